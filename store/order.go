package store

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
	"sync"
)

// timeOrder is the order of all rows of a snapshot. It is worked out when it
// is first asked for, from that of an earlier snapshot where there is one.
type timeOrder struct {
	gate gate

	mu      sync.Mutex
	done    bool
	sorted  []Row
	blocks  int // how many of them the rows are from
	earlier *timeOrder
}

// inherit lets the work on an earlier snapshot be extended.
func (s *Snapshot) inherit(earlier *Snapshot) {
	s.ordered, s.numberings = &timeOrder{gate: newGate()}, new(sync.Map)
	if earlier != nil {
		s.numberings = earlier.numberings
		s.ordered.earlier = earlier.ordered.known()
	}
}

// known returns the newest order up to this one that has been worked out.
func (o *timeOrder) known() *timeOrder {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.done || o.earlier == nil {
		return o
	}
	return o.earlier
}

// state returns what has been worked out.
func (o *timeOrder) state() (sorted []Row, blocks int, done bool, earlier *timeOrder) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.sorted, o.blocks, o.done, o.earlier
}

// rows returns the rows of the snapshot, oldest first.
func (o *timeOrder) rows(ctx context.Context, s *Snapshot) ([]Row, error) {
	if err := o.gate.enter(ctx); err != nil {
		return nil, err
	}
	defer o.gate.leave()
	sorted, _, done, earlier := o.state()
	if done {
		return sorted, nil
	}
	var old []Row
	blocks := 0
	if earlier != nil {
		old, blocks, _, _ = earlier.state()
	}
	fresh, err := s.sortedRows(ctx, blocks)
	if err != nil {
		return nil, err
	}
	if sorted, err = s.mergeRows(ctx, s.withoutDead(old), fresh); err != nil {
		return nil, err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.sorted, o.blocks, o.done, o.earlier = sorted, len(s.blocks), true, nil
	return sorted, nil
}

// withoutDead leaves out rows that were masked since they were put in order.
func (s *Snapshot) withoutDead(rows []Row) []Row {
	if !slices.ContainsFunc(s.dead, func(b bitmap) bool { return b != nil }) {
		return rows
	}
	out := make([]Row, 0, len(rows))
	for _, row := range rows {
		if dead := s.dead[row.block()]; dead == nil || !dead.has(row.slot()) {
			out = append(out, row)
		}
	}
	return out
}

// sortedRows sorts the live rows of the blocks from number first on: by
// origin, which is nearly how they come, and then by time, which keeps the
// order of rows of one second.
func (s *Snapshot) sortedRows(ctx context.Context, first int) ([]Row, error) {
	keys, ok, err := s.byOrigin(ctx, first)
	if err != nil {
		return nil, err
	}
	if !ok {
		return s.sortedByKey(ctx, first)
	}
	oldest, newest := uint32(noTime), uint32(0)
	for _, b := range s.blocks[first:] {
		oldest, newest = min(oldest, b.oldest), max(newest, b.newest)
	}
	width := bits.Len32(newest - min(oldest, newest) + 1)
	for i, row := range keys {
		if t := s.blocks[Row(row).block()].times[Row(row).slot()]; t != noTime {
			keys[i] |= uint64(t-oldest+1) << 32
		}
	}
	keys, err = radixSort(ctx, keys, 32, width)
	if err != nil {
		return nil, err
	}
	rows := make([]Row, len(keys))
	for i, key := range keys {
		rows[i] = Row(key)
	}
	return rows, nil
}

// radixDigit is the number of bits by which keys are shared out at a time.
const radixDigit = 11

// radixSort sorts keys by width bits from bit number shift on. Equal ones stay
// in order.
func radixSort(ctx context.Context, keys []uint64, shift, width int) ([]uint64, error) {
	spare := make([]uint64, len(keys))
	for ; width > 0; width -= radixDigit {
		var starts [1 << radixDigit]uint32
		for _, key := range keys {
			starts[key>>shift%(1<<radixDigit)]++
		}
		sum := uint32(0)
		for i, n := range starts {
			starts[i], sum = sum, sum+n
		}
		for part := range slices.Chunk(keys, 1<<18) {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			for _, key := range part {
				at := &starts[key>>shift%(1<<radixDigit)]
				spare[*at] = key
				*at++
			}
		}
		keys, spare = spare, keys
		shift += radixDigit
	}
	return keys, nil
}

// placedSpan is rows that follow each other in one source and one block.
type placedSpan struct {
	order  uint64 // of the source
	record uint32 // of the first row
	last   uint32 // of the last row
	block  int
	from   uint32 // number of arrival of the first row
	to     uint32 // and behind the last one
}

// byOrigin lists the live rows of the blocks from number first on by source
// and record. ok is false when records of a source have the same numbers in
// several places.
func (s *Snapshot) byOrigin(ctx context.Context, first int) (rows []uint64, ok bool, err error) {
	var spans []placedSpan
	slots := make([][]uint16, len(s.blocks))
	n := 0
	for i := first; i < len(s.blocks); i++ {
		b := s.blocks[i]
		n += b.rows
		slots[i] = b.slotsByArrival()
		spans = s.placeSpans(spans, i, slots[i])
	}
	spans, err = mergeSort(ctx, spans, func(a, b placedSpan) int {
		return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(a.record, b.record))
	})
	if err != nil {
		return nil, false, err
	}
	rows = make([]uint64, 0, n)
	for i, span := range spans {
		if i > 0 && spans[i-1].order == span.order && spans[i-1].last >= span.record {
			return nil, false, nil
		}
		b, dead := s.blocks[span.block], s.dead[span.block]
		for arrival := span.from; arrival < span.to; arrival++ {
			slot := slots[span.block][arrival]
			if b.arrival[slot] == uint16(arrival) && (dead == nil || !dead.has(int(slot))) {
				rows = append(rows, uint64(rowOf(span.block, int(slot))))
			}
		}
	}
	return rows, true, ctx.Err()
}

