package store

import (
	"encoding/binary"
	"slices"
)

// sealer turns waiting rows into blocks. It keeps its memory from one block
// to the next; what a block keeps is copied out.
type sealer struct {
	order  []int32 // rows, shape by shape
	counts []int32 // rows by shape, then where the next one goes in order
	starts []int   // where the words of the run's rows start
	words  []uint32
	codes  []byte
	uuids  [][16]byte
	heads  []uint32
	widths []uint8
	runs   []run
}

// seal makes a block of the builder's waiting rows that were not dropped.
func (b *Builder) seal() *block {
	s := &b.sealer
	s.sort(b)
	s.codes, s.uuids = s.codes[:0], s.uuids[:0]
	s.heads, s.widths, s.runs = s.heads[:0], s.widths[:0], s.runs[:0]
	blk := &block{rows: len(s.order)}
	b.sealTimes(blk)
	blk.origins = b.originSpans()
	for first := 0; first < len(s.order); {
		first = s.run(b, first)
	}
	blk.heads, blk.widths, blk.runs = slices.Clone(s.heads), slices.Clone(s.widths), slices.Clone(s.runs)
	blk.codes, blk.uuids = slices.Clone(s.codes), slices.Clone(s.uuids)
	return blk
}

// sort lists the kept rows, shape by shape, in order of arrival.
func (s *sealer) sort(b *Builder) {
	s.counts = append(s.counts[:0], make([]int32, len(b.domain.shapes)+1)...)
	kept := 0
	for row := range b.meta {
		if m := &b.meta[row]; !m.drop {
			s.counts[m.shape+1]++
			kept++
		}
	}
	for i := range len(b.domain.shapes) {
		s.counts[i+1] += s.counts[i]
	}
	s.order = slices.Grow(s.order[:0], kept)[:kept]
	for row := range b.meta {
		if m := &b.meta[row]; !m.drop {
			s.order[s.counts[m.shape]] = int32(row)
			s.counts[m.shape]++
		}
	}
}

// sealTimes fills in what a block knows of its rows besides their values.
func (b *Builder) sealTimes(blk *block) {
	order := b.sealer.order
	blk.oldest = noTime
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

// run appends the run that starts at slot first and returns its end.
func (s *sealer) run(b *Builder, first int) int {
	id := b.meta[s.order[first]].shape
	end := first
	s.starts = s.starts[:0]
	for end < len(s.order) && b.meta[s.order[end]].shape == id {
		s.starts = append(s.starts, b.starts[s.order[end]])
		end++
	}
	s.runs = append(s.runs, run{id, uint32(first), uint32(end - first), uint32(len(s.heads))})
	shape := b.domain.shapes[id]
	s.words = slices.Grow(s.words[:0], end-first)[:end-first]
	for leaf := range len(shape.cols) + len(b.domain.derived) {
		for i, start := range s.starts {
			s.words[i] = b.words[start+leaf]
		}
		kind := kindText
		if leaf < len(shape.cols) {
			kind = b.domain.columns[shape.cols[leaf]].kind
		}
		s.leaf(b, kind)
	}
	return end
}

// leaf stores the words of one leaf of a run, with their head and width.
func (s *sealer) leaf(b *Builder, kind leafKind) {
	if kind == kindUUID {
		s.head(uint32(len(s.uuids)), widthUUID)
		for _, w := range s.words {
			s.uuids = append(s.uuids, b.uuids[w])
		}
		return
	}
	low, high := slices.Min(s.words), slices.Max(s.words)
	if low == high {
		s.head(low, widthConstant)
		return
	}
	at := uint32(len(s.codes))
	if kind == kindTime {
		s.codes = binary.LittleEndian.AppendUint32(s.codes, low)
	} else {
		low = 0
	}
	width := 1
	for high-low >= 1<<(8*uint(width)) && width < 4 {
		width++
	}
	s.head(at, uint8(width))
	s.pack(low, width)
}

func (s *sealer) head(head uint32, width uint8) {
	s.heads = append(s.heads, head)
	s.widths = append(s.widths, width)
}

// pack appends the words less low, width bytes each.
func (s *sealer) pack(low uint32, width int) {
	// Four bytes are written each time; those beyond the width are overwritten
	// by the next word, and cut off at the end.
	at := len(s.codes)
	end := at + len(s.words)*width
	s.codes = slices.Grow(s.codes, len(s.words)*width+4)[:end+4]
	for _, w := range s.words {
		binary.LittleEndian.PutUint32(s.codes[at:], w-low)
		at += width
	}
	s.codes = s.codes[:end]
}
