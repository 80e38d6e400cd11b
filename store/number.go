package store

import (
	"bytes"
	"cmp"
)

// decimal is a number as JSON spells it, of any size: its significant digits
// and where they stand. Nothing of it is rounded.
type decimal struct {
	negative bool
	whole    []byte // digits before the point, without leading zeros
	part     []byte // and behind it; leading zeros dropped if there are none before
	high     int64  // the power of ten of the first digit
}

// farthest bounds exponents. Numbers beyond it differ from those within it, and
// no text of a record is long enough to make up for it by its digits.
const farthest = 1 << 53

// readDecimal reads a JSON number; everything else is none.
func readDecimal(text []byte) (d decimal, ok bool) {
	if !isScalar(text) || text[0] == 't' || text[0] == 'f' {
		return d, false
	}
	text, d.negative = bytes.CutPrefix(text, []byte("-"))
	exponent := int64(0)
	if at := bytes.IndexAny(text, "eE"); at >= 0 {
		text, exponent = text[:at], readExponent(text[at+1:])
	}
	whole, part, _ := bytes.Cut(text, []byte("."))
	d.whole, d.part = bytes.TrimLeft(whole, "0"), bytes.TrimRight(part, "0")
	if len(d.whole) == 0 {
		some := len(d.part)
		d.part = bytes.TrimLeft(d.part, "0")
		exponent -= int64(some - len(d.part))
	}
	d.high = exponent + int64(len(d.whole)) - 1
	if len(d.whole)+len(d.part) == 0 {
		return decimal{}, true // zero has one spelling, whatever its sign and exponent
	}
	return d, true
}

// readExponent reads digits behind an optional sign.
func readExponent(text []byte) int64 {
	n := int64(0)
	for _, c := range bytes.TrimLeft(text, "+-") {
		n = min(n*10+int64(c-'0'), farthest)
	}
	if text[0] == '-' {
		return -n
	}
	return n
}

func (d *decimal) zero() bool { return len(d.whole)+len(d.part) == 0 }

// digit returns a significant digit, 0 behind the last one.
func (d *decimal) digit(i int) byte {
	if i < len(d.whole) {
		return d.whole[i]
	}
	if i -= len(d.whole); i < len(d.part) {
		return d.part[i]
	}
	return '0'
}

// sign returns -1, 0 or 1.
func (d *decimal) sign() int {
	switch {
	case d.zero():
		return 0
	case d.negative:
		return -1
	}
	return 1
}

// compare returns -1, 0 or 1 as d is below, equal to or above e.
func (d *decimal) compare(e *decimal) int {
	sign := d.sign()
	if order := cmp.Compare(sign, e.sign()); order != 0 || sign == 0 {
		return order
	}
	if order := cmp.Compare(d.high, e.high); order != 0 {
		return order * sign
	}
	for i := range max(len(d.whole)+len(d.part), len(e.whole)+len(e.part)) {
		if order := cmp.Compare(d.digit(i), e.digit(i)); order != 0 {
			return order * sign
		}
	}
	return 0
}
