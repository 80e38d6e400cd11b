package theme

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks one base character keeps. Living
// scripts stack up to four; more is a flood that paints over other lines.
const maxMarks = 4

// blanks are the printable characters that draw nothing and that the Unicode
// tables used by drawable do not name.
var blanks = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x2800, Hi: 0x2800, Stride: 1}, // braille pattern blank
		{Lo: 0xfffc, Hi: 0xfffc, Stride: 1}, // object replacement character
	},
	R32: []unicode.Range32{
		{Lo: 0x16fe4, Hi: 0x16fe4, Stride: 1}, // Khitan small script filler
		{Lo: 0x1d159, Hi: 0x1d159, Stride: 1}, // musical symbol null notehead
	},
}

// Clean returns s as it may be drawn: every text that comes from a log, a file
// name or an object key passes through it exactly once, whoever wrote it.
//
// Whatever a terminal would obey, reorder or not show becomes an escape that
// can be read: \n, \r and \t; \u001b for a character; \U000e0041 for one above
// U+FFFF; \xff for a byte that is not UTF-8. That covers control characters
// (C0, DEL, C1), all format characters (bidi controls, zero-width joiners,
// tags, soft hyphens), every space but the ASCII one, variation selectors,
// fillers, private and unassigned characters, and combining marks that have no
// base character or are more than four on one.
//
// Letters of every script stay as they are, and so do backslashes: a log that
// holds the six characters \u001b draws like one that holds an escape
// character. Copies and exports, not the screen, tell the two apart. Leaving
// them alone keeps Windows paths readable and Clean(Clean(s)) equal to Clean(s).
//
// Text that needs no change is returned as it is, without allocation.
func Clean(s string) string {
	var c cleaner
	for i := plainPrefix(s, &c); i < len(s); {
		size, ok := c.next(s[i:])
		if !ok {
			return string(c.escapeRest(s, i))
		}
		i += size
	}
	return s
}

// Cleaner decides what [Clean] decides about text that comes in pieces. The zero
// value is at the start of a text.
type Cleaner struct{ cleaner }

// Next returns the size of the first character of text, which is not empty, and
// whether it may be drawn as it is.
func (c *Cleaner) Next(text string) (size int, ok bool) { return c.next(text) }

// cleaner walks over a text and remembers what the next mark would sit on.
type cleaner struct {
	based bool // a drawn character precedes
	marks int  // marks on it so far
}

// plainPrefix returns the length of the printable ASCII that s starts with and
// tells c about it.
func plainPrefix(s string, c *cleaner) int {
	for i := 0; i < len(s); i++ {
		if b := s[i]; b < ' ' || b > '~' {
			c.based = i > 0
			return i
		}
	}
	return len(s)
}

// next returns the size of the first character of s, which is not empty, and
// whether it may be drawn as it is.
func (c *cleaner) next(s string) (size int, ok bool) {
	r, size := rune(s[0]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(s)
	}
	switch {
	case r == utf8.RuneError && size == 1, !drawable(r):
		ok = false
	case !unicode.Is(unicode.M, r):
		*c = cleaner{based: true}
		return size, true
	default:
		c.marks++
		ok = c.based && c.marks <= maxMarks
	}
	if !ok {
		*c = cleaner{}
	}
	return size, ok
}

// escapeRest returns s[:i] and the cleaned text from i on, where next has just
// found a character that needs an escape: c starts anew, so it finds it again.
func (c *cleaner) escapeRest(s string, i int) []byte {
	out := make([]byte, 0, len(s)+32)
	out = append(out, s[:i]...)
	for i < len(s) {
		size, ok := c.next(s[i:])
		out = appendChar(out, s[i:i+size], ok)
		i += size
	}
	return out
}

// appendChar adds one character to out, as it is or as an escape.
func appendChar(out []byte, char string, asIs bool) []byte {
	if asIs {
		return append(out, char...)
	}
	r, size := utf8.DecodeRuneInString(char)
	switch {
	case r == utf8.RuneError && size == 1:
		return appendHex(append(out, `\x`...), uint64(char[0]), 2)
	case r == '\n':
		return append(out, `\n`...)
	case r == '\r':
		return append(out, `\r`...)
	case r == '\t':
		return append(out, `\t`...)
	case r > 0xffff:
		return appendHex(append(out, `\U`...), uint64(r), 8)
	default:
		return appendHex(append(out, `\u`...), uint64(r), 4)
	}
}

// appendHex adds v in hexadecimal with at least the given number of digits.
func appendHex(out []byte, v uint64, digits int) []byte {
	for d := digits; d > 1 && v>>(4*(d-1)) == 0; d-- {
		out = append(out, '0')
	}
	return strconv.AppendUint(out, v, 16)
}

// drawable reports whether r shows something and does nothing else.
// unicode.IsPrint leaves out controls, format characters, all spaces but the
// ASCII one, surrogates, private and unassigned characters.
func drawable(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= ' ' && r <= '~'
	}
	return unicode.IsPrint(r) && !unicode.In(r,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector, blanks)
}
