package inflate

import (
	"bytes"
	"slices"
	"testing"
)

// TestStreams reads sound streams as no compressor writes them.
func TestStreams(t *testing.T) {
	d := NewDecoder()
	r := newRand(10)
	var dst []byte
	for i := range 1500 {
		s := randomStream(r)
		got, ok := check(t, d, dst, s.file())
		if !ok || !bytes.Equal(got, s.text) {
			t.Fatalf("stream %d: read is %v, %s instead of %s", i, ok, brief(got), brief(s.text))
		}
		dst = got
	}
}

// TestDamagedStreams damages such streams, with checksum and size corrected.
func TestDamagedStreams(t *testing.T) {
	d := NewDecoder()
	r := newRand(11)
	var dst []byte
	for range 1500 {
		damaged := randomStream(r).bytes
		for range 1 + r.IntN(3) {
			damaged[r.IntN(min(len(damaged), 1<<r.IntN(17)))] ^= 1 << r.IntN(8)
		}
		if got, ok := check(t, d, dst, sealed(damaged)); ok {
			dst = got
		}
	}
}

// TestLastBytes reads blocks of literals and matches, so long that the fast
// loop has to stop at any bit of any of the last bytes.
func TestLastBytes(t *testing.T) {
	d := NewDecoder()
	r := newRand(12)
	for range 1500 {
		s := new(stream)
		lit, dist := s.dynamic(true, deep(4, 286), deep(3, 30))
		s.literals(lit, "\x00\x00\x00\x00")
		for range r.IntN(40) {
			switch r.IntN(6) {
			case 0:
				s.literals(lit, "\x00") // 1 bit
			case 1:
				s.match(lit, dist, r.IntN(29), 0, r.IntN(4), 0)
			default:
				s.literals(lit, "abc\xf0") // 12, 12, 12 and 13
			}
		}
		s.end(lit)
		if got, ok := check(t, d, nil, s.file()); !ok || !bytes.Equal(got, s.text) {
			t.Fatalf("read is %v, %s instead of %s", ok, brief(got), brief(s.text))
		}
	}
}

// TestManyBits reads matches of the most bits, 48, behind any number of literals
// of up to 15, so that a round of the fast loop has none left at any place.
func TestManyBits(t *testing.T) {
	r := newRand(13)
	s := new(stream)
	s.stored(false, randomBytes(r, 1<<15))
	codes := append(allSymbols(14), 28, 29)
	lit, dist := s.dynamic(true, ladder(longestCode, append(symbolsOf("abcdefghijkl"), endOfBlock, 'm', 'n', 284)...), ladder(longestCode, codes...))
	for range 3000 {
		for range r.IntN(5) {
			s.literals(lit, string("abcdefghijklmn"[r.IntN(14)]))
		}
		if r.IntN(3) == 0 {
			s.match(lit, dist, 27, r.IntN(31), r.IntN(14), 0)
		}
		s.match(lit, dist, 27, r.IntN(31), 28+r.IntN(2), r.IntN(1<<13))
	}
	s.end(lit)
	wantText(t, s.file(), s.text)
}

// TestTextTooLong reads texts that are longer than their file says, by any
// number of bytes: with two literals at a time, and the longest matches.
func TestTextTooLong(t *testing.T) {
	d := NewDecoder()
	s := new(stream)
	lit, dist := s.dynamic(true, simpleLit(), []uint8{1, 0, 0, 0, 0, 0, 0, 0, 1})
	for range 4 {
		s.literals(lit, "aabbabaabbbabaababab")
		s.match(lit, dist, 28, 0, 0, 0)
		s.literals(lit, "ababab")
		s.match(lit, dist, 28, 0, 8, 0) // 17 back, copied in large pieces
	}
	s.end(lit)
	wantText(t, s.file(), s.text)
	for size := range len(s.text) {
		if _, ok := check(t, d, nil, member(s.bytes, s.text[:size])); ok {
			t.Errorf("%d bytes were read", size)
		}
	}
}

// simpleLit has codes for a, b, the end of a block and all lengths.
func simpleLit() []uint8 {
	lens := make([]uint8, 286)
	lens['a'], lens['b'], lens[endOfBlock] = 3, 3, 2
	for i := range 29 {
		lens[257+i] = 6
	}
	lens[257], lens[258], lens[259] = 5, 5, 5 // 26 of 6 and 3 of 5 bits are a half
	return lens
}

