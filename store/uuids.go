package store

import (
	"math/bits"
	"strings"
)

// uuidTest is a matcher prepared for UUIDs, which are kept as numbers: it
// passes those that fit one of its patterns.
type uuidTest struct {
	patterns []uuidPattern
	near     nearDigits
	ids      map[[16]byte]bool // exact ones, when there are many
	verify   matcher           // decides on the text when a pattern fits; may be nil
}

// uuidPattern asks for some digits of a UUID, in the bits of the mask.
type uuidPattern struct{ mask, digits [2]uint64 }

// manyUUIDs is the number from which exact UUIDs are looked up in a map.
const manyUUIDs = 8

// newUUIDTest prepares a matcher; ok is false when it fits no UUID.
func newUUIDTest(m matcher) (t uuidTest, ok bool) {
	switch m := m.(type) {
	case anyMatcher:
		return uuidAny(m)
	case networkMatcher, addressMatcher, numberMatcher, periodMatcher:
		return t, false
	case keyed:
		return uuidKeys(m, m.keys())
	case containsMatcher:
		t = uuidText(string(m.folded))
		return t, len(t.patterns) > 0
	case globMatcher:
		return uuidGlob(m)
	case regexpMatcher:
		if len(m.folded) > 0 {
			t = uuidText(string(m.folded))
			t.verify = m
			return t, len(t.patterns) > 0
		}
	}
	return uuidTest{patterns: []uuidPattern{{}}, verify: m}, true
}

// uuidAny prepares a list: keys together, or what each of its parts needs.
func uuidAny(m anyMatcher) (t uuidTest, ok bool) {
	if keys := m.keys(); keys != nil {
		return uuidKeys(m, keys)
	}
	t.verify = m
	for _, part := range m {
		if p, ok := newUUIDTest(part); ok {
			t.patterns = append(t.patterns, p.patterns...)
		}
	}
	return t, len(t.patterns) > 0
}

// uuidKeys prepares an equality. The spelling of UUIDs is in small letters,
// so an exact key with capitals is none.
func uuidKeys(m keyed, keys [][]byte) (t uuidTest, ok bool) {
	t.ids = make(map[[16]byte]bool)
	for _, key := range keys {
		var id [16]byte
		if parseUUID(key, &id) && m.match(key) {
			t.ids[id] = true
		}
	}
	if len(t.ids) > manyUUIDs {
		t.patterns = []uuidPattern{{}}
		return t, true
	}
	for id := range t.ids {
		t.patterns = append(t.patterns, uuidPattern{
			mask:   [2]uint64{^uint64(0), ^uint64(0)},
			digits: [2]uint64{load64(id[:8]), load64(id[8:])},
		})
	}
	t.ids = nil
	return t, len(t.patterns) > 0
}

// uuidGlob prepares a pattern with wildcards: its longest text narrows down,
// the pattern itself decides.
func uuidGlob(m globMatcher) (t uuidTest, ok bool) {
	t = uuidTest{patterns: []uuidPattern{{}}}
	for _, part := range m.parts {
		has := uuidText(part)
		if len(has.patterns) == 0 {
			return t, false
		}
		if part == string(m.longest.folded) {
			t = has
		}
	}
	t.verify = m
	return t, true
}

// uuidText prepares text that is to be anywhere in a UUID.
func uuidText(text string) uuidTest {
	return uuidTest{patterns: uuidPatterns(text), near: nearIn(text)}
}

// uuidPatterns returns a pattern for each place where text may stand in the
// spelling of a UUID; none when it can not.
func uuidPatterns(text string) []uuidPattern {
	if strings.Trim(text, "0123456789abcdef-") != "" {
		return nil
	}
	var out []uuidPattern
	for at := 0; at+len(text) <= 36; at++ {
		if p, ok := uuidPatternAt(text, at); ok {
			out = append(out, p)
		}
	}
	return out
}

func uuidPatternAt(text string, at int) (uuidPattern, bool) {
	const form = "00000000-0000-0000-0000-000000000000"
	var mask, digits [16]byte
	digit := at - strings.Count(form[:at], "-") // its number, without hyphens
	for i := range len(text) {
		if (form[at+i] == '-') != (text[i] == '-') {
			return uuidPattern{}, false
		}
		if text[i] == '-' {
			continue
		}
		shift := 4 - digit%2*4
		mask[digit/2] |= 0xf << shift
		digits[digit/2] |= hexValue(text[i]) << shift
		digit++
	}
	return uuidPattern{
		mask:   [2]uint64{load64(mask[:8]), load64(mask[8:])},
		digits: [2]uint64{load64(digits[:8]), load64(digits[8:])},
	}, true
}

// nearDigits is a digit that a UUID must have, or two next to each other, eight
// times over. It tells in 3 ns of most UUIDs whether one of some thirty patterns
// may fit.
type nearDigits struct {
	n     int // digits: 0 where text has none
	eight uint64
}

// nearIn returns the first two digits of text with no hyphen between them, or
// else its only one.
func nearIn(text string) nearDigits {
	for i := range len(text) - 1 {
		if pair := text[i : i+2]; strings.Trim(pair, "0123456789abcdef") == "" {
			return nearDigits{2, uint64(hexValue(pair[0])<<4|hexValue(pair[1])) * ones}
		}
	}
	if len(text) == 1 && text != "-" {
		return nearDigits{1, uint64(hexValue(text[0])) * ones}
	}
	return nearDigits{}
}

// mayBeIn looks at all bytes of a UUID. For two digits it looks at them moved
// by a digit, too: where a hyphen stands between two, or a zero came in behind
// the last one, it may be wrong.
func (d nearDigits) mayBeIn(low, high uint64) bool {
	var a, b, c, e uint64
	switch d.n {
	case 0:
		return true
	case 1:
		const digits = 0x0f * ones
		a, b, c, e = low&digits, high&digits, low>>4&digits, high>>4&digits
	default:
		first, last := bits.ReverseBytes64(low), bits.ReverseBytes64(high)
		a, b, c, e = low, high, first<<4|last>>60, last<<4
	}
	a, b, c, e = a^d.eight, b^d.eight, c^d.eight, e^d.eight
	return ((a-ones)&^a|(b-ones)&^b|(c-ones)&^c|(e-ones)&^e)&tops != 0
}

func (t *uuidTest) fits(id *[16]byte) bool {
	low, high := load64(id[:8]), load64(id[8:])
	if !t.near.mayBeIn(low, high) {
		return false
	}
	if t.near.n == 1 {
		return t.decide(id)
	}
	for i := range t.patterns {
		p := &t.patterns[i]
		if low&p.mask[0] == p.digits[0] && high&p.mask[1] == p.digits[1] {
			return t.decide(id)
		}
	}
	return false
}

// decide is asked when a pattern fits.
func (t *uuidTest) decide(id *[16]byte) bool {
	if t.ids != nil {
		return t.ids[*id]
	}
	if t.verify == nil {
		return true
	}
	var text [36]byte
	return t.verify.match(appendUUID(text[:0], *id))
}

// fitting returns a bit for each of at most 64 UUIDs that fits.
func (t *uuidTest) fitting(ids [][16]byte) uint64 {
	var m uint64
	if len(t.patterns) == 1 && t.ids == nil && t.verify == nil {
		p := t.patterns[0]
		for i := range ids {
			if load64(ids[i][:8])&p.mask[0] == p.digits[0] && load64(ids[i][8:])&p.mask[1] == p.digits[1] {
				m |= 1 << i
			}
		}
		return m
	}
	for i := range ids {
		if t.fits(&ids[i]) {
			m |= 1 << i
		}
	}
	return m
}
