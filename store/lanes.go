package store

import (
	"encoding/binary"
	"slices"
)

// lanes are the words of a block, column by column, so that a question about
// a column reads nothing else. A column has a lane for its first value in a
// row, one for its second, and so on. A lane is cut into spans of slots that
// all have a value; slots between two spans have none.
//
//	column 3   lane 7    slots 0-511      width 0  the word of every row
//	                     slots 512-600    width 2  where their words are in codes
//	           lane 8    slots 520-540    width 1
//	column 4   lane 9    slots 0-600      width 16 the first of their UUIDs
//
// Words of times are stored above the smallest of the span, which comes first.
type lanes struct {
	first  []uint32 // by column: its first lane; one more for the end
	spans  []uint32 // by lane: its first span; one more for the end
	starts []uint16 // by span: its first slot
	more   []uint16 // by span: its rows less one
	heads  []uint32 // by span: what its width says
	widths []uint8
	codes  []byte
	uuids  [][16]byte
}

const (
	widthConstant = 0
	widthUUID     = 16
)

// lanesOf returns the lanes of a column, as numbers from first up to end.
// A column that is younger than the block has none.
func (l *lanes) lanesOf(column uint32) (first, end int) {
	if int(column)+1 >= len(l.first) {
		return 0, 0
	}
	return int(l.first[column]), int(l.first[column+1])
}

// spansOf returns the spans of the lanes from first up to end.
func (l *lanes) spansOf(first, end int) (from, to int) {
	return int(l.spans[first]), int(l.spans[end])
}

// span is some neighbouring slots and how to read their words.
type span struct {
	first, end int // slots
	width      uint8
	base       uint32 // constant word, smallest time, or index of the first UUID
	codes      []byte
}

// span returns span number i; kind is the kind of its column.
func (l *lanes) span(i int, kind leafKind) span {
	s := span{first: int(l.starts[i]), width: l.widths[i], base: l.heads[i]}
	s.end = s.first + int(l.more[i]) + 1
	if s.width == widthConstant || s.width == widthUUID {
		return s
	}
	at := int(s.base)
	s.base = 0
	if kind == kindTime {
		s.base = binary.LittleEndian.Uint32(l.codes[at:])
		at += 4
	}
	s.codes = l.codes[at : at+(s.end-s.first)*int(s.width)]
	return s
}

// meets reports whether some rows have a value in span number i.
func (l *lanes) meets(i int, rows bitmap) bool {
	first := int(l.starts[i])
	return rows.any(first, first+int(l.more[i])+1)
}

// spanAt returns the number of the span of a lane that holds a slot, which
// must have a value there.
func (l *lanes) spanAt(lane, slot int) int {
	from, to := l.spansOf(lane, lane+1)
	i, found := slices.BinarySearch(l.starts[from:to], uint16(slot))
	if !found {
		i--
	}
	return from + i
}

// word returns the word of a column in a slot: of its value number turn, from
// 0 on. There must be one.
func (l *lanes) word(column, turn uint32, kind leafKind, slot int) uint32 {
	s := l.span(l.spanAt(int(l.first[column]+turn), slot), kind)
	return s.at(slot - s.first)
}

// at returns the word of row i of the span; for a UUID its index in the block.
func (s *span) at(i int) uint32 {
	switch s.width {
	case 1:
		return s.base + uint32(s.codes[i])
	case 2:
		return s.base + uint32(binary.LittleEndian.Uint16(s.codes[2*i:]))
	case 3:
		c := s.codes[3*i : 3*i+3]
		return s.base + (uint32(c[0]) | uint32(c[1])<<8 | uint32(c[2])<<16)
	case 4:
		return s.base + binary.LittleEndian.Uint32(s.codes[4*i:])
	case widthUUID:
		return s.base + uint32(i)
	}
	return s.base
}

// skip drops the slots before first from the span.
func (s *span) skip(first int) {
	if n := first - s.first; n > 0 {
		s.first = first
		switch s.width {
		case widthConstant:
		case widthUUID:
			s.base += uint32(n)
		default:
			s.codes = s.codes[n*int(s.width):]
		}
	}
}

// group is how many words are read at a time: as many as a bitmap's word has
// slots.
const group = 64

// read reads the words of n rows, at most a group, from row i of the span on.
func (s *span) read(i, n int, into *[group]uint32) []uint32 {
	out := into[:n]
	switch s.width {
	case 1:
		for k, c := range s.codes[i : i+n] {
			out[k] = s.base + uint32(c)
		}
	case 2:
		codes := s.codes[2*i : 2*(i+n)]
		for k := range out {
			out[k] = s.base + uint32(binary.LittleEndian.Uint16(codes[2*k:]))
		}
	default:
		for k := range out {
			out[k] = s.at(i + k)
		}
	}
	return out
}
