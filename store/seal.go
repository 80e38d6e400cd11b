package store

import "slices"

// sealer turns waiting rows into blocks. It keeps its memory from one block
// to the next; what a block keeps is copied out.
type sealer struct {
	order  []int32 // rows, shape by shape
	counts []int32 // rows by shape, then where the next one goes in order
	runs   []run
	loom   loom
}

// seal makes a block of the builder's waiting rows that were not dropped.
func (b *Builder) seal() *block {
	s := &b.sealer
	s.sort(b)
	blk := &block{rows: len(s.order)}
	b.sealTimes(blk)
	blk.origins = b.originSpans()
	s.runs = s.runs[:0]
	for first := 0; first < len(s.order); first += int(s.runs[len(s.runs)-1].rows) {
		s.run(b, first)
	}
	blk.runs = slices.Clone(s.runs)
	blk.lanes = s.loom.weave(b, s.order, s.runs)
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
	s.order = roomFor(s.order[:0], kept, b.store.limits.rows)[:kept]
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
		} else {
			blk.untimed = true
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

// run appends the run that starts at slot first.
func (s *sealer) run(b *Builder, first int) {
	id := b.meta[s.order[first]].shape
	end := first
	for end < len(s.order) && b.meta[s.order[end]].shape == id {
		end++
	}
	s.runs = append(s.runs, run{id, uint32(first), uint32(end - first)})
	b.domain.publish(b.domain.shapes[id])
}
