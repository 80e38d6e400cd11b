package inflate

import "math/bits"

// An entry of a table is what a symbol means and how many bits it takes. Its
// low byte is the same for all:
//
//	0-5    bits to drop: the code, and the extra bits behind it
//	6      special: neither a literal nor a match
//	7      literal
//
// The others depend on that:
//
//	literal        8-15 the literal     16-23 a second one         24-31 how many: 1 or 2
//	match          8-12 bits of the code                           16-30 base of the length or distance
//	special        8-12 bits that index the subtable   13 subtable 16-30 where it starts
//	                                    14 end of the block
//
// A table is indexed by the next bits of the input. Codes that are longer than
// its index lead to a subtable, which lies behind it, by the bits that follow;
// an entry there drops the whole code. Where the codes of two literals fit in
// the index, one look-up finds both: half of a trail is text in base 16 or 64
// which no match is found for.
const (
	dropMask  = 1<<6 - 1
	isSpecial = 1 << 6
	isLiteral = 1 << 7

	literalShift = 8
	secondShift  = 16
	countShift   = 24

	codeShift  = 8
	codeMask   = 1<<5 - 1
	valueShift = 16

	isSubtable = 1 << 13
	isEnd      = 1 << 14
	noCode     = isSpecial

	longestCode = 15
)

// leadsOn reports whether an entry leads to a subtable.
func leadsOn(e uint32) bool { return e&isSpecial != 0 && e&isSubtable != 0 }

// below returns where in a table of so many bits the entry is that e leads to.
func below(e uint32, buf uint64, index uint) uint64 {
	return uint64(e>>valueShift) + buf>>index&(1<<(e>>codeShift&codeMask)-1)
}

// lookUp returns the entry for the next bits.
func lookUp(table []uint32, index uint, buf uint64) uint32 {
	e := table[buf&(1<<index-1)]
	if leadsOn(e) {
		e = table[below(e, buf, index)]
	}
	return e
}

// number returns the length or distance of an entry: its base, and the extra
// bits that lie behind its code.
func number(e uint32, buf uint64) int {
	return int(e>>valueShift) + int(buf&(1<<(e&dropMask)-1)>>(e>>codeShift&codeMask))
}

// outcomeOf returns what an entry means that is special.
func outcomeOf(e uint32) outcome {
	if e&isEnd != 0 {
		return ended
	}
	return damaged
}

const (
	maxLitCodes  = 288
	maxDistCodes = 32
	preCodes     = 19
	endOfBlock   = 256

	litBits  = 12
	distBits = 9
	preBits  = 7

	// Half of a table is for subtables. That is enough: one of 1<<w entries
	// holds at least w+1 codes, so there are 2 entries a code for literals,
	// where w is no more than 3, and 64 for 7 codes for distances. Powers of
	// two spare the check of an index.
	litTableSize  = 1 << 13
	distTableSize = 1 << 10
	preTableSize  = 1 << preBits
)

// symbols are the entries of symbols whose codes have no length yet.
type symbols struct {
	lit  [maxLitCodes]uint32
	dist [maxDistCodes]uint32
	pre  [preCodes]uint32
}

func newSymbols() (s symbols) {
	for i := range endOfBlock {
		s.lit[i] = isLiteral | uint32(i)<<literalShift | 1<<countShift
	}
	s.lit[endOfBlock] = isSpecial | isEnd
	lengths := s.lit[endOfBlock+1:]
	for i, base := 0, uint32(3); i < 28; i++ {
		extra := uint32(max(0, i/4-1))
		lengths[i] = base<<valueShift | extra
		base += 1 << extra
	}
	lengths[28] = 258 << valueShift
	lengths[29], lengths[30] = noCode, noCode
	for i, base := 0, uint32(1); i < 30; i++ {
		extra := uint32(max(0, i/2-1))
		s.dist[i] = base<<valueShift | extra
		base += 1 << extra
	}
	s.dist[30], s.dist[31] = noCode, noCode
	for i := range s.pre {
		s.pre[i] = uint32(i) << valueShift
	}
	return s
}

// codes are the codes of a block while a table is made of them.
type codes struct {
	counts [longestCode + 1]int // by length
	lits   [longestCode + 1]int // of literals
	from   [longestCode + 1]int // where they start in sorted
	sorted [maxLitCodes]code
}

type code struct {
	entry uint32
	bits  uint16 // reversed
}

