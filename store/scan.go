package store

import (
	"bytes"
	"errors"
)

// maxDepth bounds the nesting of a record. CloudTrail's own limit of 256 KB
// an event leaves real nesting near ten.
const maxDepth = 200

// ErrShort says that the text ended before the record did.
var ErrShort = errors.New("unexpected end")

// SyntaxError says where and why text is not a record.
type SyntaxError struct {
	Offset int // in bytes from the start of the text
	Msg    string
}

// Error returns the reason; the caller knows where its text began.
func (e *SyntaxError) Error() string { return e.Msg }

func syntaxError(at int, msg string) error { return &SyntaxError{Offset: at, Msg: msg} }

// frame is an open object or array around a position in a record. Frames are
// immutable, so positions share them.
type frame struct {
	parent *frame
	path   pathID
	array  bool
	depth  int
}

// expect says what the grammar allows next.
type expect uint8

const (
	wantRecord    expect = iota // the opening brace of the record
	wantKey                     // a key, after a comma
	wantKeyOrEnd                // a key or }, after {
	wantElem                    // a value of an array, after a comma
	wantElemOrEnd               // a value or ], after [
	wantNext                    // a comma or the end of the container
	wantMember                  // the value of a key
)

// literal is what the tokenizer found between two leaf values.
type literal struct {
	end    int    // offset behind the literal
	path   pathID // of the leaf that follows
	frame  *frame // around that leaf
	last   bool   // the record ended; no leaf follows
	scalar bool   // the leaf is a number or a truth value, not a string
}

// tokenizer reads literals: the slow, checking counterpart of the trie.
type tokenizer struct {
	paths *pathTable
	text  []byte
	pos   int
	frame *frame
	path  pathID // of the value to come
	want  expect
}

// next reads from the end of one leaf value to the start of the following
// one, or to the end of the record.
func (t *tokenizer) next() (literal, error) {
	for {
		t.space()
		if t.pos >= len(t.text) {
			return literal{}, ErrShort
		}
		c := t.text[t.pos]
		var done bool
		var err error
		switch {
		case t.want == wantKey || t.want == wantKeyOrEnd:
			done, err = t.key(c)
		case t.want == wantNext:
			done, err = t.separator(c)
		case t.want == wantElemOrEnd && c == ']':
			done, err = t.leave(c)
		default:
			done, err = t.value(c)
		}
		if err != nil {
			return literal{}, err
		}
		if done {
			lit := literal{end: t.pos, path: t.path, frame: t.frame, last: t.frame == nil}
			lit.scalar = !lit.last && c != '"'
			return lit, nil
		}
	}
}

func (t *tokenizer) space() {
	for t.pos < len(t.text) {
		switch t.text[t.pos] {
		case ' ', '\t', '\n', '\r':
			t.pos++
		default:
			return
		}
	}
}

// key reads `"name" :`, or the closing brace of an empty object.
func (t *tokenizer) key(c byte) (done bool, err error) {
	if c == '}' && t.want == wantKeyOrEnd {
		return t.leave(c)
	}
	if c != '"' {
		return false, syntaxError(t.pos, "expected a quoted key")
	}
	end, err := stringEnd(t.text, t.pos+1)
	if err != nil {
		return false, err
	}
	raw := t.text[t.pos+1 : end]
	if at, msg := checkString(raw); msg != "" {
		return false, syntaxError(t.pos+1+at, msg)
	}
	t.path = t.paths.child(t.frame.path, string(unescape(raw)))
	t.pos = end + 1
	t.space()
	if t.pos >= len(t.text) {
		return false, ErrShort
	}
	if t.text[t.pos] != ':' {
		return false, syntaxError(t.pos, "expected a colon after the key")
	}
	t.pos++
	t.want = wantMember
	return false, nil
}

// separator reads a comma or the end of the container.
func (t *tokenizer) separator(c byte) (bool, error) {
	if c != ',' {
		return t.leave(c)
	}
	t.pos++
	t.want = wantKey
	if t.frame.array {
		t.want = wantElem
	}
	return false, nil
}

// leave closes the innermost container; it is done when that was the record.
func (t *tokenizer) leave(c byte) (bool, error) {
	if c != '}' && c != ']' {
		return false, syntaxError(t.pos, "expected a comma or the end of the object")
	}
	if (c == ']') != t.frame.array {
		return false, syntaxError(t.pos, "the wrong bracket closes here")
	}
	t.pos++
	t.frame = t.frame.parent
	t.want = wantNext
	return t.frame == nil, nil
}

// value reads up to a leaf value, or steps into a container, or over null.
func (t *tokenizer) value(c byte) (bool, error) {
	if t.frame != nil && t.frame.array {
		t.path = t.frame.path
	}
	if t.frame == nil && c != '{' {
		return false, syntaxError(t.pos, "expected an object")
	}
	switch {
	case c == '{' || c == '[':
		return false, t.enter(c == '[')
	case c == '"':
		t.pos++
		t.want = wantNext
		return true, nil
	case isScalarStart(c):
		t.want = wantNext
		return true, nil
	case c == 'n':
		return false, t.null()
	}
	return false, syntaxError(t.pos, "expected a value")
}

func (t *tokenizer) enter(array bool) error {
	depth := 1
	if t.frame != nil {
		depth = t.frame.depth + 1
	}
	if depth > maxDepth {
		return syntaxError(t.pos, "nested too deeply")
	}
	t.frame = &frame{parent: t.frame, path: t.path, array: array, depth: depth}
	t.pos++
	t.want = wantKeyOrEnd
	if array {
		t.want = wantElemOrEnd
	}
	return nil
}

func (t *tokenizer) null() error {
	rest := t.text[t.pos:]
	if len(rest) < 4 {
		if bytes.HasPrefix([]byte("null"), rest) {
			return ErrShort
		}
		return syntaxError(t.pos, "expected a value")
	}
	if string(rest[:4]) != "null" {
		return syntaxError(t.pos, "expected a value")
	}
	t.pos += 4
	t.want = wantNext
	return nil
}

func isScalarStart(c byte) bool {
	return c == '-' || c == 't' || c == 'f' || c >= '0' && c <= '9'
}

// stringEnd returns the offset of the quote that ends the string whose text
// starts at p.
func stringEnd(text []byte, p int) (int, error) {
	for q := p; ; {
		i := bytes.IndexByte(text[q:], '"')
		if i < 0 {
			return 0, ErrShort
		}
		q += i
		slashes := 0
		for q-slashes > p && text[q-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return q, nil
		}
		q++
	}
}

// scalarEnd returns the offset behind the number or truth value at p.
func scalarEnd(text []byte, p int) (int, error) {
	for q := p; q < len(text); q++ {
		if endsScalar(text[q]) {
			return q, nil
		}
	}
	return 0, ErrShort
}

func endsScalar(c byte) bool {
	switch c {
	case ',', '}', ']', ' ', '\t', '\n', '\r':
		return true
	}
	return false
}
