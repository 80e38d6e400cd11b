package store

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"sync"
	"time"
)

// View is a selection in time order. Rows of one second are in the order of
// their sources, then of their records there. Rows without a time come
// before all others.
type View struct {
	snap       *Snapshot
	rows       []Row // oldest first
	descending bool
}

// View puts the selected rows, nil for all, in time order: oldest first, or
// newest first when descending.
func (s *Snapshot) View(ctx context.Context, sel *Selection, descending bool) (*View, error) {
	all, err := s.ordered.rows(ctx, s)
	if err != nil {
		return nil, err
	}
	v := &View{snap: s, rows: all, descending: descending}
	if sel == nil {
		return v, nil
	}
	v.rows = make([]Row, 0, sel.count)
	for i, row := range all {
		if i&0xffff == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if sel.Has(row) {
			v.rows = append(v.rows, row)
		}
	}
	return v, nil
}

// Len returns the number of rows.
func (v *View) Len() int { return len(v.rows) }

// Row returns the row at position i.
func (v *View) Row(i int) Row { return v.rows[v.at(i)] }

// at turns a position into one of the ascending order, and back.
func (v *View) at(i int) int {
	if v.descending {
		return len(v.rows) - 1 - i
	}
	return i
}

// Index returns the position of a row, or where it would be, and whether it
// is in the view.
func (v *View) Index(row Row) (int, bool) {
	want := v.snap.sortKey(row)
	i, found := slices.BinarySearchFunc(v.rows, want, func(r Row, want sortKey) int {
		return v.snap.sortKey(r).compare(want)
	})
	if v.descending {
		if found {
			return len(v.rows) - 1 - i, true
		}
		return len(v.rows) - i, false
	}
	return i, found
}

// Seek returns the position of the first row, in the order of the view, that
// is not before t, or when descending not after it.
func (v *View) Seek(t time.Time) int {
	sec := func(i int) int64 { return timeOf(v.snap.blocks, v.rows[i]) }
	if v.descending {
		i := sort.Search(len(v.rows), func(i int) bool { return sec(i) > t.Unix() })
		return len(v.rows) - i
	}
	return sort.Search(len(v.rows), func(i int) bool { return sec(i) >= t.Unix() })
}

// timeOf returns the seconds of a row, -1 without a time.
func timeOf(blocks []*block, row Row) int64 {
	sec := blocks[row.block()].times[row.slot()]
	if sec == noTime {
		return -1
	}
	return int64(sec)
}

// sortKey is what rows are ordered by.
type sortKey struct {
	time   int64
	order  uint64 // of the source
	record uint32
	row    Row
}

func (k sortKey) compare(o sortKey) int {
	return cmp.Or(cmp.Compare(k.time, o.time), cmp.Compare(k.order, o.order),
		cmp.Compare(k.record, o.record), cmp.Compare(k.row, o.row))
}

func (s *Snapshot) sortKey(row Row) sortKey {
	b := s.blocks[row.block()]
	src, record := b.origin(row.slot())
	return sortKey{timeOf(s.blocks, row), s.sources[src].order, record, row}
}

// timeOrder is the order of all rows of a snapshot. It is worked out when it
// is first asked for, from that of an earlier snapshot where there is one.
type timeOrder struct {
	mu      sync.Mutex
	done    bool
	sorted  []Row
	earlier *timeOrder
}

// inherit lets the order of an earlier snapshot be extended.
func (s *Snapshot) inherit(earlier *Snapshot) {
	s.ordered = new(timeOrder)
	if earlier != nil {
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

// rows returns the rows of the snapshot, oldest first.
func (o *timeOrder) rows(ctx context.Context, s *Snapshot) ([]Row, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.done {
		return o.sorted, nil
	}
	var old []Row
	if o.earlier != nil {
		old = o.earlier.settled()
	}
	blocks := 0
	for _, row := range old {
		blocks = max(blocks, row.block()+1)
	}
	fresh, err := s.sortedRows(ctx, blocks)
	if err != nil {
		return nil, err
	}
	o.sorted = s.mergeRows(old, fresh)
	o.done, o.earlier = true, nil
	return o.sorted, nil
}

func (o *timeOrder) settled() []Row {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.sorted
}

// sortedRows sorts the live rows of the blocks from number first on.
func (s *Snapshot) sortedRows(ctx context.Context, first int) ([]Row, error) {
	parts := make([][]sortKey, len(s.blocks)-first)
	err := forEach(ctx, len(parts), func(_, i int) {
		b := s.blocks[first+i]
		keys := make([]sortKey, 0, b.rows)
		s.live(first+i).eachRange(0, b.rows, func(slot int) {
			keys = append(keys, s.sortKey(rowOf(first+i, slot)))
		})
		slices.SortFunc(keys, sortKey.compare)
		parts[i] = keys
	})
	if err != nil {
		return nil, err
	}
	for len(parts) > 1 {
		half := (len(parts) + 1) / 2
		err := forEach(ctx, len(parts)/2, func(_, i int) { parts[i] = mergeKeys(parts[i], parts[half+i]) })
		if err != nil {
			return nil, err
		}
		parts = parts[:half]
	}
	var out []Row
	for _, keys := range parts {
		for _, k := range keys {
			out = append(out, k.row)
		}
	}
	return out, nil
}

func mergeKeys(a, b []sortKey) []sortKey {
	out := make([]sortKey, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].compare(b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// mergeRows merges new rows into an earlier order, leaving out rows that
// were masked since.
func (s *Snapshot) mergeRows(old, fresh []Row) []Row {
	out := make([]Row, 0, len(old)+len(fresh))
	i := 0
	for _, row := range old {
		if dead := s.dead[row.block()]; dead != nil && dead.has(row.slot()) {
			continue
		}
		if i < len(fresh) {
			key := s.sortKey(row)
			for i < len(fresh) && s.sortKey(fresh[i]).compare(key) < 0 {
				out = append(out, fresh[i])
				i++
			}
		}
		out = append(out, row)
	}
	return append(out, fresh[i:]...)
}
