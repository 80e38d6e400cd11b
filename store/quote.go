package store

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quoted text of a filter: \" and \\ stand for " and \, \u009b and \U000e0041
// for a character, \xff for a byte that is part of none. Any other backslash
// stands for itself.
//
// A filter is written with escapes for whatever a terminal does not show as it
// is, so that it can be drawn, edited, copied into a shell and read back
// without becoming another one: whoever writes log lines chooses the values.

// quote writes quoted text.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for rest := text; rest != ""; {
		r, n := utf8.DecodeRuneInString(rest)
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case isHidden(r, n):
			b.WriteString(escapeOf(r, rest[:n]))
		default:
			b.WriteString(rest[:n])
		}
		rest = rest[n:]
	}
	b.WriteByte('"')
	return b.String()
}

// escapeOf writes a character, or a byte that is part of none, as an escape.
func escapeOf(r rune, text string) string {
	switch {
	case r == utf8.RuneError && len(text) == 1:
		return fmt.Sprintf(`\x%02x`, text[0])
	case r > 0xffff:
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// isHidden reports whether a character of n bytes, or a byte that is part of
// none, shows nothing of its own or acts on what is around it.
func isHidden(r rune, n int) bool {
	return r == utf8.RuneError && n == 1 || !unicode.IsPrint(r) ||
		unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// anyHidden reports whether text has to be written with escapes.
func anyHidden(text string) bool {
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		if isHidden(r, n) {
			return true
		}
		text = text[n:]
	}
	return false
}

// readQuoted reads quoted text up to the quote that ends it.
func readQuoted(text string) (content, rest string, ok bool) { return readUntilQuote(text, readEscape) }

// readQuotedRegexp is readQuoted for regular expressions, whose escapes are
// their own.
func readQuotedRegexp(text string) (content, rest string, ok bool) {
	return readUntilQuote(text, readQuotedByte)
}

func readUntilQuote(text string, read func(string) (string, int)) (content, rest string, ok bool) {
	var b strings.Builder
	for i := 1; i < len(text); {
		if text[i] == '"' {
			return b.String(), text[i+1:], true
		}
		char, n := read(text[i:])
		b.WriteString(char)
		i += n
	}
	return "", text, false
}

// readQuotedByte reads a byte of quoted text, or \" and \\, of n bytes.
func readQuotedByte(text string) (char string, n int) {
	if text[0] == '\\' && len(text) > 1 && (text[1] == '"' || text[1] == '\\') {
		return text[1:2], 2
	}
	return text[:1], 1
}

// escapeDigits is how many hexadecimal digits an escape has.
var escapeDigits = map[byte]int{'x': 2, 'u': 4, 'U': 8}

// readEscape is readQuotedByte with the escapes of characters and bytes.
func readEscape(text string) (char string, n int) {
	char, n = readQuotedByte(text)
	if text[0] != '\\' || n == 2 || len(text) == 1 {
		return char, n
	}
	kind := text[1]
	end := 2 + escapeDigits[kind]
	if end == 2 || len(text) < end {
		return char, n
	}
	v, err := strconv.ParseUint(text[2:end], 16, 32)
	switch {
	case err != nil, kind != 'x' && !utf8.ValidRune(rune(v)):
		return char, n
	case kind == 'x':
		return string([]byte{byte(v)}), end
	}
	return string(rune(v)), end
}
