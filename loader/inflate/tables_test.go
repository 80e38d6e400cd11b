package inflate

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTables looks up all sequences of bits in tables of all sorts, beside a
// search in the list of codes.
func TestTables(t *testing.T) {
	r := newRand(30)
	d := NewDecoder()
	for range 40 {
		checkTable(t, d.lit[:], litBits, randomLit(r), d.symbols.lit[:], &d.codes)
		checkTable(t, d.dist[:], distBits, randomDist(r), d.symbols.dist[:], &d.codes)
	}
}

// TestLargestTables makes tables with as many subtables as there can be, of
// all widths.
func TestLargestTables(t *testing.T) {
	d := NewDecoder()
	for _, k := range []int{1, 2, 3, 4, 5, 6} {
		checkTable(t, d.lit[:], litBits, deep(k, 286), d.symbols.lit[:], &d.codes)
	}
	for k := 1; k <= 10; k++ {
		checkTable(t, d.dist[:], distBits, deep(k, 30), d.symbols.dist[:], &d.codes)
	}
	checkTable(t, d.lit[:], litBits, ladder(longestCode, allSymbols(longestCode+1)...), d.symbols.lit[:], &d.codes)
	checkTable(t, d.dist[:], distBits, ladder(longestCode, allSymbols(longestCode+1)...), d.symbols.dist[:], &d.codes)
}

// checkTable builds a table where another one was, and looks up everything.
func checkTable(t *testing.T, table []uint32, index uint, lens []uint8, symbols []uint32, c *codes) {
	t.Helper()
	if !c.build(table, int(index), lens, symbols) {
		t.Fatalf("no table of %v", lens)
	}
	b := newBook(lens)
	b.checkWidths(t, table, int(index))
	for buf := range uint64(1 << longestCode) {
		e := lookUp(table, index, buf)
		symbol := b.find(buf)
		if symbol < 0 {
			if e != noCode {
				t.Fatalf("%v: bits %b are %#x instead of no code", lens, buf, e)
			}
			continue
		}
		n := uint32(lens[symbol])
		want := symbols[symbol] + n
		if want&isLiteral == 0 {
			want += n << codeShift
		} else if e>>countShift == 2 {
			second := b.find(buf >> n)
			if second < 0 || second >= endOfBlock || n+uint32(lens[second]) > uint32(index) {
				t.Fatalf("%v: bits %b are two literals", lens, buf)
			}
			want += uint32(lens[second]) + uint32(second)<<secondShift + 1<<countShift
		}
		if e != want {
			t.Fatalf("%v: bits %b are %#x instead of %#x", lens, buf, e, want)
		}
	}
}

// checkWidths checks that subtables are as small as they can be.
func (b book) checkWidths(t *testing.T, table []uint32, index int) {
	t.Helper()
	widths := make(map[int]int)
	for symbol, n := range b.lens {
		if prefix := b.codes[symbol] & (1<<index - 1); int(n) > index {
			widths[prefix] = max(widths[prefix], int(n)-index)
		}
	}
	for prefix, width := range widths {
		if e := table[prefix]; !leadsOn(e) || int(e>>codeShift&codeMask) != width {
			t.Errorf("%v: %b leads to %#x, to %d bits at most", b.lens, prefix, e, width)
		}
	}
}

// find returns the symbol whose code comes next, -1 when there is none.
func (b book) find(buf uint64) int {
	for symbol, n := range b.lens {
		if n > 0 && int(buf&(1<<n-1)) == b.codes[symbol] {
			return symbol
		}
	}
	return -1
}

// TestPairs looks up two literals at once wherever both fit.
func TestPairs(t *testing.T) {
	d := NewDecoder()
	r := newRand(31)
	for i := range 40 {
		lens := randomLit(r)
		if i < 6 {
			lens = deep(i+1, 286)
		}
		if !d.codes.build(d.lit[:], litBits, lens, d.symbols.lit[:]) {
			t.Fatalf("no table of %v", lens)
		}
		b := newBook(lens)
		for first := range endOfBlock {
			for second := range endOfBlock {
				if n, m := b.lens[first], b.lens[second]; n > 0 && m > 0 && n+m <= litBits {
					if e := d.lit[b.codes[first]|b.codes[second]<<n]; e>>countShift != 2 {
						t.Fatalf("%v: %d and %d are looked up apart", lens, first, second)
					}
				}
			}
		}
	}
}

// TestComplete builds tables of any lengths, and compares which are accepted
// with the sum of what the codes take of all sequences of bits.
func TestComplete(t *testing.T) {
	d := NewDecoder()
	r := newRand(32)
	accepted := 0
	for range 20_000 {
		lens := anyLens(r)
		share, used := 0, 0
		for _, n := range lens {
			if n > 0 {
				share += 1 << (longestCode - n)
				used++
			}
		}
		want := share == 1<<longestCode || used == 0 || used == 1 && slices.Max(lens) == 1
		got := d.codes.build(d.dist[:], distBits, lens, d.symbols.dist[:])
		if got != want {
			t.Fatalf("%v: accepted is %v", lens, got)
		}
		if got {
			accepted++
		}
	}
	if accepted < 1000 {
		t.Errorf("only %d were accepted", accepted)
	}
}

// anyLens are lengths of codes, often nearly complete ones.
func anyLens(r *rand.Rand) []uint8 {
	lens := make([]uint8, 1+r.IntN(maxDistCodes))
	if r.IntN(4) > 0 {
		lens = randomDist(r)
	}
	for range r.IntN(3) {
		lens[r.IntN(len(lens))] = uint8(r.IntN(longestCode + 1))
	}
	return lens
}
