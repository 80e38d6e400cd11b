package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// match reads the values behind a field and its operator.
func (p *parser) match(field string, op Op) (Expr, error) {
	switch start := p.pos; {
	case op == Regexp:
		return p.regexp(field)
	case isComparison(op):
		return p.comparison(field, op)
	default:
		m := Match{Field: field, Op: op}
		if err := p.values(&m); err != nil {
			return nil, err
		}
		if p.text[start:p.pos] == "*" {
			return presence(field, op), nil
		}
		return m, nil
	}
}

// values reads a list of values.
func (p *parser) values(m *Match) error {
	for {
		at := p.pos
		value, err := p.moment(m.Field, m.Op)
		if err == nil {
			value = p.lang.dated(*m, value)
			err = p.checkValue(*m, value, at)
		}
		if err != nil {
			return err
		}
		m.Values = append(m.Values, value)
		if p.done() || p.text[p.pos] != ',' {
			return nil
		}
		p.pos++
	}
}

// presence is what a star alone means: there is a value, or with != none.
func presence(field string, op Op) Expr {
	present := Match{Field: field, Op: Present}
	if op == NotEqual {
		return Not{present}
	}
	return present
}

// comparison reads the limit behind > >= < <=.
func (p *parser) comparison(field string, op Op) (Expr, error) {
	at := p.pos
	limit, err := p.moment(field, op)
	if err != nil {
		return nil, err
	}
	limit = p.lang.dated(Match{Field: field, Op: op}, limit)
	text, _ := limit.Plain()
	if _, err := newComparison(op, p.lang.column(field), text); err != nil {
		return nil, p.fail(at, "%v", err)
	}
	if !p.done() && p.text[p.pos] == ',' {
		return nil, p.fail(p.pos, "one limit is enough here; write %s%s%s alone", field, op.sign(), text)
	}
	return Match{Field: field, Op: op, Values: []Pattern{limit}}, nil
}

// checkValue refuses values that could not match, rather than answer nothing.
func (p *parser) checkValue(m Match, value Pattern, at int) error {
	column := p.lang.column(m.Field)
	if column == timeColumn {
		if err := checkTime(m.Op, value); err != nil {
			return p.fail(at, "%v", err)
		}
	}
	text, plain := value.Plain()
	if check := p.lang.Check[column]; check != nil && plain {
		if err := check(m.Op, text); err != nil {
			return p.fail(at, "%v", err)
		}
	}
	return nil
}

// checkTime refuses a value for the column of times that is none. Behind = the
// text itself counts, and a day is not the text of a time; wildcards stand for
// parts of that text.
func checkTime(op Op, value Pattern) error {
	text, plain := value.Plain()
	switch {
	case !plain:
		for _, piece := range value {
			if !inTime(string(fold(piece.Text))) {
				return filterError("no time has %q in it: write a beginning such as 2026-09-0*", piece.Text)
			}
		}
	case op == Like:
		_, err := parseWhen(text)
		return err
	case len(text) != len(timeLayout) || looseTime(text) == noTime:
		return filterError("%q is no whole time: write 2026-09-01T10:20:30Z, or time: for a day", text)
	}
	return nil
}

// pattern reads text up to white space or a parenthesis, a value also up to a
// comma. Quoted parts and what follows a backslash stand for themselves; wild
// says whether * and ? are wildcards elsewhere.
func (p *parser) pattern(wild, value bool) (Pattern, error) {
	var b patternBuilder
	start := p.pos
	for !p.done() {
		r, n := utf8.DecodeRuneInString(p.rest())
		switch {
		case r == '"' || r == '\\':
			literal, err := p.literal()
			if err != nil {
				return nil, err
			}
			b.text.WriteString(literal)
			continue
		case unicode.IsSpace(r) || r == '(' || r == ')' || value && r == ',':
			return b.pattern(), p.checkEmpty(start)
		case wild && (r == '*' || r == '?'):
			b.wildcard(byte(r))
		default:
			b.text.WriteString(p.rest()[:n])
		}
		p.pos += n
	}
	return b.pattern(), p.checkEmpty(start)
}

// literal reads a quoted text, or a backslash and the character behind it.
func (p *parser) literal() (string, error) {
	start := p.pos
	if p.text[start] == '"' {
		return p.quoted(readQuoted)
	}
	p.pos++
	_, n := utf8.DecodeRuneInString(p.rest())
	if n == 0 {
		return "", p.fail(start, `nothing follows the backslash; write \\ for the character`)
	}
	p.pos += n
	return p.text[p.pos-n : p.pos], nil
}

// quoted reads a quoted text in one of its two forms.
func (p *parser) quoted(read func(string) (string, string, bool)) (string, error) {
	content, rest, ok := read(p.rest())
	if !ok {
		return "", p.fail(p.pos, `this quote is not closed; add a " at its end, or write \" for the character`)
	}
	p.pos = len(p.text) - len(rest)
	return content, nil
}

func (p *parser) checkEmpty(start int) error {
	switch {
	case p.pos > start:
		return nil
	case strings.HasPrefix(p.rest(), "("):
		return p.fail(start, `several values need no brackets: event=A,B; quote a value that has one`)
	default:
		return p.fail(start, `a value is missing; write it here without a space, or "" for the empty text`)
	}
}

// patternBuilder joins neighbouring text and neighbouring stars.
type patternBuilder struct {
	pieces Pattern
	text   strings.Builder
}

func (b *patternBuilder) wildcard(c byte) {
	b.flush()
	if n := len(b.pieces); n > 0 && c == '*' && b.pieces[n-1].Wild == '*' {
		return
	}
	b.pieces = append(b.pieces, Piece{Wild: c})
}

func (b *patternBuilder) flush() {
	if b.text.Len() > 0 {
		b.pieces = append(b.pieces, Piece{Text: b.text.String()})
		b.text.Reset()
	}
}

func (b *patternBuilder) pattern() Pattern {
	b.flush()
	return b.pieces
}
