package store

import "math/bits"

// bitmap is a set of the slots of one block.
type bitmap []uint64

func newBitmap(n int) bitmap { return make(bitmap, (n+63)/64) }

// fullBitmap is the set of all n slots.
func fullBitmap(n int) bitmap {
	b := newBitmap(n)
	b.setRange(0, n)
	return b
}

func (b bitmap) set(i int)      { b[i>>6] |= 1 << (i & 63) }
func (b bitmap) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }

// bit returns 1 for a member, else 0.
func (b bitmap) bit(i uint64) uint64 { return b[i>>6] >> (i & 63) & 1 }

func (b bitmap) unset(i int) { b[i>>6] &^= 1 << (i & 63) }

// setRange adds the slots from first up to end, end excluded.
func (b bitmap) setRange(first, end int) {
	for w := first >> 6; w*64 < end; w++ {
		b[w] |= rangeMask(w, first, end)
	}
}

// repeat adds the slots of [first, end) that others have seen, and makes them
// see the rest.
func (b bitmap) repeat(seen bitmap, first, end int) {
	for w := first >> 6; w*64 < end; w++ {
		m := rangeMask(w, first, end)
		b[w] |= seen[w] & m
		seen[w] |= m
	}
}

// anyRange reports whether some slot of [first, end) is in the set.
func (b bitmap) anyRange(first, end int) bool {
	for w := first >> 6; w*64 < end; w++ {
		if b[w]&rangeMask(w, first, end) != 0 {
			return true
		}
	}
	return false
}

// rangeMask returns the bits of word w that lie in [first, end).
func rangeMask(w, first, end int) uint64 {
	m := ^uint64(0)
	if low := first - w*64; low > 0 {
		m <<= low
	}
	if high := end - w*64; high < 64 {
		m &= 1<<high - 1
	}
	return m
}

// countRange returns how many slots of [first, end) are in the set.
func (b bitmap) countRange(first, end int) int {
	n := 0
	for w := first >> 6; w*64 < end; w++ {
		n += bits.OnesCount64(b[w] & rangeMask(w, first, end))
	}
	return n
}

// any reports whether a slot of [first, end) is in the set.
func (b bitmap) any(first, end int) bool {
	for w := first >> 6; w*64 < end; w++ {
		if b[w]&rangeMask(w, first, end) != 0 {
			return true
		}
	}
	return false
}

// eachRange calls fn with the members of [first, end) in order.
func (b bitmap) eachRange(first, end int, fn func(slot int)) {
	for w := first >> 6; w*64 < end; w++ {
		for m := b[w] & rangeMask(w, first, end); m != 0; m &= m - 1 {
			fn(w*64 + bits.TrailingZeros64(m))
		}
	}
}

func (b bitmap) count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

func (b bitmap) empty() bool {
	for _, w := range b {
		if w != 0 {
			return false
		}
	}
	return true
}

func (b bitmap) clone() bitmap { return append(bitmap(nil), b...) }

// and, or and remove change b; the other set may be nil where it is empty.
func (b bitmap) and(c bitmap) {
	for i := range b {
		b[i] &= c[i]
	}
}

func (b bitmap) or(c bitmap) {
	for i := range c {
		b[i] |= c[i]
	}
}

func (b bitmap) remove(c bitmap) {
	for i := range c {
		b[i] &^= c[i]
	}
}
