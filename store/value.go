package store

import (
	"bytes"
	"encoding/binary"
	"strings"
	"time"
)

// leafKind says how a column stores its values. It follows from the value
// alone: a UUID and a time are strings in one canonical spelling.
type leafKind uint8

const (
	kindText   leafKind = iota // dictionary of strings, as escaped in the record
	kindScalar                 // dictionary of numbers and truth values
	kindUUID                   // 16 bytes; the spelling is lower case with hyphens
	kindTime                   // seconds; the spelling is 2006-01-02T15:04:05Z
	leafKinds
)

// timeLayout is the one spelling of times that is stored as a number.
const timeLayout = "2006-01-02T15:04:05Z"

// classify returns how a string's text is stored, with its number when it is
// a time.
func classify(s []byte, id *[16]byte) (leafKind, uint32) {
	switch len(s) {
	case 36:
		if parseUUID(s, id) {
			return kindUUID, 0
		}
	case 20:
		if sec, ok := parseTime(s); ok {
			return kindTime, sec
		}
	}
	return kindText, 0
}

// parseUUID reads the canonical spelling of a UUID, eight digits at a time.
func parseUUID(s []byte, id *[16]byte) bool {
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return false
	}
	le := binary.LittleEndian
	a, aBad := hex8(le.Uint64(s))
	b, bBad := hex8(uint64(le.Uint32(s[9:])) | uint64(le.Uint32(s[14:]))<<32)
	c, cBad := hex8(uint64(le.Uint32(s[19:])) | uint64(le.Uint32(s[24:]))<<32)
	d, dBad := hex8(le.Uint64(s[28:]))
	le.PutUint64(id[:8], uint64(a)|uint64(b)<<32)
	le.PutUint64(id[8:], uint64(c)|uint64(d)<<32)
	return aBad|bBad|cBad|dBad == 0
}

// hex8 reads eight lower-case hex digits, one a byte, the first in the lowest
// one. The bytes of the result are in the same order; bad is 0 if all eight
// were digits.
//
// A letter has bit 6 set: its value is its low four bits and nine. Values
// below 16 that give the same characters again were digits.
func hex8(x uint64) (v uint32, bad uint64) {
	const each = 0x0101010101010101
	letters := x >> 6 & each
	digits := x&(0x0f*each) + 9*letters
	again := digits + 0x30*each + (digits+6*each)>>4&each*0x27
	pairs := (digits<<4 | digits>>8) & 0x00ff00ff00ff00ff
	pairs = (pairs | pairs>>8) & 0x0000ffff0000ffff
	return uint32(pairs | pairs>>16), x ^ again | digits&(0xf0*each)
}

func hexValue(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	}
	return 0xff
}

func appendUUID(dst []byte, id [16]byte) []byte {
	const digits = "0123456789abcdef"
	for i, b := range id {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			dst = append(dst, '-')
		}
		dst = append(dst, digits[b>>4], digits[b&15])
	}
	return dst
}

// parseTime reads the canonical spelling, 1970 to 2106; everything else,
// impossible dates included, stays text.
func parseTime(s []byte) (uint32, bool) {
	day, dayBad := twoDigits(load64(s), dateZeros, dateSigns)
	clock, clockBad := twoDigits(load64(s[8:]), clockZeros, clockSigns)
	end, endBad := twoDigits(uint64(binary.LittleEndian.Uint32(s[16:])), endZeros, endSigns)
	if dayBad|clockBad|endBad != 0 {
		return 0, false
	}
	at := func(pairs uint64, n int) int { return int(byte(pairs >> (8 * n))) }
	n := [6]int{at(day, 0)*100 + at(day, 2), at(day, 5), at(clock, 0), at(clock, 3), at(clock, 6), at(end, 1)}
	if n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > daysIn(n[0], n[1]) || n[3] > 23 || n[4] > 59 || n[5] > 59 {
		return 0, false
	}
	sec := daysSinceEpoch(n[0], n[1], n[2])*86400 + int64(n[3]*3600+n[4]*60+n[5])
	if sec < 0 || sec >= noTime {
		return 0, false
	}
	return uint32(sec), true
}

