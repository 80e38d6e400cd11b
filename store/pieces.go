package store

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

// Values of a dictionary are read in pieces, so that one search looks through
// thousands of them. A piece has one stretch, or two where text breaks off:
//
//	text   sts:AssumeRoles3:GetObjecteu-west-1...   no separators
//	ends                 ^           ^        ^     offsets behind each value
type stretch struct {
	first uint32 // code of its first value
	n     int
	text  []byte
	each  int      // length of every value, 0 when they differ
	ends  []uint32 // when they differ; nil until they are asked for
	kind  stretchKind

	lens []byte    // lengths of the values as varints, while there are no ends
	buf  *[]uint32 // where the ends go
}

// stretchKind says whether the text is that of the values themselves: no
// escapes, and nothing beyond ASCII.
type stretchKind uint8

const (
	stretchUnknown stretchKind = iota
	stretchPlain
	stretchSpecial
)

// measure works out the ends: a search that finds nothing does not need them.
func (s *stretch) measure() {
	if s.ends != nil || s.each > 0 {
		return
	}
	ends, lens, sum := slices.Grow((*s.buf)[:0], s.n), s.lens, uint32(0)
	for range s.n {
		size, n := binary.Uvarint(lens)
		lens = lens[n:]
		sum += uint32(size)
		ends = append(ends, sum)
	}
	s.ends, *s.buf = ends, ends
}

// value returns the text of value number i.
func (s *stretch) value(i int) []byte {
	if s.each > 0 {
		return s.text[i*s.each : (i+1)*s.each]
	}
	s.measure()
	from := uint32(0)
	if i > 0 {
		from = s.ends[i-1]
	}
	return s.text[from:s.ends[i]]
}

// end returns the offset behind value number i.
func (s *stretch) end(i int) int {
	if s.each > 0 {
		return (i + 1) * s.each
	}
	s.measure()
	return int(s.ends[i])
}

// at returns the number of the value that holds an offset; from is one that
// is not behind it.
func (s *stretch) at(offset, from int) int {
	if s.each > 0 {
		return offset / s.each
	}
	s.measure()
	low, high := from, from+1
	for step := 1; high < s.n && int(s.ends[high]) <= offset; step *= 2 {
		low, high = high, high+step
	}
	high = min(high, s.n-1)
	for low < high {
		mid := (low + high) / 2
		if int(s.ends[mid]) <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// plain reports whether no value has an escape or a character beyond ASCII.
func (s *stretch) plain() bool {
	if s.kind == stretchUnknown {
		s.kind = stretchSpecial
		if isPlain(s.text) {
			s.kind = stretchPlain
		}
	}
	return s.kind == stretchPlain
}

// isPlain reports whether text stands for itself, in ASCII.
func isPlain(text []byte) bool { return specialAt(text, 0) == len(text) }

// isASCII looks at eight bytes at a time.
func isASCII(text []byte) bool {
	for ; len(text) >= 8; text = text[8:] {
		if load64(text)&0x8080808080808080 != 0 {
			return false
		}
	}
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// rawPiece is the number of values in a piece of a growing dictionary.
const rawPiece = 1024

func (v *rawValues) pieces() int { return (v.refs.n + rawPiece - 1) / rawPiece }

func (v *rawValues) pieceEnd(piece int) int { return min((piece+1)*rawPiece, v.refs.n) }

// open calls fn with the stretches of a piece: neighbours in one slab.
func (v *rawValues) open(piece int, buf *opened, fn func(*stretch)) {
	code := piece * rawPiece
	end := v.pieceEnd(piece)
	for code < end {
		first := *v.refs.at(code)
		size := uint32(0)
		s := stretch{first: uint32(code), ends: buf.ends[:0]}
		for ; code < end; code++ {
			r := v.refs.at(code)
			if r.at>>slabBits != first.at>>slabBits || r.at != first.at+size {
				break
			}
			size += r.len
			s.ends = append(s.ends, size)
		}
		off := first.at & (maxSlab - 1)
		s.n, s.text, buf.ends = len(s.ends), v.slabs[first.at>>slabBits][off:off+size], s.ends
		fn(&s)
	}
}
