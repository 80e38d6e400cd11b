package store

import (
	"unicode"
	"unicode/utf8"
)

// regexp reads a regular expression behind field~: quoted as a whole, or as it
// is, where backslashes, quotes and commas are its own.
func (p *parser) regexp(field string) (Expr, error) {
	start := p.pos
	text, err := p.regexpText()
	if err != nil {
		return nil, err
	}
	if _, err := newRegexp(text); err != nil {
		at, msg := regexpProblem(text, err)
		if p.text[start] == '"' {
			at = 0 // what was written between quotes may be longer
		}
		return nil, p.fail(start+at, "%s", msg)
	}
	return Match{Field: field, Op: Regexp, Values: []Pattern{Literal(text)}}, nil
}

func (p *parser) regexpText() (string, error) {
	start := p.pos
	if !p.done() && p.text[start] == '"' {
		text, err := p.quoted(readQuotedRegexp)
		if r, _ := utf8.DecodeRuneInString(p.rest()); err == nil && !p.done() && r != '(' && r != ')' && !unicode.IsSpace(r) {
			return "", p.fail(p.pos, `write all of the expression in quotes, with \" for a quote in it`)
		}
		return text, err
	}
	n, _ := regexpLen(p.rest())
	p.pos += n
	return p.text[start:p.pos], p.checkEmpty(start)
}

// regexpLen returns the length of the regular expression that text starts
// with: up to white space or a parenthesis that closes none of its own; and
// whether it closes all it opens.
func regexpLen(text string) (n int, balanced bool) {
	open, literal := 0, false
	for i, r := range text {
		switch {
		case literal:
			literal = false
		case r == '\\':
			literal = true
		case unicode.IsSpace(r) || r == ')' && open == 0:
			return i, open == 0
		case r == '(':
			open++
		case r == ')':
			open--
		}
	}
	return len(text), open == 0 && !literal
}
