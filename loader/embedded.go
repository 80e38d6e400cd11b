package loader

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// embedded reads the string whose text lies between two offsets, quotes not
// included, as JSON; see document.
func (t *text) embedded(start, end, nest int) (bool, error) {
	raw := t.win.rest()[start:end]
	if bytes.IndexByte(raw, '{') < 0 || nest+1 >= maxNesting {
		return false, nil
	}
	decoded, ok := appendUnescaped(t.scratch[nest][:0], raw)
	t.scratch[nest] = decoded
	if !ok {
		return false, nil
	}
	return t.document(decoded, t.win.offset()+int64(start), nest)
}

// document reads JSON that lies in a string at an offset of the text, one
// value after the other. It reports whether something of a trail was found in
// it, good or bad. What else is wrong with it is no matter: a string may hold
// anything.
func (t *text) document(doc []byte, at int64, nest int) (bool, error) {
	doc = bytes.TrimLeft(doc, " \t\r\n")
	if len(doc) == 0 || doc[0] != '{' && doc[0] != '[' {
		return false, nil
	}
	_, counted, err := t.within(doc, at, func() (bool, error) { return t.sequence(nest + 1) })
	return counted, unlessFault(err)
}

// sequence reads values as long as they lead to records.
func (t *text) sequence(nest int) (counted bool, err error) {
	for {
		found, err := t.value(nest, false)
		counted = counted || found
		if err != nil || !found {
			return counted, err
		}
		if c, err := t.next(); err != nil || c != '{' {
			return counted, nil
		}
	}
}

// within reads doc in place of the text, with a function that reports what
// value does. Its end is not that of the text. N is how much was consumed.
func (t *text) within(doc []byte, at int64, read func() (bool, error)) (n int, counted bool, err error) {
	outer, inner := t.win, textWindow(doc, at)
	t.win = &inner
	counted, err = read()
	t.win = outer
	switch f, _ := err.(*fault); {
	case f != nil:
		f.open = 0 // those are in doc
	case err == errEnd && t.lost:
		t.lost = false
		return inner.pos, true, nil
	case err == errEnd || err == errTooLarge:
		err = &fault{at: at, msg: err.Error()}
	}
	return inner.pos, counted, err
}

// appendUnescaped appends the value of a JSON string, which is to be read as
// JSON. It reports whether the text is one.
func appendUnescaped(dst, s []byte) ([]byte, bool) {
	for {
		i := bytes.IndexByte(s, '\\')
		if i < 0 {
			return append(dst, s...), true
		}
		dst = append(dst, s[:i]...)
		if i+1 == len(s) {
			return dst, false
		}
		c := s[i+1]
		s = s[i+2:]
		if c != 'u' {
			plain := unescaped(c)
			if plain == 0 {
				return dst, false
			}
			dst = append(dst, plain)
			continue
		}
		r, n := escapedRune(s)
		if n == 0 {
			return dst, false
		}
		if utf16.IsSurrogate(r) {
			dst = appendLone(dst, s[:n])
		} else {
			dst = utf8.AppendRune(dst, r)
		}
		s = s[n:]
	}
}

// appendLone appends half of a surrogate pair by the digits of its escape. No
// encoding has it, but in JSON its escape means the same; U+FFFD in its place
// would make one record of many. Behind a backslash that is not itself escaped
// nothing may stand that is no ASCII, and no escape either.
func appendLone(dst, digits []byte) []byte {
	if slashes := len(dst) - len(bytes.TrimRight(dst, `\\`)); slashes%2 == 1 {
		return utf8.AppendRune(dst, utf8.RuneError)
	}
	return append(append(dst, `\u`...), digits...)
}

// unescaped returns what a backslash and c stand for, 0 for nothing.
func unescaped(c byte) byte {
	switch c {
	case '"', '\\', '/':
		return c
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	case 'n':
		return '\n'
	case 'r':
		return '\r'
	case 't':
		return '\t'
	}
	return 0
}

// escapedRune reads the digits behind \u, and those of the second half of a
// surrogate pair; half of one is returned as it is. It returns their number, 0
// when they are none.
func escapedRune(s []byte) (rune, int) {
	r, ok := hexRune(s)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, 4
	}
	if len(s) >= 10 && s[4] == '\\' && s[5] == 'u' {
		if low, ok := hexRune(s[6:]); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return pair, 10
			}
		}
	}
	return r, 4
}

func hexRune(s []byte) (r rune, ok bool) {
	if len(s) < 4 {
		return 0, false
	}
	for _, c := range s[:4] {
		switch {
		case isDigit(c):
			r = r<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return r, true
}