// ladder is the code of lengths 1, 2, 3 .. n-1, n, n.
func ladder(n int, symbols ...int) []uint8 {
	lens := make([]uint8, slices.Max(symbols)+1)
	for i, symbol := range symbols {
		lens[symbol] = uint8(min(i+1, n))
	}
	return lens
}

// blockTest writes a block that is read, or is unusual.
type blockTest struct {
	name  string
	ok    bool
	write func(s *stream, last bool)
}

// run reads the block as the last one, and with more behind it, so that it is
// read both in the fast loop and out of it.
func (test blockTest) run(t *testing.T) {
	end, middle := new(stream), new(stream)
	test.write(end, true)
	test.write(middle, false)
	size := len(middle.text)
	middle.stored(true, bytes.Repeat([]byte("more"), 200))
	for _, s := range []*stream{end, middle} {
		if test.ok {
			wantText(t, s.file(), s.text)
			continue
		}
		text, _, _ := inflated(s.bytes)
		wantUnusual(t, s.file())
		wantUnusual(t, member(s.bytes, text))
		// What a match of no code would be, taken for one of distance zero.
		wantUnusual(t, member(s.bytes, slices.Insert(slices.Clone(s.text), size, 0, 0, 0)))
	}
}

func TestBlocks(t *testing.T) {
	for _, tests := range [][]blockTest{storedBlocks(), fixedBlocks(), dynamicBlocks(), headers(), repeatedLengths()} {
		for _, test := range tests {
			t.Run(test.name, test.run)
		}
	}
}

func storedBlocks() []blockTest {
	return []blockTest{
		{"stored", true, func(s *stream, last bool) { s.stored(last, []byte("text")) }},
		{"stored, empty", true, func(s *stream, last bool) { s.stored(last, nil) }},
		{"stored, longest", true, func(s *stream, last bool) { s.stored(last, make([]byte, 65535)) }},
		{"stored, behind others", true, func(s *stream, last bool) {
			s.stored(false, []byte("a"))
			lit, _ := s.fixed(false)
			s.literals(lit, "bc")
			s.end(lit)
			s.stored(false, nil)
			s.stored(last, []byte("d"))
		}},
		{"stored, ones up to the byte", true, func(s *stream, last bool) {
			s.block(last, 0)
			s.bits(31, 5)
			s.bits(1, 16)
			s.bits(0xfffe, 16)
			s.literals(newBook(slices.Repeat([]uint8{8}, 256)), "\xff")
		}},
		{"stored, wrong complement", false, func(s *stream, last bool) {
			s.stored(last, []byte("text"))
			s.bytes[3] ^= 1
		}},
		{"stored, longer than the file", false, func(s *stream, last bool) {
			s.stored(last, []byte("text"))
			s.bytes[2] ^= 0xff
			s.bytes[4] ^= 0xff
		}},
		{"stored, no length", false, func(s *stream, last bool) { s.block(last, 0) }},
		{"a reserved kind", false, func(s *stream, last bool) { s.block(last, 3) }},
	}
}

