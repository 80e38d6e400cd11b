package store

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON writes strings with escapes; values are kept as they are written. Here are the
// steps between text and value, eight bytes at a time where nothing is special, as it
// hardly ever is.

// commonLen returns how many bytes of a string come before an escape, a
// control character or one beyond ASCII: all of them, or a multiple of eight.
func commonLen(s []byte) int {
	n := 0
	for ; n+8 <= len(s); n += 8 {
		if !isCommon(load64(s[n:])) {
			return n
		}
	}
	if len(s) >= 8 && isCommon(load64(s[len(s)-8:])) {
		return len(s)
	}
	return n
}

// isCommon reports whether none of eight bytes is special in a string.
func isCommon(w uint64) bool {
	x := w ^ '\\'*ones
	return ((w-0x20*ones)|(x-ones)|w)&tops == 0
}

// checkString says where and why the text between two quotes is no JSON
// string; msg is empty when it is one.
func checkString(s []byte) (at int, msg string) {
	for i := commonLen(s); i < len(s); {
		c := s[i]
		switch {
		case c == '\\':
			n := escapeLen(s[i:])
			if n == 0 {
				return i, "bad escape in a string"
			}
			i += n
		case c < 0x20:
			return i, "control character in a string"
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRune(s[i:])
			if r == utf8.RuneError && n == 1 {
				return i, "invalid UTF-8 in a string"
			}
			i += n
		}
	}
	return 0, ""
}

func escapeLen(s []byte) int {
	if len(s) < 2 {
		return 0
	}
	switch s[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if _, ok := hex4(s[2:]); ok {
			return 6
		}
	}
	return 0
}

func hex4(s []byte) (rune, bool) {
	if len(s) < 4 {
		return 0, false
	}
	var r rune
	for _, c := range s[:4] {
		v := hexValue(c | 0x20)
		if c <= '9' {
			v = hexValue(c)
		}
		if v > 15 {
			return 0, false
		}
		r = r<<4 | rune(v)
	}
	return r, true
}

// unescape returns the text of a checked JSON string; without escapes that
// is s itself.
func unescape(s []byte) []byte { return unescapeWith(s, appendLone) }

// unescapeWith is unescape with lone surrogates written by a function.
func unescapeWith(s []byte, lone func(dst []byte, surrogate rune) []byte) []byte {
	i := bytes.IndexByte(s, '\\')
	if i < 0 {
		return s
	}
	out := append(make([]byte, 0, len(s)), s[:i]...)
	for i < len(s) {
		if s[i] != '\\' {
			out = append(out, s[i])
			i++
			continue
		}
		r, n := escaped(s[i:])
		if utf16.IsSurrogate(r) {
			out = lone(out, r)
		} else {
			out = utf8.AppendRune(out, r)
		}
		i += n
	}
	return out
}

// escaped returns the character that the escape at the start of s stands for,
// or a lone surrogate, and the length of the escape.
func escaped(s []byte) (rune, int) {
	if s[1] != 'u' {
		const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
		return rune(to[strings.IndexByte(from, s[1])]), 2
	}
	r, _ := hex4(s[2:])
	if utf16.IsSurrogate(r) && len(s) >= 12 && s[6] == '\\' && s[7] == 'u' {
		if low, ok := hex4(s[8:]); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return pair, 12
			}
		}
	}
	return r, 6
}

// appendLone appends half a surrogate pair, which is no character, as text: the
// six characters of its escape. U+FFFD in its place would make one value of
// many, and bytes that are no UTF-8 could not be typed, nor written as JSON.
func appendLone(dst []byte, surrogate rune) []byte {
	return append(append(dst, `\u`...), strconv.FormatUint(uint64(surrogate), 16)...)
}

// appendLoneBytes appends half a surrogate pair like no text of a record can
// be: as UTF-8 would encode it, if it did.
func appendLoneBytes(dst []byte, surrogate rune) []byte {
	return append(dst, byte(0xe0|surrogate>>12), byte(0x80|surrogate>>6&0x3f), byte(0x80|surrogate&0x3f))
}