// build fills a table that is indexed by so many bits. It reports whether the
// lengths make a code that compress/gzip takes: a complete one, one of a
// single bit, or none at all.
func (c *codes) build(table []uint32, index int, lens []uint8, symbols []uint32) bool {
	c.counts = [longestCode + 1]int{}
	for _, n := range lens {
		c.counts[n&longestCode]++
	}
	used := len(lens) - c.counts[0]
	c.counts[0] = 0
	if !c.complete() {
		if used > 1 || used != c.counts[1] {
			return false
		}
		for i := range 1 << index {
			table[i] = noCode
		}
	}
	c.sort(lens, symbols)
	c.fill(table, index)
	c.fillSubtables(table, index)
	return true
}

// complete reports whether codes of these lengths use up every sequence of
// bits, and none twice.
func (c *codes) complete() bool {
	free := 1
	for _, n := range c.counts[1:] {
		free = free<<1 - n // below zero it stays
	}
	return free == 0
}

// sort gives the symbols their codes and orders them by length, literals
// before others.
func (c *codes) sort(lens []uint8, symbols []uint32) {
	c.lits = [longestCode + 1]int{}
	var next [longestCode + 1]int
	for i := 1; i < longestCode; i++ {
		next[i+1] = next[i] + c.counts[i]
	}
	c.from = next
	for symbol, n := range lens {
		if n != 0 {
			n &= longestCode
			c.sorted[next[n]].entry = symbols[symbol] + uint32(n)
			next[n]++
		}
		if symbol == endOfBlock-1 {
			for i, end := range next {
				c.lits[i] = end - c.from[i]
			}
		}
	}
	reversed := uint(0)
	for n := 1; n <= longestCode; n++ {
		for i := range c.counts[n] {
			s := &c.sorted[c.from[n]+i]
			s.bits = uint16(reversed)
			reversed = nextCode(reversed, uint(n))
			if s.entry&isLiteral == 0 {
				s.entry += uint32(n) << codeShift
			}
		}
	}
}

func (c *codes) of(n int) []code       { return c.sorted[c.from[n]:][:c.counts[n]] }
func (c *codes) literals(n int) []code { return c.sorted[c.from[n]:][:c.lits[n]] }

// fill enters the codes that the index holds. Codes of a length follow each
// other, and those of the next length go on behind them; as the input has the
// first bit of a code lowest, they are counted with their bits reversed. The
// table grows with the length: twice as many entries, the upper half repeating
// the lower one, are what one bit more to look at makes of it.
func (c *codes) fill(table []uint32, index int) {
	for n := 1; n <= index; n++ {
		half := 1 << (n - 1)
		copy(table[half:2*half], table[:half])
		for _, s := range c.of(n) {
			table[s.bits] = s.entry
		}
		for first := 1; first < n; first++ {
			c.pairs(table, first, n-first)
		}
	}
}

// pairs enters literals of codes of n bits followed by those of m bits.
func (c *codes) pairs(table []uint32, n, m int) {
	seconds := c.literals(m)
	if len(seconds) == 0 {
		return
	}
	for _, first := range c.literals(n) {
		for _, second := range seconds {
			// The counts and lengths add up; the flag does not.
			table[first.bits|second.bits<<n] = first.entry + second.entry&^(isLiteral|0xff<<literalShift) + second.entry>>literalShift&0xff<<secondShift
		}
	}
}

// nextCode adds one to a code of n bits whose bits are reversed; the last code
// stays.
func nextCode(code, n uint) uint {
	free := ^code & (1<<n - 1)
	if free == 0 {
		return code
	}
	bit := uint(1) << (bits.Len(free) - 1)
	return code&(bit-1) | bit
}

// fillSubtables enters the codes that are longer than the index of the table.
// Those that begin with the same bits share a subtable.
func (c *codes) fillSubtables(table []uint32, index int) {
	end := 1 << index
	prefix, start, width := -1, 0, 0
	for n := index + 1; n <= longestCode; n++ {
		for i, s := range c.of(n) {
			if p := int(s.bits) & (1<<index - 1); p != prefix {
				prefix, start = p, end
				width = c.subtableBits(n, c.counts[n]-i, index)
				end += 1 << width
				table[p] = uint32(start)<<valueShift | isSpecial | isSubtable | uint32(width)<<codeShift
			}
			for i := int(s.bits) >> index; i < 1<<width; i += 1 << (n - index) {
				table[start+i] = s.entry
			}
		}
	}
}

// subtableBits returns how many bits index the subtable that begins with the
// first of left codes of n bits: as many as are needed for codes to fill it.
func (c *codes) subtableBits(n, left, index int) int {
	width := n - index
	for filled := left; filled < 1<<width && index+width < longestCode; {
		width++
		filled = filled<<1 + c.counts[index+width]
	}
	return width
}
