package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// match reads the values behind a field and its operator.
func (p *parser) match(field, op string) (Expr, error) {
	start := p.pos
	m := Match{Field: field}
	var err error
	if m.Op, err = p.operator(field, op); err != nil {
		return nil, err
	}
	for {
		at := p.pos
		value, err := p.pattern(m.Op == Like, true)
		if err == nil {
			err = p.checkValue(m, value, at)
		}
		if err != nil {
			return nil, err
		}
		m.Values = append(m.Values, value)
		if p.done() || p.text[p.pos] != ',' {
			break
		}
		p.pos++
	}
	if p.text[start:p.pos] == "*" {
		return presence(field, m.Op), nil
	}
	return m, nil
}

// operator returns what an operator means; two of them are for times only.
func (p *parser) operator(field, op string) (Op, error) {
	switch isTime := p.lang.column(field) == timeColumn; {
	case op == ":":
		return Like, nil
	case op == "=":
		return Equal, nil
	case op == "!=":
		return NotEqual, nil
	case op == ">=" && isTime:
		return AtLeast, nil
	case op == "<" && isTime:
		return Before, nil
	}
	return 0, p.fail(p.pos-len(op), "%s is not supported here; fields can be compared with : = != and time with >= <", op)
}

// presence is what a star alone means: there is a value, or with != none.
func presence(field string, op Op) Expr {
	present := Match{Field: field, Op: Present}
	if op == NotEqual {
		return Not{present}
	}
	return present
}

// checkWhen refuses a limit that is no time, and a second one.
func (p *parser) checkWhen(m Match, text string, at int) error {
	if _, ok := parseWhen(text); !ok {
		return p.fail(at, "%q is no time such as 2026-09-01, 2026-09-01T10:20Z or 2026-09-01T10:20:30+02:00", text)
	}
	if len(m.Values) > 0 {
		return p.fail(at, "one time is enough here")
	}
	return nil
}

// checkValue refuses values that could not match, rather than answer nothing.
// Times are compared as text here, and a day is not the text of a time.
func (p *parser) checkValue(m Match, value Pattern, at int) error {
	text, plain := value.Plain()
	if !plain {
		return nil
	}
	column := p.lang.column(m.Field)
	if m.Op == AtLeast || m.Op == Before {
		return p.checkWhen(m, text, at)
	}
	if column == timeColumn && (len(text) != len(timeLayout) || looseTime(text) == noTime) {
		return p.fail(at, "%q is no time such as 2026-09-01T10:20:30Z; a day is written time:2026-09-01*", text)
	}
	if check := p.lang.Check[column]; check != nil && m.Op == Like {
		if err := check(text); err != nil {
			return p.fail(at, "%v", err)
		}
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
			literal, err := p.literal(r == '"')
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
			b.text.WriteRune(r)
		}
		p.pos += n
	}
	return b.pattern(), p.checkEmpty(start)
}

// literal reads a quoted text, or a backslash and the character behind it.
func (p *parser) literal(quoted bool) (string, error) {
	start := p.pos
	if quoted {
		content, rest, ok := readQuoted(p.rest())
		if !ok {
			return "", p.fail(start, "this quote is not closed")
		}
		p.pos = len(p.text) - len(rest)
		return content, nil
	}
	p.pos++
	_, n := utf8.DecodeRuneInString(p.rest())
	if n == 0 {
		return "", p.fail(start, "nothing follows the backslash")
	}
	p.pos += n
	return p.text[p.pos-n : p.pos], nil
}

func (p *parser) checkEmpty(start int) error {
	if p.pos == start {
		return p.fail(start, `a value is missing; the empty text is written ""`)
	}
	return nil
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
