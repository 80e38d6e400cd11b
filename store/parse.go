package store

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseError says what is wrong with a filter, and where.
type ParseError struct {
	Pos int // in characters from the start, 0 for the first
	Msg string
}

// Error returns the reason and the place, counted from 1.
func (e *ParseError) Error() string { return fmt.Sprintf("%s (at character %d)", e.Msg, e.Pos+1) }

// operators start what follows a field's name.
const operators = ":=~<>"

// maxNested bounds parentheses and negations inside each other.
const maxNested = 200

// Parse reads a filter. Blank text is the empty And, which matches everything.
// The error is a *ParseError.
//
//	or     = and { "OR" and }
//	and    = not { [ "AND" ] not }
//	not    = [ "NOT" | "-" | "!" ] not | "(" or ")" | term
//	term   = field ":" values              whole value, any case; * and ? are wildcards
//	       | field ( "=" | "!=" ) values   whole value, as it is
//	       | field "~" regex               RE2, anywhere in the value
//	       | field ( ">" | ">=" | "<" | "<=" ) ( number | time )
//	       | word | "phrase"               anywhere in the record, any case
//	values = "*" | value { "," value }
//
// A time is a year, month, day, hour, minute or second and means all of it; it
// is in UTC if it has no zone. Behind time: may also be a range (start included,
// end excluded, one of them possibly missing) or a length of time before the
// newest event:
//
//	time:2026-09-01   time:2026-09-01T10:20   time:2026-09-01T10:00+02:00..12:00
//	time:2026-09-01.. time:..2026-09-01       time:last2h (s m h d w)
//
// A day and a time of it may have a space between them, as in time>=2026-09-01 10:20.
// A time of the day alone is the last one up to [Language.Newest], if that is
// known, and comes back with its day.
func (l *Language) Parse(text string) (Expr, error) {
	p := parser{lang: l, text: text}
	if !utf8.ValidString(text) {
		return nil, p.fail(validLen(text), "this is no UTF-8 text; remove it")
	}
	if p.space(); p.done() {
		return And{}, nil
	}
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if !p.done() {
		return nil, p.fail(p.pos, "this ) closes nothing; remove it, or quote it to search for it")
	}
	return e, nil
}

// validLen returns the length of the part of text that is UTF-8.
func validLen(text string) int {
	for i, r := range text {
		if _, n := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && n == 1 {
			return i
		}
	}
	return len(text)
}

type parser struct {
	lang  *Language
	text  string
	pos   int // in bytes
	depth int
}

func (p *parser) done() bool   { return p.pos >= len(p.text) }
func (p *parser) rest() string { return p.text[p.pos:] }

func (p *parser) space() {
	p.pos = len(p.text) - len(strings.TrimLeftFunc(p.rest(), unicode.IsSpace))
}

func (p *parser) fail(at int, format string, args ...any) error {
	return &ParseError{Pos: utf8.RuneCountInString(p.text[:at]), Msg: fmt.Sprintf(format, args...)}
}

