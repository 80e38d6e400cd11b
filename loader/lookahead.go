package loader

import "bytes"

// fault is a place where text is not what it should be. Open is how many
// objects were consumed in part since the value began in which it is, so that
// reading can go on behind that value.
type fault struct {
	at    int64 // offset in the text
	msg   string
	stray bool // it is no part of a record
	open  int
}

// Error returns what is wrong, without the position.
func (f *fault) Error() string { return f.msg }

// The methods below look ahead; offsets count from the first unread byte.
// Their errors are errEnd, errTooLarge or a fault.

// faultAt is a fault at offset i.
func (w *window) faultAt(i int, msg string) error {
	return &fault{at: w.offset() + int64(i), msg: msg}
}

// strayAt is a fault where a container should go on or end.
func (w *window) strayAt(i int) error {
	return &fault{at: w.offset() + int64(i), msg: "stray or trailing text", stray: true}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// skipTo returns the offset of the first byte from i on that is neither white
// space nor a comma, and that byte. Commas are not checked: nothing that is
// read depends on them.
func (w *window) skipTo(i int) (int, byte, error) {
	for {
		c, err := w.at(i)
		if err != nil {
			return 0, 0, err
		}
		if !isSpace(c) && c != ',' {
			return i, c, nil
		}
		i++
	}
}

// stringEnd returns the offset of the quote that ends the string whose text
// starts at i.
func (w *window) stringEnd(i int) (int, error) {
	from := i
	for {
		for w.pos+from >= len(w.buf) {
			if err := w.more(); err != nil {
				return 0, err
			}
		}
		rest := w.rest()
		q := bytes.IndexByte(rest[from:], '"')
		if q < 0 {
			from = len(rest)
			continue
		}
		from += q
		slashes := 0
		for from-slashes > i && rest[from-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return from, nil
		}
		from++
	}
}

// key returns the text of the key whose quote is at offset i, and where its
// value starts. The text is valid until more is read.
func (w *window) key(i int) (start, end, value int, err error) {
	end, err = w.stringEnd(i + 1)
	if err != nil {
		return 0, 0, 0, err
	}
	colon, c, err := w.skipTo(end + 1)
	if err != nil {
		return 0, 0, 0, err
	}
	if c != ':' {
		return 0, 0, 0, w.faultAt(colon, "expected a colon after the key")
	}
	value, _, err = w.skipTo(colon + 1)
	return i + 1, end, value, err
}

// valueEnd returns the offset behind the value at i. What is inside an object
// or list is not checked, brackets and strings aside; but where a quote is
// missing, strings and what is between them change places, and that is seen.
func (w *window) valueEnd(i int) (int, error) {
	var n nesting
	for before := byte(':'); ; {
		c, err := w.at(i)
		if err != nil {
			return 0, err
		}
		if n.depth > 0 && mayNotFollow(c, before) {
			return 0, w.faultAt(i, "expected a comma")
		}
		switch c {
		case '"':
			if i, err = w.stringEnd(i + 1); err != nil {
				return 0, err
			}
		case '{', '[':
			n.open(c == '[')
		case '}', ']':
			if !n.close(c == ']') {
				return 0, w.faultAt(i, "wrong bracket")
			}
		default:
			if n.depth == 0 {
				return w.scalarEnd(i)
			}
		}
		if !isSpace(c) {
			before = c
		}
		i++
		if n.depth <= 0 {
			return i, nil
		}
	}
}

// nesting knows which brackets are open.
type nesting struct {
	depth, deepest int
	lists          uint64 // a bit a bracket, the innermost lowest
}

func (n *nesting) open(list bool) {
	n.depth++
	n.deepest = max(n.deepest, n.depth)
	n.lists <<= 1
	if list {
		n.lists |= 1
	}
}

// close reports whether the innermost bracket is of that kind, as far as that
// is known: what was open below 64 others is forgotten.
func (n *nesting) close(list bool) bool {
	same := n.lists&1 == 1 == list
	n.depth--
	n.lists >>= 1
	return same || n.deepest > 64 || n.depth < 0
}

// mayNotFollow reports whether c starts something behind the end of a string,
// an object or a list, or a string behind a word.
func mayNotFollow(c, before byte) bool {
	switch c {
	case ',', ':', '}', ']', ' ', '\t', '\n', '\r':
		return false
	case '"', '{', '[':
		return before != ',' && before != ':' && before != '{' && before != '['
	}
	return before == '"' || before == '}' || before == ']'
}

// scalarEnd returns the offset behind the number or name at i.
func (w *window) scalarEnd(i int) (int, error) {
	for from := i; ; i++ {
		c, err := w.at(i)
		if err != nil {
			return 0, err
		}
		switch {
		case isSpace(c) || c == ',' || c == '}' || c == ']':
			return i, nil
		case c == '"' || c == '{' || c == '[' || c == ':' || i-from > 64:
			return 0, w.faultAt(i, "expected a value")
		}
	}
}
