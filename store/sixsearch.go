package store

// sixSearch tells that a needle is not in a chunk of six bit text, without
// reading it. The stems are looked at in pairs of characters, as they are
// kept, eight characters at a time. Wherever a needle lies, two pairs that
// follow each other are all its own:
//
//	needle getObject     at even offsets  ge|tO|bj|ec|t     first pairs ge, tO
//	                     at odd ones     .g|et|Ob|je|ct     first pairs et, Ob
//
// It says where a needle can not be, never where it is. Of random base64 one
// chunk in thirty has to be read.
type sixSearch struct {
	needle []byte // folded
	chars  []byte // of the chunk before
	// roles has by pair: bits 0 and 1, whether it begins a needle at even and
	// odd offsets; bits 2 and 3, whether it follows.
	roles [1 << 12]uint8
}

// minSixNeedle is the length from which a needle has two pairs at odd offsets
// too.
const minSixNeedle = 5

// mayHold reports whether a value of the chunk may hold a needle.
func (s *sixSearch) mayHold(c *packedChunk, n *needle) bool {
	if c.pairs != nil && n.ascii && !c.pairs.mayHold(n.folded) {
		return false
	}
	if c.coding != codingSixBit || !c.plain || !n.ascii || len(n.folded) < minSixNeedle {
		return true
	}
	prefix, rest := cutPart(c.data)
	suffix, rest := cutPart(rest)
	if n.leaves(prefix) || n.enters(suffix) {
		return true
	}
	chars, rest := cutPart(rest)
	s.learn(n.folded, chars)
	return s.meets(rest[:sixBytes(int(c.text)-int(c.n)*(len(prefix)+len(suffix)))])
}

// leaves reports whether the needle may begin in a prefix.
func (n *needle) leaves(prefix []byte) bool {
	for at := range prefix {
		if n.agrees(prefix[at:], n.folded) {
			return true
		}
	}
	return false
}

// enters reports whether the needle may end in a suffix.
func (n *needle) enters(suffix []byte) bool {
	for end := 1; end <= len(suffix); end++ {
		inside := min(end, len(n.folded))
		if n.agrees(suffix[end-inside:end], n.folded[len(n.folded)-inside:]) {
			return true
		}
	}
	return false
}

// agrees reports whether text and a part of the needle are equal as far as
// both go.
func (n *needle) agrees(text, part []byte) bool {
	for i := range min(len(text), len(part)) {
		if lower(text[i]) != part[i] {
			return false
		}
	}
	return true
}

// learn works out the roles of pairs; most chunks have the characters of the
// one before.
func (s *sixSearch) learn(needle, chars []byte) {
	if string(needle) == string(s.needle) && string(chars) == string(s.chars) {
		return
	}
	s.needle, s.chars = append(s.needle[:0], needle...), append(s.chars[:0], chars...)
	clear(s.roles[:])
	for high, b := range chars {
		for low, a := range chars {
			a, b := lower(a), lower(b)
			role := uint8(0)
			for i := range 4 { // even, odd, and two characters on
				if needle[i] == a && needle[i+1] == b {
					role |= 1 << i
				}
			}
			s.roles[high<<6|low] = role
		}
	}
}

// meets reports whether two pairs that follow each other have the roles.
func (s *sixSearch) meets(codes []byte) bool {
	roles, before, found := &s.roles, uint8(0), uint8(0)
	for ; len(codes) >= 8; codes = codes[6:] {
		w := load64(codes)
		p, q := roles[w&0xfff], roles[w>>12&0xfff]
		r, t := roles[w>>24&0xfff], roles[w>>36&0xfff]
		if found |= before&(p>>2) | p&(q>>2) | q&(r>>2) | r&(t>>2); found != 0 {
			return true
		}
		before = t
	}
	for len(codes) > 0 {
		var last [8]byte
		n := copy(last[:6], codes)
		w := load64(last[:])
		for range 4 {
			p := roles[w&0xfff]
			if before&(p>>2) != 0 {
				return true
			}
			before, w = p, w>>12
		}
		codes = codes[n:]
	}
	return false
}
