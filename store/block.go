package store

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// block is a sealed set of rows. It never changes.
//
//	slots   0 ........ | ............ | ... n-1     rows, sorted by shape
//	runs    shape 7    | shape 2      | shape 31
//	heads   per run, one for each leaf and derived column:
//	        width 0       the word of every row of the run
//	        width 1 to 4  offset in codes, where the run's words start
//	        width 16      index of the run's first UUID
//
// Words of times are stored above the smallest of the run, which comes first.
type block struct {
	domain  int // index of the domain's view in a snapshot
	rows    int
	runs    []run
	heads   []uint32
	widths  []uint8
	codes   []byte
	uuids   [][16]byte
	times   []uint32 // by slot, seconds or noTime
	arrival []uint16 // by slot: order in which the rows were added
	origins []originSpan
	partial bitmap // nil when no row is partial
	bytes   int64  // of record text
	oldest  uint32 // smallest and largest time; noTime and 0 without any
	newest  uint32
}

// run is a range of slots whose rows have one shape.
type run struct {
	shape uint32
	first uint32
	rows  uint32
	head  uint32 // index of its first head
}

// originSpan says where rows came from: the row that arrived as number
// arrival is record number record of its source, and so on until the next
// span.
type originSpan struct {
	arrival uint32
	source  SourceID
	record  uint32
}

const (
	widthConstant = 0
	widthUUID     = 16
)

// leafWords reads the words of one leaf of a run.
type leafWords struct {
	width uint8
	base  uint32 // constant word, smallest time, or index of the first UUID
	codes []byte
}

// leaf returns a reader of a run's leaf; kind is the kind of its column.
func (b *block) leaf(r *run, leaf int, kind leafKind) leafWords {
	at := int(r.head) + leaf
	w := leafWords{width: b.widths[at], base: b.heads[at]}
	if w.width == widthConstant || w.width == widthUUID {
		return w
	}
	off := int(w.base)
	w.base = 0
	if kind == kindTime {
		w.base = binary.LittleEndian.Uint32(b.codes[off:])
		off += 4
	}
	w.codes = b.codes[off : off+int(r.rows)*int(w.width)]
	return w
}

// at returns the word of row i of the run; for a UUID its index in the block.
func (w *leafWords) at(i int) uint32 {
	switch w.width {
	case 1:
		return w.base + uint32(w.codes[i])
	case 2:
		return w.base + uint32(binary.LittleEndian.Uint16(w.codes[2*i:]))
	case 3:
		c := w.codes[3*i : 3*i+3]
		return w.base + (uint32(c[0]) | uint32(c[1])<<8 | uint32(c[2])<<16)
	case 4:
		return w.base + binary.LittleEndian.Uint32(w.codes[4*i:])
	case widthUUID:
		return w.base + uint32(i)
	}
	return w.base
}

// runOf returns the run that holds a slot.
func (b *block) runOf(slot int) *run {
	i, found := slices.BinarySearchFunc(b.runs, uint32(slot), func(r run, slot uint32) int {
		return cmp.Compare(r.first, slot)
	})
	if !found {
		i--
	}
	return &b.runs[i]
}

// origin returns where the row in a slot came from.
func (b *block) origin(slot int) (SourceID, uint32) {
	arrival := uint32(b.arrival[slot])
	i, found := slices.BinarySearchFunc(b.origins, arrival, func(s originSpan, arrival uint32) int {
		return cmp.Compare(s.arrival, arrival)
	})
	if !found {
		i--
	}
	s := b.origins[i]
	return s.source, s.record + arrival - s.arrival
}

// slots returns the slot of each row by its number of arrival, -1 for rows
// that were dropped.
func (b *block) slots() []int {
	out := make([]int, 1<<16)
	for i := range out {
		out[i] = -1
	}
	for slot, arrival := range b.arrival {
		out[arrival] = slot
	}
	return out
}