func fixedBlocks() []blockTest {
	// fixed writes a block that ends.
	fixed := func(name string, ok bool, write func(s *stream, lit, dist book)) blockTest {
		return blockTest{name, ok, func(s *stream, last bool) {
			lit, dist := s.fixed(last)
			write(s, lit, dist)
			s.end(lit)
		}}
	}
	return []blockTest{
		fixed("fixed, empty", true, func(s *stream, lit, dist book) {}),
		fixed("fixed, literals", true, func(s *stream, lit, dist book) { s.literals(lit, "text\x8f\x90\xff") }),
		fixed("length 258", true, func(s *stream, lit, dist book) {
			s.literals(lit, "a")
			s.repeat(lit, dist, 258, 1)
		}),
		fixed("length 258, written with extra bits", true, func(s *stream, lit, dist book) {
			s.literals(lit, "ab")
			s.match(lit, dist, 27, 31, 1, 0)
		}),
		fixed("all lengths and short distances", true, func(s *stream, lit, dist book) {
			s.literals(lit, "0123456789abcdefghijklmnopqrstuvwxyz")
			for length := 3; length <= 258; length++ {
				for _, back := range []int{1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 36} {
					s.repeat(lit, dist, length, back)
				}
			}
		}),
		fixed("long matches that overlap, meet, and do not", true, func(s *stream, lit, dist book) {
			s.literals(lit, string(trail(newRand(14), 300)))
			for length := longMatch - 2; length <= 258; length++ {
				for back := length - 2; back <= length+2; back++ {
					s.repeat(lit, dist, length, back)
				}
			}
		}),
		fixed("to the beginning", true, func(s *stream, lit, dist book) {
			s.literals(lit, "0123456789abcdef")
			s.repeat(lit, dist, 30, 16)
		}),
		fixed("beyond the beginning", false, func(s *stream, lit, dist book) {
			s.literals(lit, "0123456789abcdef")
			s.repeat(lit, dist, 30, 17)
		}),
		fixed("a match of nothing", false, func(s *stream, lit, dist book) { s.repeat(lit, dist, 3, 1) }),
		fixed("far beyond the beginning", false, func(s *stream, lit, dist book) {
			s.literals(lit, "0123456789abcdef")
			s.repeat(lit, dist, 3, 32768)
		}),
		fixed("length symbol 286", false, func(s *stream, lit, dist book) {
			s.literals(lit, "text")
			s.code(lit, 286)
		}),
		fixed("length symbol 287", false, func(s *stream, lit, dist book) {
			s.literals(lit, "text")
			s.code(lit, 287)
		}),
		fixed("distance symbol 30", false, func(s *stream, lit, dist book) {
			s.literals(lit, "text")
			s.code(lit, 257)
			s.code(dist, 30)
		}),
		fixed("distance symbol 31", false, func(s *stream, lit, dist book) {
			s.literals(lit, "text")
			s.code(lit, 257)
			s.code(dist, 31)
		}),
		{"distance 32768", true, func(s *stream, last bool) { farMatch(s, last, 32768) }},
		{"distance 32768 beyond the beginning", false, func(s *stream, last bool) { farMatch(s, last, 32767) }},
		{"a match of the block before", true, func(s *stream, last bool) {
			s.stored(false, []byte("before"))
			lit, dist := s.fixed(last)
			s.repeat(lit, dist, 10, 6)
			s.end(lit)
		}},
		{"some empty blocks", true, func(s *stream, last bool) { emptyBlocks(s, last, freeTables-1) }},
		{"a thousand empty blocks", false, func(s *stream, last bool) { emptyBlocks(s, last, 1000) }},
		{"a thousand stored blocks", true, func(s *stream, last bool) {
			for range 1000 {
				s.stored(false, []byte("x"))
			}
			s.stored(last, []byte("y"))
		}},
		{"many short blocks", true, func(s *stream, last bool) {
			for range 1000 {
				s.stored(false, make([]byte, bytesPerTable))
				emptyBlocks(s, false, 1)
			}
			s.stored(last, nil)
		}},
		{"no end", false, func(s *stream, last bool) {
			lit, _ := s.fixed(last)
			s.literals(lit, "text")
		}},
		{"no end of a long block", false, func(s *stream, last bool) {
			lit, dist := s.fixed(last)
			s.literals(lit, "text")
			for range 300 {
				s.repeat(lit, dist, 258, 4)
			}
		}},
	}
}

// emptyBlocks writes so many blocks of fixed codes, and a stored one.
func emptyBlocks(s *stream, last bool, n int) {
	for range n {
		lit, _ := s.fixed(false)
		s.end(lit)
	}
	s.stored(last, []byte("text"))
}

// farMatch writes a match over the greatest distance behind n bytes of text.
func farMatch(s *stream, last bool, n int) {
	s.stored(false, randomBytes(newRand(12), n))
	lit, dist := s.fixed(last)
	s.repeat(lit, dist, 258, 32768)
	s.end(lit)
}

