package inflate

import (
	"encoding/binary"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// stream is a deflate stream that is written bit by bit, and the text that it
// holds.
type stream struct {
	bytes []byte
	used  int // bits of the last byte
	text  []byte
}

// bits writes the lowest n bits of v, the lowest first.
func (s *stream) bits(v, n int) {
	for i := range n {
		if s.used %= 8; s.used == 0 {
			s.bytes = append(s.bytes, 0)
		}
		s.bytes[len(s.bytes)-1] |= byte(v>>i&1) << s.used
		s.used++
	}
}

// block begins a block of a kind: 0 stored, 1 fixed codes, 2 dynamic ones.
func (s *stream) block(last bool, kind int) {
	if last {
		s.bits(1, 1)
	} else {
		s.bits(0, 1)
	}
	s.bits(kind, 2)
}

// stored writes a block that is not compressed.
func (s *stream) stored(last bool, text []byte) {
	s.block(last, 0)
	s.used = 8
	s.bytes = binary.LittleEndian.AppendUint16(s.bytes, uint16(len(text)))
	s.bytes = binary.LittleEndian.AppendUint16(s.bytes, ^uint16(len(text)))
	s.bytes = append(s.bytes, text...)
	s.text = append(s.text, text...)
}

// lengths begins a dynamic block, of a number of codes, whose lengths are
// written with the codes that it returns.
func (s *stream) lengths(last bool, lits, dists int, pre []uint8) book {
	order := []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	s.block(last, 2)
	s.bits(lits-257, 5)
	s.bits(dists-1, 5)
	s.bits(len(order)-4, 4)
	for _, symbol := range order {
		s.bits(int(pre[symbol]), 3)
	}
	return newBook(pre)
}

// dynamic begins a dynamic block of codes of these lengths.
func (s *stream) dynamic(last bool, lit, dist []uint8) (book, book) {
	pre := s.lengths(last, len(lit), len(dist), plainPre())
	for _, n := range slices.Concat(lit, dist) {
		s.code(pre, int(n))
	}
	return newBook(lit), newBook(dist)
}

// plainPre has codes for all lengths, none to repeat them.
func plainPre() []uint8 { return append(slices.Repeat([]uint8{4}, 16), 0, 0, 0) }

// fixed begins a block of fixed codes.
func (s *stream) fixed(last bool) (lit, dist book) {
	s.block(last, 1)
	return newBook(slices.Concat(slices.Repeat([]uint8{8}, 144), slices.Repeat([]uint8{9}, 112), slices.Repeat([]uint8{7}, 24), slices.Repeat([]uint8{8}, 8))),
		newBook(slices.Repeat([]uint8{5}, 32))
}

// book has the codes of symbols.
type book struct {
	lens  []uint8
	codes []int // their first bit lowest
}

// newBook counts up the codes as RFC 1951 tells.
func newBook(lens []uint8) book {
	var counts, next [17]int
	for _, n := range lens {
		if n > 0 {
			counts[n]++
		}
	}
	for n := range 16 {
		next[n+1] = (next[n] + counts[n]) << 1
	}
	b := book{lens: lens, codes: make([]int, len(lens))}
	for symbol, n := range lens {
		b.codes[symbol] = int(bits.Reverse16(uint16(next[n])) >> (16 - n))
		next[n]++
	}
	return b
}

func (b book) has(symbol int) bool { return symbol < len(b.lens) && b.lens[symbol] > 0 }

// code writes the code of a symbol.
func (s *stream) code(b book, symbol int) { s.bits(b.codes[symbol], int(b.lens[symbol])) }

// literals writes a text.
func (s *stream) literals(lit book, text string) {
	for _, c := range []byte(text) {
		s.code(lit, int(c))
		s.text = append(s.text, c)
	}
}

// value is what a symbol for a length or a distance stands for.
type value struct{ base, extra int }

// lengthOf are the lengths from symbol 257 on, as RFC 1951 lists them.
var lengthOf = []value{{3, 0}, {4, 0}, {5, 0}, {6, 0}, {7, 0}, {8, 0}, {9, 0}, {10, 0}, {11, 1}, {13, 1}, {15, 1}, {17, 1}, {19, 2}, {23, 2}, {27, 2}, {31, 2},
	{35, 3}, {43, 3}, {51, 3}, {59, 3}, {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}}

// backOf are the distances.
var backOf = []value{{1, 0}, {2, 0}, {3, 0}, {4, 0}, {5, 1}, {7, 1}, {9, 2}, {13, 2}, {17, 3}, {25, 3}, {33, 4}, {49, 4}, {65, 5}, {97, 5}, {129, 6}, {193, 6},
	{257, 7}, {385, 7}, {513, 8}, {769, 8}, {1025, 9}, {1537, 9}, {2049, 10}, {3073, 10}, {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}}

// match writes a match by its symbols and their extra bits. The text repeats
// when it is long enough.
func (s *stream) match(lit, dist book, length, lengthExtra, back, backExtra int) {
	s.code(lit, 257+length)
	s.bits(lengthExtra, lengthOf[length].extra)
	s.code(dist, back)
	s.bits(backExtra, backOf[back].extra)
	for range lengthOf[length].base + lengthExtra {
		if from := len(s.text) - backOf[back].base - backExtra; from >= 0 {
			s.text = append(s.text, s.text[from])
		}
	}
}

// repeat writes a match for a length, the greatest symbol that fits, and a
// distance.
func (s *stream) repeat(lit, dist book, length, back int) {
	i, j := len(lengthOf)-1, len(backOf)-1
	for lengthOf[i].base > length {
		i--
	}
	for backOf[j].base > back {
		j--
	}
	s.match(lit, dist, i, length-lengthOf[i].base, j, back-backOf[j].base)
}

// end ends a block.
func (s *stream) end(lit book) { s.code(lit, endOfBlock) }

// file makes a gzip file of it.
func (s *stream) file() []byte { return member(s.bytes, s.text) }

// chooser makes the choices of a random stream.
type chooser interface{ IntN(n int) int }

// choices are made by bytes, two each, and by a random generator behind them.
type choices struct {
	data []byte
	rest *rand.Rand
}

func (c *choices) IntN(n int) int {
	if len(c.data) < 2 {
		return c.rest.IntN(n)
	}
	v := binary.LittleEndian.Uint16(c.data)
	c.data = c.data[2:]
	return int(v) % n
}

// randomStream writes some blocks.
func randomStream(c chooser) *stream {
	s := new(stream)
	for blocks := 1 + c.IntN(4); blocks > 0; blocks-- {
		last := blocks == 1
		switch c.IntN(8) {
		case 0:
			s.stored(last, slices.Repeat([]byte("stored,"), c.IntN(12)))
		case 1:
			s.stored(last, slices.Repeat([]byte{byte(c.IntN(256)), byte(c.IntN(256))}, c.IntN(32768)))
		case 2:
			lit, dist := s.fixed(last)
			s.random(c, lit, dist)
		default:
			lit, dist := s.dynamic(last, randomLit(c), randomDist(c))
			s.random(c, lit, dist)
		}
	}
	return s
}

// random writes some symbols and the end of a block.
func (s *stream) random(c chooser, lit, dist book) {
	for n := c.IntN(1 << c.IntN(12)); n > 0 && len(s.text) < 1<<18; n-- {
		symbol := c.IntN(286)
		for !lit.has(symbol) {
			symbol = (symbol + 1) % 286
		}
		switch {
		case symbol < endOfBlock:
			s.literals(lit, string([]byte{byte(symbol)}))
		case symbol > endOfBlock:
			length := symbol - 257
			s.randomMatch(c, lit, dist, length, c.IntN(1<<lengthOf[length].extra))
		}
	}
	s.end(lit)
}

// randomMatch writes a match when there is a distance for it.
func (s *stream) randomMatch(c chooser, lit, dist book, length, lengthExtra int) {
	for back := c.IntN(30); back >= 0; back-- {
		if v := backOf[back]; dist.has(back) && v.base <= len(s.text) {
			s.match(lit, dist, length, lengthExtra, back, c.IntN(min(1<<v.extra, len(s.text)-v.base+1)))
			return
		}
	}
}

// randomLit chooses codes for some literals, the end of a block and some
// lengths.
func randomLit(c chooser) []uint8 {
	symbols := append(some(c, 0, endOfBlock), endOfBlock)
	if c.IntN(4) > 0 {
		symbols = append(symbols, some(c, endOfBlock+1, 286)...)
	}
	lens := randomLens(c, symbols)
	return append(lens, make([]uint8, max(0, 257-len(lens)))...)
}

// randomDist chooses codes for some distances.
func randomDist(c chooser) []uint8 {
	if c.IntN(8) == 0 {
		return []uint8{0}
	}
	return randomLens(c, some(c, 0, 30))
}

// some chooses symbols, at least one, of from..to-1.
func some(c chooser, from, to int) []int {
	var out []int
	of := 1 + c.IntN(6)
	for symbol := from; symbol < to; symbol++ {
		if c.IntN(of) == 0 {
			out = append(out, symbol)
		}
	}
	if out == nil {
		return []int{from + c.IntN(to-from)}
	}
	return out
}

// randomLens makes a complete code for symbols: one leaf of a tree after the
// other is split.
func randomLens(c chooser, symbols []int) []uint8 {
	leaves := []uint8{0}
	if len(symbols) == 1 {
		leaves[0] = 1
	}
	deep := c.IntN(3)
	for len(leaves) < len(symbols) {
		at := c.IntN(len(leaves))
		if deep > 0 && c.IntN(1+deep) > 0 {
			at = len(leaves) - 1
		}
		for leaves[at] == longestCode {
			at = (at + 1) % len(leaves)
		}
		leaves[at]++
		leaves = append(leaves, leaves[at])
	}
	lens := make([]uint8, symbols[len(symbols)-1]+1)
	for _, symbol := range symbols {
		at := c.IntN(len(leaves))
		lens[symbol] = leaves[at]
		leaves = slices.Delete(leaves, at, at+1)
	}
	return lens
}
