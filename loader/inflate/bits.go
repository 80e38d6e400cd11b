package inflate

import "encoding/binary"

// bitReader reads bits of src, the lowest of a byte first.
//
//	src: ......................|at.............
//	buf: |n bits to be read|more of the same  |
//
// Above its n bits buf may hold bits of src from at on, or zeros: putting
// those bytes there again changes nothing.
type bitReader struct {
	src []byte
	at  int
	buf uint64
	n   uint
}

// fill makes at least 56 bits ready. Behind the end of src it reads zeros, and
// goes on counting.
func (b *bitReader) fill() {
	if b.at+8 <= len(b.src) {
		b.buf |= binary.LittleEndian.Uint64(b.src[b.at:]) << b.n
		b.at += int(63-b.n) >> 3
		b.n |= 56
		return
	}
	for ; b.n < 56; b.n += 8 {
		if b.at < len(b.src) {
			b.buf |= uint64(b.src[b.at]) << b.n
		}
		b.at++
	}
}

// take returns n bits, which must be ready.
func (b *bitReader) take(n uint) uint {
	v := uint(b.buf) & (1<<n - 1)
	b.buf >>= n
	b.n -= n
	return v
}

// offset returns where in src the byte is that holds the next bit, or the one
// behind it when that is a byte's first bit.
func (b *bitReader) offset() int { return b.at - int(b.n>>3) }

// overrun reports whether bits were taken that src does not have.
func (b *bitReader) overrun() bool { return b.offset() > len(b.src) }

// align drops what is left of a byte of which bits were taken, and gives all
// others back. It returns their offset.
func (b *bitReader) align() int {
	b.at = b.offset()
	b.buf, b.n = 0, 0
	return b.at
}
