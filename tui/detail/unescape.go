package detail

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// unescape returns the text of a JSON string given between its quotes: all of
// it, or only some characters more than limit bytes unless limit is negative.
// Escapes that JSON does not know stay as they are, and so does half a surrogate
// pair but for its spelling: filters know it by that text. Without escapes the
// result is a part of s itself.
func unescape(s []byte, limit int) []byte {
	plain := s
	if limit >= 0 && len(plain) > limit+utf8.UTFMax {
		plain = plain[:limit+utf8.UTFMax]
	}
	i := bytes.IndexByte(plain, '\\')
	if i < 0 {
		return plain
	}
	out := append(make([]byte, 0, len(plain)), plain[:i]...)
	for i < len(s) && (limit < 0 || len(out) < limit+utf8.UTFMax) {
		if s[i] != '\\' {
			out = append(out, s[i])
			i++
			continue
		}
		var n int
		out, n = appendEscape(out, s[i:])
		i += n
	}
	return out
}

// appendEscape adds what the escape at the start of s stands for and returns
// its length.
func appendEscape(out, s []byte) ([]byte, int) {
	if len(s) < 2 {
		return append(out, s...), len(s)
	}
	if s[1] == 'u' {
		r, n := unicodeEscape(s)
		switch {
		case n == 0:
			return append(out, s[:2]...), 2
		case utf16.IsSurrogate(r):
			return append(out, bytes.ToLower(s[:n])...), n
		}
		return utf8.AppendRune(out, r), n
	}
	const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	if i := bytes.IndexByte([]byte(from), s[1]); i >= 0 {
		return append(out, to[i]), 2
	}
	return append(out, s[:2]...), 2
}

// unicodeEscape reads \uXXXX, or two of them that are a surrogate pair; half a
// pair is returned as it is. The length is 0 if it is neither.
func unicodeEscape(s []byte) (r rune, size int) {
	r, ok := hex4(s)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	if low, ok := hex4(s[6:]); ok {
		if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
			return pair, 12
		}
	}
	return r, 6
}

// hex4 reads \uXXXX at the start of s.
func hex4(s []byte) (rune, bool) {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return 0, false
	}
	v, err := strconv.ParseUint(string(s[2:6]), 16, 16)
	return rune(v), err == nil
}
