package store

import (
	"encoding/binary"
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
			test.run(b, at, test.kind, within, out)
		}
	}
	return out
}

// settle drops the tests that no value passes. It reports whether any is left.
func (c *leafCondition) settle() bool {
	left := false
	for i := range c.tests {
		c.tests[i] = slices.DeleteFunc(c.tests[i], func(t columnTest) bool { return t.leafTest.kind == testNever })
		left = left || len(c.tests[i]) > 0
	}
	return left
}

// leafTest is a condition on the words of one column.
type leafTest struct {
	kind  testKind
	words bitmap // of testWords: those that fit
	uuids uuidTest
	times timeTest
}

type testKind uint32

const (
	testNever testKind = iota
	testEvery          // every row that has the leaf
	testWords
	testUUID
	testTime
)

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
	}
	return s.fitting(t.words, i, n)
}

// fitting returns a bit for each of n rows, from row i on, whose word is in a
// set.
func (s *span) fitting(set bitmap, i, n int) uint64 {
	var m uint64
	switch s.width {
	case 1:
		for k, word := range s.codes[i : i+n] {
			m |= (set[word>>6] >> (word & 63) & 1) << k
		}
	case 2:
		codes := s.codes[2*i : 2*(i+n)]
		for k := range n {
			word := binary.LittleEndian.Uint16(codes[2*k:])
			m |= (set[word>>6] >> (word & 63) & 1) << k
		}
	default:
		for k := range n {
			word := s.at(i + k)
			m |= (set[word>>6] >> (word & 63) & 1) << k
		}
	}
	return m
}
