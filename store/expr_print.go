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
		if e.Op == Regexp {
			values = append(values, v.regexp())
		} else {
			values = append(values, v.value())
		}
	}
	list := strings.Join(values, ",")
	if e.Op == Like && list == "*" { // which would read as Present
		list = "**"
	}
	return e.Field + e.Op.sign() + list
}

// sign returns an operator as it is written.
func (op Op) sign() string {
	return [...]string{Like: ":", Equal: "=", NotEqual: "!=", Present: ":", AtLeast: ">=", Before: "<", Above: ">", AtMost: "<=", Regexp: "~"}[op]
}

// String writes a word, or a quoted phrase where a word would read otherwise.
func (e Text) String() string {
	text, plain := e.Pattern.Plain()
	switch {
	case !plain:
		return e.Pattern.escaped(operators + "-!")
	case bare(text) && isWord(text) && !clockAhead(text): // which would join a day before it
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
// like :: or :// would turn its field into a word, one that starts with an
// operator would read as a mistake.
func (p Pattern) value() string {
	text, plain := p.Plain()
	start := p.escaped("")
	odd := start != "" && strings.Contains(operators, start[:1]) || strings.HasPrefix(start, "//")
	switch {
	case plain && (odd || !bare(text)):
		return quote(text)
	case odd:
		return `\` + p.escaped("")
	}
	return p.escaped("")
}

// escaped writes a pattern with a backslash before each special character,
// and before those that also names; a piece with what cannot be seen is quoted.
func (p Pattern) escaped(also string) string {
	var b strings.Builder
	for _, piece := range p {
		if piece.Wild != 0 {
			b.WriteByte(piece.Wild)
			continue
		}
		if anyHidden(piece.Text) {
			b.WriteString(quote(piece.Text))
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

// regexp writes a pattern as a regular expression, quoted where it would not
// end by itself. Between quotes only those backslashes are doubled that would
// not read as one.
func (p Pattern) regexp() string {
	text, _ := p.Plain()
	if n, balanced := regexpLen(text); n > 0 && n == len(text) && balanced && text[0] != '"' {
		return text
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(text) {
		rest := text[i+1:]
		if text[i] == '"' || text[i] == '\\' && (rest == "" || rest[0] == '\\' || rest[0] == '"') {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String() + `"`
}

// bare reports whether text stands for itself as a value without quotes.
func bare(text string) bool {
	return text != "" && !strings.ContainsFunc(text, isSpecial) && !anyHidden(text)
}

// isSpecial reports whether a character means something outside quotes.
func isSpecial(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`,()"\*?`, r)
}
