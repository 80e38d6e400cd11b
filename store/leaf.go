package store

import (
	"math/bits"
	"slices"
)

// leafCondition holds where one of a row's leaves passes the test of its
// column.
type leafCondition struct {
	snap  *Snapshot
	tests [][]columnTest // by domain
}

// columnTest is the test of a column.
type columnTest struct {
	column uint32
	kind   leafKind
	*leafTest
}

func (c *leafCondition) rows(i int, within bitmap) bitmap {
	b := c.snap.blocks[i]
	out := newBitmap(b.rows)
	for _, test := range c.tests[b.domain] {
		first, end := b.spansOf(b.lanesOf(test.column))
		for at := first; at < end; at++ {
			if b.meets(at, within) {
				test.run(b, at, test.kind, within, out)
			}
		}
	}
	return out
}

// settle drops the tests that no value passes, and looks for those that one
// passes. It reports whether any is left.
func (c *leafCondition) settle() bool {
	left := false
	for i := range c.tests {
		c.tests[i] = slices.DeleteFunc(c.tests[i], func(t columnTest) bool { return t.leafTest.kind == testNever })
		left = left || len(c.tests[i]) > 0
		for _, test := range c.tests[i] {
			test.leafTest.settle()
		}
	}
	return left
}

// leafTest is a condition on the words of one column.
type leafTest struct {
	kind  testKind
	words bitmap // of testWords: those that fit
	only  uint32 // of testWord: the one that fits
	uuids uuidTest
	times timeTest
}

type testKind uint32

const (
	testNever testKind = iota
	testEvery          // every row that has the leaf
	testWords
	testWord
	testUUID
	testTime
)

// settle finds out whether a test of words passes one word only.
func (t *leafTest) settle() {
	if t.kind != testWords {
		return
	}
	n, at := 0, 0
	for i, w := range t.words {
		if w == 0 {
			continue
		}
		if n, at = n+bits.OnesCount64(w), i; n > 1 {
			return
		}
	}
	if n == 1 {
		t.kind, t.only = testWord, uint32(at*64+bits.TrailingZeros64(t.words[at]))
	}
}

// run adds the rows of a span that pass, 64 slots at a time. Rows that are not
// needed, being outside or in the result already, are not looked at.
func (t *leafTest) run(b *block, at int, kind leafKind, within, out bitmap) {
	s := b.span(at, kind)
	if t.kind == testEvery {
		out.setRange(s.first, s.end)
		return
	}
	if s.width == widthConstant {
		if t.word(b, s.base) {
			out.setRange(s.first, s.end)
		}
		return
	}
	for w := s.first >> 6; w*64 < s.end; w++ {
		need := within[w] &^ out[w] & rangeMask(w, s.first, s.end)
		if bits.OnesCount64(need) < 8 {
			for ; need != 0; need &= need - 1 {
				slot := w*64 + bits.TrailingZeros64(need)
				if t.word(b, s.at(slot-s.first)) {
					out.set(slot)
				}
			}
			continue
		}
		low, high := max(s.first, w*64), min(s.end, w*64+64)
		out[w] |= t.fitting(b, &s, low-s.first, high-low) << (low - w*64)
	}
}

// word tests one word.
func (t *leafTest) word(b *block, word uint32) bool {
	switch t.kind {
	case testUUID:
		return t.uuids.fits(&b.uuids[word])
	case testTime:
		return t.times.fits(word)
	case testWord:
		return word == t.only
	}
	return t.words.has(int(word))
}

// fitting tests the words of at most 64 rows, from row i of the span on, and
// returns a bit for each.
func (t *leafTest) fitting(b *block, s *span, i, n int) uint64 {
	switch t.kind {
	case testUUID:
		at := int(s.base) + i
		return t.uuids.fitting(b.uuids[at : at+n])
	case testTime:
		var words [group]uint32
		return t.times.fitting(s.read(i, n, &words))
	case testWord:
		return s.equal(t.only, i, n)
	}
	return s.fitting(t.words, i, n)
}

// fitting returns a bit for each of n rows, from row i of the span on, whose
// word is in a set.
func (s *span) fitting(set bitmap, i, n int) uint64 {
	var m uint64
	k := 0
	switch s.width {
	case 1:
		return fittingBytes(set, s.codes[i:i+n])
	case 2:
		codes := s.codes[2*i : 2*(i+n)]
		for ; k+4 <= n; k += 4 {
			w := load64(codes[2*k:])
			m |= (set.bit(w&0xffff) | set.bit(w>>16&0xffff)<<1 | set.bit(w>>32&0xffff)<<2 | set.bit(w>>48)<<3) << k
		}
	}
	for ; k < n; k++ {
		word := s.at(i + k)
		m |= set[word>>6] >> (word & 63) & 1 << k
	}
	return m
}

// fittingBytes is fitting for words of one byte, eight at a time. The set is
// copied to where no index can be outside of it: 1.5 ns a row.
func fittingBytes(set bitmap, codes []byte) uint64 {
	var words [4]uint64
	copy(words[:], set)
	bit := func(c uint64) uint64 { return words[c>>6&3] >> (c & 63) & 1 }
	var m uint64
	k := 0
	for ; k+8 <= len(codes); k += 8 {
		w := load64(codes[k:])
		m |= (bit(w) | bit(w>>8)<<1 | bit(w>>16)<<2 | bit(w>>24)<<3 | bit(w>>32)<<4 | bit(w>>40)<<5 | bit(w>>48)<<6 | bit(w>>56)<<7) << k
	}
	for ; k < len(codes); k++ {
		m |= bit(uint64(codes[k])) << k
	}
	return m
}

// equal returns a bit for each of n rows, from row i of the span on, that has a
// word.
func (s *span) equal(word uint32, i, n int) uint64 {
	var m uint64
	k := 0
	switch {
	case s.width == 1 && word < 1<<8:
		for codes := s.codes[i : i+n]; k+8 <= n; k += 8 {
			m |= equalBytes(load64(codes[k:])^uint64(word)*ones) << k
		}
	case s.width == 2 && word < 1<<16:
		for codes := s.codes[2*i : 2*(i+n)]; k+4 <= n; k += 4 {
			m |= equalPairs(load64(codes[2*k:])^uint64(word)*everyPair) << k
		}
	}
	for ; k < n; k++ {
		if s.at(i+k) == word {
			m |= 1 << k
		}
	}
	return m
}

// equalBytes returns a bit for each byte that is 0. No sum carries into the
// byte above, and the product moves bit 0 of byte i to bit 56+i: 0.6 ns a byte.
func equalBytes(w uint64) uint64 {
	const low = ^uint64(tops)
	zero := ^((w&low + low) | w | low)
	return zero >> 7 * 0x0102040810204080 >> 56
}

// everyPair has a one in every two bytes.
const everyPair = 0x0001000100010001

// equalPairs is equalBytes for two bytes each.
func equalPairs(w uint64) uint64 {
	const low = 0x7fff * everyPair
	zero := ^((w&low + low) | w | low)
	return zero >> 15 * (1<<48 | 1<<33 | 1<<18 | 1<<3) >> 48 & 0xf
}
