package store

import (
	"strings"
	"unicode"
)

// binding orders expressions by how tightly they hold together.
type binding int

const (
	bindsOr binding = iota
	bindsAnd
	bindsTerm
)

func (And) binds() binding   { return bindsAnd }
func (Or) binds() binding    { return bindsOr }
func (Not) binds() binding   { return bindsTerm }
func (Match) binds() binding { return bindsTerm }
func (Text) binds() binding  { return bindsTerm }

// String joins the parts by spaces.
func (e And) String() string { return joined(e, " ", bindsTerm) }

// String joins the parts by OR.
func (e Or) String() string { return joined(e, " OR ", bindsAnd) }

// String puts a minus before the expression.
func (e Not) String() string { return "-" + grouped(e.Expr, bindsTerm) }

// String writes field, operator and values.
func (e Match) String() string {
	if e.Op == Present {
		return e.Field + ":*"
	}
	var values []string
	for _, v := range e.Values {
		values = append(values, v.value())
	}
	list := strings.Join(values, ",")
	switch e.Op {
	case Equal:
		return e.Field + "=" + list
	case NotEqual:
		return e.Field + "!=" + list
	case AtLeast:
		return e.Field + ">=" + list
	case Before:
		return e.Field + "<" + list
	}
	if list == "*" { // which would read as Present
		list = "**"
	}
	return e.Field + ":" + list
}

// String writes a word, or a quoted phrase where a word would read otherwise.
func (e Text) String() string {
	text, plain := e.Pattern.Plain()
	switch {
	case !plain:
		return e.Pattern.escaped(operators + "-!")
	case bare(text) && isWord(text):
		return text
	}
	return quote(text)
}

func joined(parts []Expr, by string, need binding) string {
	var out []string
	for _, part := range parts {
		out = append(out, grouped(part, need))
	}
	return strings.Join(out, by)
}

// grouped writes an expression, in parentheses if it holds less tightly than
// is needed.
func grouped(e Expr, need binding) string {
	if e.binds() < need {
		return "(" + e.String() + ")"
	}
	return e.String()
}

// value writes a pattern as a value. Without wildcards it is quoted where
// needed; with them each special character is escaped. A value that starts
// like :: or :// would turn its field into a word.
func (p Pattern) value() string {
	text, plain := p.Plain()
	wordly := strings.HasPrefix(p.escaped(""), ":") || strings.HasPrefix(p.escaped(""), "//")
	switch {
	case plain && (wordly || !bare(text)):
		return quote(text)
	case wordly:
		return `\` + p.escaped("")
	}
	return p.escaped("")
}

// escaped writes a pattern with a backslash before each special character,
// and before those that also names.
func (p Pattern) escaped(also string) string {
	var b strings.Builder
	for _, piece := range p {
		if piece.Wild != 0 {
			b.WriteByte(piece.Wild)
			continue
		}
		for _, r := range piece.Text {
			if isSpecial(r) || strings.ContainsRune(also, r) {
				b.WriteByte('\\')
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

func quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// bare reports whether text stands for itself as a value without quotes.
func bare(text string) bool { return text != "" && !strings.ContainsFunc(text, isSpecial) }

// isSpecial reports whether a character means something outside quotes.
func isSpecial(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`,()"\*?`, r)
}