func dynamicBlocks() []blockTest {
	// dynamic writes a block of a, b, ends and lengths, with these distances.
	dynamic := func(name string, ok bool, lit, dist []uint8, write func(s *stream, lit, dist book)) blockTest {
		return blockTest{name, ok, func(s *stream, last bool) {
			lit, dist := s.dynamic(last, lit, dist)
			write(s, lit, dist)
			s.end(lit)
		}}
	}
	ab := func(s *stream, lit, dist book) { s.literals(lit, "ab") }
	aba := func(s *stream, lit, dist book) {
		s.literals(lit, "ab")
		s.match(lit, dist, 0, 0, 1, 0)
	}
	changed := func(lens []uint8, symbol int, n uint8) []uint8 {
		lens = slices.Clone(lens)
		lens[symbol] = n
		return lens
	}
	onlyEnd := changed(make([]uint8, 257), endOfBlock, 1)
	lit := simpleLit()
	return []blockTest{
		dynamic("two distances", true, lit, []uint8{1, 1}, aba),
		dynamic("one distance of one bit", true, lit, []uint8{0, 1}, aba),
		dynamic("one distance of two bits", false, lit, []uint8{0, 2}, aba),
		dynamic("one distance of two bits, not used", false, lit, []uint8{0, 2}, ab),
		dynamic("one distance of fifteen bits, not used", false, lit, []uint8{0, 15}, ab),
		dynamic("the other bit of one distance", false, lit, []uint8{0, 1}, func(s *stream, lit, dist book) {
			s.literals(lit, "ab")
			s.code(lit, 257)
			s.bits(1, 1)
		}),
		dynamic("no distances", true, lit, []uint8{0}, ab),
		dynamic("thirty lengths of no distances", true, lit, make([]uint8, 30), ab),
		dynamic("a match without distances", false, lit, []uint8{0}, func(s *stream, lit, dist book) {
			s.literals(lit, "ab")
			s.code(lit, 257)
			s.bits(0, 15)
		}),
		dynamic("incomplete distances", false, lit, []uint8{1, 2}, ab),
		dynamic("incomplete distances of long codes", false, lit, ladder(15, 1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14), ab),
		dynamic("distances twice", false, lit, []uint8{1, 1, 1}, ab),
		dynamic("distances twice, long codes", false, lit, append(ladder(15, allSymbols(16)...), 15), ab),
		dynamic("only the end", true, onlyEnd, []uint8{0}, func(s *stream, lit, dist book) {}),
		dynamic("only the end, the other bit", false, onlyEnd, []uint8{0}, func(s *stream, lit, dist book) { s.bits(1, 1) }),
		dynamic("only the end, of two bits", false, changed(onlyEnd, endOfBlock, 2), []uint8{0}, func(s *stream, lit, dist book) {}),
		dynamic("only a letter", false, changed(make([]uint8, 257), 'a', 1), []uint8{0}, func(s *stream, lit, dist book) { s.literals(lit, "aaaa") }),
		dynamic("no codes", false, make([]uint8, 257), []uint8{0}, func(s *stream, lit, dist book) {}),
		dynamic("no end, its code is left out", false, changed(changed(onlyEnd, endOfBlock, 0), 'a', 1), []uint8{1}, func(s *stream, lit, dist book) { s.bits(0, 900) }),
		dynamic("no end, complete", false, changed(changed(make([]uint8, 257), 'a', 1), 'b', 1), []uint8{1}, func(s *stream, lit, dist book) { s.bits(0, 900) }),
		dynamic("incomplete codes", false, changed(lit, 'a', 4), []uint8{1, 1}, aba),
		dynamic("codes twice", false, changed(lit, 'c', 6), []uint8{1, 1}, aba),
		dynamic("fifteen bits", true, ladder(15, 257, 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'a', 'b', endOfBlock), ladder(15, allSymbols(16)...), func(s *stream, lit, dist book) {
			s.literals(lit, "abcdefghijklmnnmlkjihgfedcba")
			s.match(lit, dist, 0, 0, 0, 0)
			s.match(lit, dist, 0, 0, 7, 1)
			s.literals(lit, "bbbbaaaabbaaa")
			s.match(lit, dist, 0, 0, 8, 3)
			s.match(lit, dist, 0, 0, 9, 0)
			for range 50 {
				s.literals(lit, "ab")
			}
			for back := range 13 {
				s.match(lit, dist, 0, 0, back, 0)
			}
		}),
		dynamic("long codes of lengths and all extra bits", true, deep(6, 286), deep(10, 30), func(s *stream, lit, dist book) {
			for range 40_000 / 256 {
				s.literals(lit, string(allBytes()))
			}
			for i, v := range lengthOf {
				for j, w := range backOf {
					s.match(lit, dist, i, 1<<v.extra-1, j, 1<<w.extra-1)
					s.match(lit, dist, i, 0, j, 0)
				}
			}
		}),
	}
}

// deep has codes of 1, 2 .. k bits, and long ones for the rest of n symbols.
func deep(k, n int) []uint8 {
	lens := ladder(k, allSymbols(k)...)
	depth, slots := k, 1
	for 2*slots <= n-k {
		depth, slots = depth+1, 2*slots
	}
	shorter := 2*slots - (n - k)
	return slices.Concat(lens, slices.Repeat([]uint8{uint8(depth)}, shorter), slices.Repeat([]uint8{uint8(depth + 1)}, n-k-shorter))
}

