package store

import (
	"slices"
	"strings"
)

// Expr is a filter: a tree of conditions on one record. Its String is the
// canonical text, which [Language.Parse] reads back to an equal tree.
type Expr interface {
	String() string
	// binds says how tightly the expression holds together when printed.
	binds() binding
}

// And matches when every part does; the empty And matches everything.
type And []Expr

// Or matches when one part does; the empty Or matches nothing.
type Or []Expr

// Not matches when its expression does not.
type Not struct{ Expr Expr }

// Op is the operator between a field and its values.
type Op uint8

// The operators of a [Match].
const (
	// Like compares whole values without regard to case, with wildcards.
	Like Op = iota
	// Equal compares whole values exactly.
	Equal
	// NotEqual is true where Equal is not, missing values included.
	NotEqual
	// Present is true where the field has a value.
	Present
	// AtLeast is true for numbers and times that are not below the value. A
	// time means all that it names: that day, that hour, that minute.
	AtLeast
	// Before is true for numbers and times below the value.
	Before
	// Above is true for numbers and times above the value.
	Above
	// AtMost is true for numbers and times that are not above the value.
	AtMost
	// Regexp finds a regular expression in a value, case-sensitive.
	Regexp
)

// Match is a condition on one field: one of Values must fit one of the
// field's values. Present has no values, comparisons and Regexp have one.
type Match struct {
	// Field is the name as the user knows it, an alias or a JSON path.
	Field string
	Op    Op
	// Values are the patterns (Like), the exact values (Equal, NotEqual), the
	// limit of a comparison or the regular expression. Behind time: they are
	// days, ranges and so on: see [Language.Parse].
	Values []Pattern
}

// Text is a condition on the whole record: one of its leaf values contains
// the pattern, without regard to case.
type Text struct{ Pattern Pattern }

// Pattern is text in which some characters may be wildcards.
type Pattern []Piece

// Piece is literal text, or a wildcard: '*' for any text, '?' for any one
// character.
type Piece struct {
	Text string
	Wild byte
}

// Literal is the pattern that stands for exactly this text.
func Literal(text string) Pattern {
	if text == "" {
		return nil
	}
	return Pattern{{Text: text}}
}

// Plain returns the pattern's text and whether it is free of wildcards.
func (p Pattern) Plain() (string, bool) {
	var b strings.Builder
	for _, piece := range p {
		if piece.Wild != 0 {
			return "", false
		}
		b.WriteString(piece.Text)
	}
	return b.String(), true
}

// FieldsOf lists the fields that a filter names, each once, in order.
func FieldsOf(e Expr) []string {
	var out []string
	var walk func(Expr)
	walk = func(e Expr) {
		switch e := e.(type) {
		case And:
			for _, part := range e {
				walk(part)
			}
		case Or:
			for _, part := range e {
				walk(part)
			}
		case Not:
			walk(e.Expr)
		case Match:
			if !slices.Contains(out, e.Field) {
				out = append(out, e.Field)
			}
		}
	}
	walk(e)
	return out
}
