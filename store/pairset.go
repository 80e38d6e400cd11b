package store

// pairSet says which characters follow each other in a text, so that a chunk
// that lacks a pair of a needle's is not decoded. Characters count by class:
// letters without regard to case each have one, so do a few signs, and digits
// are one, as all others are. It says where a needle can not be, never where it
// is.
type pairSet [pairClasses]uint32 // by class: the classes that come behind it

// pairClasses is the number of classes: as many as a word has bits.
const pairClasses = 32

// minPairText is the text from which a chunk has a set of pairs; smaller ones
// are decoded as fast.
const minPairText = 4 << 10

// pairClass returns the class of a character.
func pairClass(c byte) uint8 {
	switch c := lower(c); {
	case c >= 'a' && c <= 'z':
		return c - 'a'
	case c >= '0' && c <= '9':
		return 26
	case c == '-':
		return 27
	case c == '/':
		return 28
	case c == ':':
		return 29
	case c == '.':
		return 30
	}
	return 31
}

// pairTable is pairClass, looked up.
type pairTable [256]uint8

func newPairTable() *pairTable {
	t := new(pairTable)
	for c := range t {
		t[c] = pairClass(byte(c))
	}
	return t
}

// pairs returns the pairs of a text. They are noted in bytes first: one would
// wait for the other to be noted where both are bits of a word.
func (t *pairTable) pairs(text []byte) *pairSet {
	var seen [pairClasses * pairClasses]byte
	before := uint(t[text[0]])
	for _, c := range text[1:] {
		class := uint(t[c])
		seen[(before*pairClasses+class)%uint(len(seen))] = 1
		before = class
	}
	set := new(pairSet)
	for i, is := range seen {
		set[i/pairClasses] |= uint32(is) << (i % pairClasses)
	}
	return set
}

// mayHold reports whether text in ASCII may hold a needle in ASCII.
func (s *pairSet) mayHold(needle []byte) bool {
	for i := 1; i < len(needle); i++ {
		if s[pairClass(needle[i-1])]&(1<<pairClass(needle[i])) == 0 {
			return false
		}
	}
	return true
}