// The parts of a canonical time, the first character in the lowest byte: with
// all digits 0, and where there is no digit.
const (
	dateZeros, dateSigns   = 0x2d30302d30303030, 0xff0000ff00000000 // 0000-00-
	clockZeros, clockSigns = 0x30303a3030543030, 0x0000ff0000ff0000 // 00T00:00
	endZeros, endSigns     = 0x5a30303a, 0xff0000ff                 // :00Z
)

// twoDigits reads the digits of a part of a time. Each byte of the result is
// the number that the digit there and the one behind it make; bad is 0 if all
// of the part is as it should be.
func twoDigits(part, zeros, signs uint64) (pairs, bad uint64) {
	digits := part ^ zeros
	return digits*10 + digits>>8, (digits+0x76*ones|digits)&tops | digits&signs
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// daysSinceEpoch counts days from 1970-01-01 in the Gregorian calendar,
// with years that begin in March so that the leap day comes last.
func daysSinceEpoch(year, month, day int) int64 {
	if month <= 2 {
		year, month = year-1, month+12
	}
	era := year / 400
	yoe := year - era*400
	doy := (153*(month-3)+2)/5 + day - 1
	return int64(era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468)
}

func appendTime(dst []byte, sec uint32) []byte {
	return time.Unix(int64(sec), 0).UTC().AppendFormat(dst, timeLayout)
}

// isScalar reports whether s is a JSON number, true or false.
func isScalar(s []byte) bool {
	if string(s) == "true" || string(s) == "false" {
		return true
	}
	if len(s) > 0 && s[0] == '-' {
		s = s[1:]
	}
	s, ok := integer(s)
	if ok && len(s) > 0 && s[0] == '.' {
		s, ok = digits(s[1:])
	}
	if ok && len(s) > 0 && s[0]|0x20 == 'e' {
		s = s[1:]
		if len(s) > 0 && (s[0] == '+' || s[0] == '-') {
			s = s[1:]
		}
		s, ok = digits(s)
	}
	return ok && len(s) == 0
}

func integer(s []byte) (rest []byte, ok bool) {
	if len(s) > 0 && s[0] == '0' {
		return s[1:], true
	}
	return digits(s)
}

func digits(s []byte) (rest []byte, ok bool) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[n:], n > 0
}

// looseTime reads times in other spellings of RFC 3339: fractions, offsets, small
// letters, a space for the T, without seconds or a zone, which then is UTC, as tables that
// were exported have them. It returns noTime for everything else.
func looseTime(s string) uint32 {
	s = strings.ToUpper(s)
	for _, layout := range []string{
		time.RFC3339Nano, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05", "2006-01-02 15:04:05 UTC",
		"2006-01-02T15:04:05", "2006-01-02T15:04Z07:00",
	} {
		t, err := time.Parse(layout, s)
		if sec := t.Unix(); err == nil && sec >= 0 && sec < noTime {
			return uint32(sec)
		}
	}
	return noTime
}

// scalarValue returns the value of a number or truth value as written.
func scalarValue(s []byte) Value { return Value{scalarKind(s[0]), string(s)} }

// scalarKind returns the kind of a number or truth value by its first character.
func scalarKind(first byte) Kind {
	if first == 't' || first == 'f' {
		return Bool
	}
	return Number
}

// appendEscaped appends text as it stands between the quotes of a JSON
// string. Derived values are kept like that, so that one reader serves all.
func appendEscaped(dst []byte, text string) []byte {
	from := len(dst)
	if dst = append(dst, text...); !needsEscape(dst[from:]) {
		return dst
	}
	dst = dst[:from]
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c < 0x20:
			const hex = "0123456789abcdef"
			dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// needsEscape reports whether some text would not stand for itself between the
// quotes of a JSON string. It looks at eight bytes at a time.
func needsEscape(s []byte) bool {
	for ; len(s) >= 8; s = s[8:] {
		w := load64(s)
		if escape, quote := w^'\\'*ones, w^'"'*ones; (w-0x20*ones)&^w&tops|(escape-ones)&^escape&tops|(quote-ones)&^quote&tops != 0 {
			return true
		}
	}
	return bytes.ContainsFunc(s, func(r rune) bool { return r < 0x20 || r == '"' || r == '\\' })
}
