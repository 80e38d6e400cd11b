package store

import (
	"encoding/binary"
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
	ends  []uint32 // nil until they are asked for
	kind  stretchKind

	lens []byte  // lengths of the values as varints, while there are no ends
	buf  *opened // where the ends go
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
	if s.ends != nil {
		return
	}
	ends, lens, sum := s.buf.ends[:0], s.lens, uint32(0)
	for range s.n {
		size, n := binary.Uvarint(lens)
		lens = lens[n:]
		sum += uint32(size)
		ends = append(ends, sum)
	}
	s.ends, s.buf.ends = ends, ends
}

// value returns the text of value number i.
func (s *stretch) value(i int) []byte {
	s.measure()
	from := uint32(0)
	if i > 0 {
		from = s.ends[i-1]
	}
	return s.text[from:s.ends[i]]
}

// end returns the offset behind value number i.
func (s *stretch) end(i int) int {
	s.measure()
	return int(s.ends[i])
}

// at returns the number of the value that holds an offset; from is one that
// is not behind it.
func (s *stretch) at(offset, from int) int {
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

func (v *rawValues) pieces() int { return (len(v.refs) + rawPiece - 1) / rawPiece }

func (v *rawValues) pieceEnd(piece int) int { return min((piece+1)*rawPiece, len(v.refs)) }

// open calls fn with the stretches of a piece: neighbours in one slab.
func (v *rawValues) open(piece int, buf *opened, fn func(*stretch)) {
	code := piece * rawPiece
	end := v.pieceEnd(piece)
	for code < end {
		first := v.refs[code]
		at := first.off
		s := stretch{first: uint32(code), ends: buf.ends[:0]}
		for code < end && v.refs[code].slab == first.slab && v.refs[code].off == at {
			at += v.refs[code].len
			s.ends = append(s.ends, at-first.off)
			code++
		}
		s.n, s.text, buf.ends = len(s.ends), v.slabs[first.slab][first.off:at], s.ends
		fn(&s)
	}
}
