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

// seal makes a block of the builder's waiting rows that were not dropped.
func (b *Builder) seal() *block {
	order := b.rowsByShape()
	blk := &block{rows: len(order), oldest: noTime}
	blk.times = make([]uint32, len(order))
	blk.arrival = make([]uint16, len(order))
	for slot, row := range order {
		m := &b.meta[row]
		blk.times[slot] = m.time
		blk.arrival[slot] = uint16(row)
		if m.time != noTime {
			blk.oldest = min(blk.oldest, m.time)
			blk.newest = max(blk.newest, m.time)
		}
		if m.origin.Partial {
			if blk.partial == nil {
				blk.partial = newBitmap(len(order))
			}
			blk.partial.set(slot)
		}
	}
	blk.origins = b.originSpans()
	for first := 0; first < len(order); {
		first = b.sealRun(blk, order, first)
	}
	blk.heads, blk.widths = slices.Clip(blk.heads), slices.Clip(blk.widths)
	blk.codes, blk.uuids = slices.Clone(blk.codes), slices.Clone(blk.uuids)
	return blk
}

// rowsByShape lists the kept rows, shape by shape, in order of arrival.
func (b *Builder) rowsByShape() []int32 {
	order := make([]int32, 0, len(b.meta))
	for row := range b.meta {
		if !b.meta[row].drop {
			order = append(order, int32(row))
		}
	}
	slices.SortStableFunc(order, func(x, y int32) int {
		return cmp.Compare(b.meta[x].shape.id, b.meta[y].shape.id)
	})
	return order
}

// originSpans lists where the kept rows came from, in order of arrival.
func (b *Builder) originSpans() []originSpan {
	var spans []originSpan
	for row := range b.meta {
		m := &b.meta[row]
		if m.drop {
			continue
		}
		if n := len(spans); n > 0 {
			last := spans[n-1]
			if last.source == m.origin.Source && m.origin.Record-last.record == uint32(row)-last.arrival {
				continue
			}
		}
		spans = append(spans, originSpan{uint32(row), m.origin.Source, m.origin.Record})
	}
	return slices.Clip(spans)
}

// sealRun appends the run that starts at slot first and returns its end.
func (b *Builder) sealRun(blk *block, order []int32, first int) int {
	shape := b.meta[order[first]].shape
	end := first + 1
	for end < len(order) && b.meta[order[end]].shape == shape {
		end++
	}
	blk.runs = append(blk.runs, run{shape.id, uint32(first), uint32(end - first), uint32(len(blk.heads))})
	words := make([]uint32, end-first)
	for leaf := range len(shape.cols) + len(b.domain.derived) {
		kind := kindText
		if leaf < len(shape.cols) {
			kind = b.domain.columns[shape.cols[leaf]].kind
		}
		for i, row := range order[first:end] {
			words[i] = b.words[b.starts[row]+leaf]
		}
		head, width := b.pack(blk, kind, words)
		blk.heads = append(blk.heads, head)
		blk.widths = append(blk.widths, width)
	}
	return end
}

// pack stores the words of one leaf of a run and returns its head.
func (b *Builder) pack(blk *block, kind leafKind, words []uint32) (head uint32, width uint8) {
	if kind == kindUUID {
		head = uint32(len(blk.uuids))
		for _, w := range words {
			blk.uuids = append(blk.uuids, b.uuids[w])
		}
		return head, widthUUID
	}
	low, high := slices.Min(words), slices.Max(words)
	if low == high {
		return low, widthConstant
	}
	head = uint32(len(blk.codes))
	if kind == kindTime {
		blk.codes = binary.LittleEndian.AppendUint32(blk.codes, low)
	} else {
		low = 0
	}
	width = 1
	for high-low >= 1<<(8*uint(width)) && width < 4 {
		width++
	}
	for _, w := range words {
		var le [4]byte
		binary.LittleEndian.PutUint32(le[:], w-low)
		blk.codes = append(blk.codes, le[:width]...)
	}
	return head, width
}

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