// placeSpans appends the origins of a block's rows.
func (s *Snapshot) placeSpans(spans []placedSpan, block int, slots []uint16) []placedSpan {
	b := s.blocks[block]
	for i, o := range b.origins {
		to := uint32(len(slots))
		if i+1 < len(b.origins) {
			to = b.origins[i+1].arrival
		}
		last := to - 1 // rows behind the last one that was kept are of no span
		for last > o.arrival && uint32(b.arrival[slots[last]]) != last {
			last--
		}
		spans = append(spans, placedSpan{s.sources[o.source].order, o.record, o.record + last - o.arrival, block, o.arrival, last + 1})
	}
	return spans
}

// slotsByArrival returns the slot of each row by its number of arrival. Rows
// that were dropped have slots that arrived as another number.
func (b *block) slotsByArrival() []uint16 {
	last := uint16(0)
	for _, arrival := range b.arrival {
		last = max(last, arrival)
	}
	out := make([]uint16, int(last)+1)
	for slot, arrival := range b.arrival {
		out[arrival] = uint16(slot)
	}
	return out
}

// sortedByKey is sortedRows for origins of any kind.
func (s *Snapshot) sortedByKey(ctx context.Context, first int) ([]Row, error) {
	var keys []sortKey
	for i, b := range s.blocks[first:] {
		s.live(first+i).eachRange(0, b.rows, func(slot int) { keys = append(keys, s.sortKey(rowOf(first+i, slot))) })
	}
	keys, err := mergeSort(ctx, keys, sortKey.compare)
	rows := make([]Row, len(keys))
	for i, key := range keys {
		rows[i] = key.row
	}
	return rows, err
}

// mergeRows merges new rows into an earlier order. Few of them go into many,
// so their places are searched for with growing steps.
func (s *Snapshot) mergeRows(ctx context.Context, old, fresh []Row) ([]Row, error) {
	if len(old) == 0 {
		return fresh, nil
	}
	out := make([]Row, 0, len(old)+len(fresh))
	for i, row := range fresh {
		if i&0xfff == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		n := s.before(old, row)
		out = append(append(out, old[:n]...), row)
		old = old[n:]
	}
	return append(out, old...), nil
}

// before returns how many of some sorted rows come before another one.
func (s *Snapshot) before(rows []Row, row Row) int {
	low, high := 0, 1
	for high <= len(rows) && s.compareRows(rows[high-1], row) < 0 {
		low, high = high, 2*high
	}
	n, _ := slices.BinarySearchFunc(rows[low:min(high, len(rows))], row, s.compareRows)
	return low + n
}

// compareRows compares times first: they seldom are the same.
func (s *Snapshot) compareRows(a, b Row) int {
	if ta, tb := timeOf(s.blocks, a), timeOf(s.blocks, b); ta != tb {
		return cmp.Compare(ta, tb)
	}
	return s.sortKey(a).compare(s.sortKey(b))
}