// keyword reads a word in capitals that stands by itself.
func (p *parser) keyword(word string) bool {
	rest, ok := strings.CutPrefix(p.rest(), word)
	if !ok {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(rest); rest != "" && !unicode.IsSpace(r) && r != '(' && r != ')' {
		return false
	}
	p.pos += len(word)
	p.space()
	return true
}

func (p *parser) or() (Expr, error) {
	var parts Or
	for {
		part, err := p.and()
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
		if !p.keyword("OR") {
			break
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return parts, nil
}

func (p *parser) and() (Expr, error) {
	var parts And
	for {
		part, err := p.not()
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
		p.space()
		if p.done() || p.text[p.pos] == ')' || p.ahead("OR") {
			break
		}
		p.keyword("AND")
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return parts, nil
}

// ahead reports whether a keyword comes next, without reading it.
func (p *parser) ahead(word string) bool {
	at := p.pos
	found := p.keyword(word)
	p.pos = at
	return found
}

func (p *parser) not() (Expr, error) {
	if p.depth++; p.depth > maxNested {
		return nil, p.fail(p.pos, "nested too deeply; remove parentheses")
	}
	defer func() { p.depth-- }()
	start := p.pos
	switch {
	case p.done():
		return nil, p.fail(start, "a condition is missing at the end; write one such as region:eu-*")
	case p.ahead("OR") || p.ahead("AND"):
		return nil, p.fail(start, "a condition is missing before this word: write one, or quote the word")
	case p.text[start] == '-' || p.text[start] == '!':
		p.pos++
		if r, _ := utf8.DecodeRuneInString(p.rest()); p.done() || unicode.IsSpace(r) {
			return nil, p.fail(start, "nothing follows to be negated; quote %q to search for it", p.text[start:start+1])
		}
		return p.negated()
	case p.keyword("NOT"):
		return p.negated()
	case p.text[start] == '(':
		return p.group()
	case p.text[start] == ')':
		return nil, p.fail(start, "a condition is missing before this ): write one, or remove the ( )")
	}
	return p.term()
}

func (p *parser) negated() (Expr, error) {
	e, err := p.not()
	if err != nil {
		return nil, err
	}
	return Not{e}, nil
}

func (p *parser) group() (Expr, error) {
	start := p.pos
	p.pos++
	p.space()
	e, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.done() {
		return nil, p.fail(start, "this ( is not closed; add a ) at the end, or quote it to search for it")
	}
	p.pos++
	return e, nil
}

// term reads a condition on a field, or a word or phrase.
func (p *parser) term() (Expr, error) {
	field, op, err := p.fieldAhead()
	if err != nil {
		return nil, err
	}
	if field != "" {
		return p.match(field, op)
	}
	pattern, err := p.pattern(true, false)
	if err != nil {
		return nil, err
	}
	return Text{pattern}, nil
}

// fieldAhead decides whether the token that comes next starts with a field,
// and if so reads the field and its operator.
func (p *parser) fieldAhead() (field string, op Op, err error) {
	token := p.text[p.pos : p.pos+tokenLen(p.rest())]
	at := firstOperator(token)
	if at < 0 || p.lang.isWord(token, at) {
		return "", 0, nil
	}
	name, op, end := readOperator(token, at)
	if name == "" {
		return "", 0, p.fail(p.pos, "no field before this %s: write one without a space, or quote the word", token[:end])
	}
	if _, ok, similar := p.lang.Resolve(name); !ok {
		return "", 0, p.unknown(name, token[at:end], similar)
	}
	p.pos += end
	return canonicalName(name), op, p.checkOperator(name, op)
}

// readOperator splits a token at its first operator, which is at an offset,
// and returns where the operator ends.
func readOperator(token string, at int) (name string, op Op, end int) {
	rest := token[at:]
	for _, op := range []Op{AtLeast, AtMost, Like, Equal, Regexp, Above, Before} {
		if sign := op.sign(); strings.HasPrefix(rest, sign) {
			name, negated := strings.CutSuffix(token[:at], "!")
			if negated && op == Equal {
				return name, NotEqual, at + len(sign)
			}
			return token[:at], op, at + len(sign)
		}
	}
	return token[:at], Like, at + 1
}

// checkOperator refuses what looks like the operators of other languages.
func (p *parser) checkOperator(name string, op Op) error {
	if op == Regexp || p.done() || !strings.Contains("=<>~", p.text[p.pos:p.pos+1]) {
		return nil
	}
	meant := map[string]string{"==": "=", ":=": "=", "!==": "!=", "=~": "~", ":~": "~", "=>": ">=", ":>": ">", "=<": "<=", ":<": "<", "<>": "!="}
	sign := op.sign() + p.text[p.pos:p.pos+1]
	if instead := meant[sign]; instead != "" {
		return p.fail(p.pos-len(op.sign()), "%s is no operator; write %s%s..., or quote a value that starts with %s", sign, name, instead, sign[len(sign)-1:])
	}
	return p.fail(p.pos, "a value does not start with %s; quote it if this one does", sign[len(sign)-1:])
}

// unknown refuses a field that is none.
func (p *parser) unknown(name, sign, similar string) error {
	if field, negated := strings.CutSuffix(name, "!"); negated {
		if _, ok, _ := p.lang.Resolve(field); ok {
			return p.fail(p.pos, "!%s is no operator; write -%s%s... for the opposite", sign, field, sign)
		}
	}
	switch {
	case len(name) > maxSimilar:
		return p.fail(p.pos, "no field has a name this long; to search the text, quote it")
	case similar == "":
		return p.fail(p.pos, "no field %q; quote the word, for text or for a key", name)
	}
	return p.fail(p.pos, "no field %q: did you mean %s? To search the text, quote it", name, similar)
}

// canonicalName spells a path in the one way that reads as a field: the first
// segment is quoted where it would read as a number, a negation or a word.
func canonicalName(name string) string {
	segments, _ := readPath(name)
	path := joinPath(segments)
	if c := path[0]; c != '"' && (c == '-' || c >= '0' && c <= '9' || len(segments) == 1 && name[0] == '"') {
		return quote(segments[0]) + path[len(segments[0]):]
	}
	return path
}

// alwaysWord reports whether a token is text whatever operators it holds, so
// that ARNs, times and addresses can be pasted: it starts with arn: or a
// digit, is an address or network, or its first operator is part of :// or of
// a :: that does not start an address.
func alwaysWord(token string, operator int) bool {
	rest := token[operator:]
	return strings.HasPrefix(token, "arn:") || token[0] >= '0' && token[0] <= '9' ||
		strings.HasPrefix(rest, "://") || strings.HasPrefix(rest, "::") && !areAddresses(rest[1:]) || isAddress(token)
}

// isWord reports whether a token with an operator is text: what always is, what
// looks pasted, and an address behind what is no field, as in x:::1.
func (l *Language) isWord(token string, operator int) bool {
	if alwaysWord(token, operator) || l.Pasted != nil && l.Pasted(token) {
		return true
	}
	_, known, _ := l.Resolve(token[:operator])
	return !known && strings.HasPrefix(token[operator:], "::")
}

// isWord reports whether bare text reads as a word, whatever fields there are.
func isWord(text string) bool {
	if text == "OR" || text == "AND" || text == "NOT" || text[0] == '-' || text[0] == '!' {
		return false
	}
	at := firstOperator(text)
	return at < 0 || alwaysWord(text, at)
}

// tokenLen returns the length of the token that text starts with: up to white
// space or a parenthesis outside quotes.
func tokenLen(text string) int {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '(' || c == ')':
			return i
		case c <= ' ' || c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(text[i:])
			if unicode.IsSpace(r) {
				return i
			}
			i += n - 1
		}
	}
	return len(text)
}

// firstOperator returns the offset of the first operator outside quotes, -1
// without any.
func firstOperator(token string) int {
	quoted := false
	for i := 0; i < len(token); i++ {
		switch c := token[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && strings.IndexByte(operators, c) >= 0:
			return i
		}
	}
	return -1
}