// symbolsOf are the literals of a text.
func symbolsOf(text string) (out []int) {
	for _, c := range text {
		out = append(out, int(c))
	}
	return out
}

// allSymbols are 0..n-1.
func allSymbols(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// headers writes how many codes there are.
func headers() []blockTest {
	block := func(name string, ok bool, lits, dists int) blockTest {
		return blockTest{name, ok, func(s *stream, last bool) {
			lit := append(ladder(3, endOfBlock, 'a', 'b', 257), make([]uint8, lits-258)...)
			lit2, dist := s.dynamic(last, lit, append(make([]uint8, dists-1), 1))
			s.literals(lit2, "abababab")
			if dists == 1 {
				s.match(lit2, dist, 0, 0, 0, 0)
			}
			s.end(lit2)
		}}
	}
	return []blockTest{
		block("258 codes", true, 258, 1),
		block("286 codes", true, 286, 1),
		block("287 codes", false, 287, 1),
		block("288 codes", false, 288, 1),
		block("30 distances", true, 258, 30),
		block("31 distances", false, 258, 31),
		block("32 distances", false, 258, 32),
		block("as many as there can be", true, 286, 30),
	}
}

// repeatedLengths writes lengths of codes with those that repeat them.
func repeatedLengths() []blockTest {
	// With these codes for lengths: 1, 2 and 3 and all that repeat.
	pre := make([]uint8, 19)
	pre[0], pre[1], pre[2], pre[16], pre[17], pre[18] = 3, 3, 3, 3, 2, 2
	// block writes lengths, a repeat as its symbol and 1000 times the extra
	// bits. The end of the block is so many ones.
	block := func(name string, ok bool, end int, pre []uint8, lits, dists int, lens ...int) blockTest {
		return blockTest{name, ok, func(s *stream, last bool) {
			b := s.lengths(last, lits, dists, pre)
			for _, n := range lens {
				s.code(b, n%1000)
				s.bits(n/1000, []int{2, 3, 7}[max(0, n%1000-16)]*min(1, n%1000/16))
			}
			s.bits(1<<end-1, end)
		}}
	}
	zeros := func(n int) int { return (n-11)*1000 + 18 } // up to 138
	one := make([]uint8, 19)
	one[1] = 1
	short := slices.Clone(pre)
	short[17] = 0
	twice := slices.Clone(pre)
	twice[17] = 1
	return []blockTest{
		block("zeros", true, 1, pre, 257, 1, zeros(97), 1, zeros(138), 17+7000, 17+7000, 1, 0),
		block("zeros into the distances", true, 1, pre, 257, 30, zeros(97), 1, zeros(138), 17+7000, 17+7000, 1, zeros(30)),
		block("lengths into the distances", true, 1, pre, 257, 2, zeros(97), 1, zeros(138), 17+7000, 17+7000, 1, 1, 1),
		block("a repeated length into the distances", true, 2, pre, 257, 4, zeros(97), 1, 2, zeros(138), 17+7000, 17+6000, 2, 1000+16),
		block("distances twice by a repeated length", false, 1, pre, 257, 3, zeros(97), 1, zeros(138), 17+7000, 17+7000, 1, 16),
		block("a repeated length first", false, 1, pre, 257, 1, 16, zeros(138), zeros(114), 1, 1),
		block("one zero too many", false, 1, pre, 257, 2, zeros(97), 1, zeros(138), 17+7000, 17+7000, 1, 17),
		block("two zeros too many", false, 1, pre, 257, 1, zeros(97), 1, zeros(138), 17+7000, 17+7000, 1, 17),
		block("many zeros too many", false, 1, pre, 257, 1, zeros(97), 1, zeros(138), 17+7000, 17+7000, 1, zeros(138)),
		block("too many at the end", false, 1, pre, 257, 1, zeros(138), zeros(118), 1, 1, 1),
		block("repeated too often", false, 1, pre, 257, 1, zeros(138), zeros(117), 1, 1, 3000+16),
		block("one code for lengths", false, 1, one, 257, 1, slices.Repeat([]int{1}, 258)...),
		block("no codes for lengths", false, 1, make([]uint8, 19), 257, 1),
		block("incomplete codes for lengths", false, 1, short, 257, 1, zeros(138), zeros(118), 1, 1),
		block("codes for lengths twice", false, 1, twice, 257, 1, zeros(138), zeros(118), 1, 1),
	}
}
