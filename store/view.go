package store

import (
	"cmp"
	"context"
	"slices"
	"sort"
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
	if sel.count < len(all)/fewRows {
		v.rows, err = s.sortSelected(ctx, sel)
	} else {
		v.rows, err = sel.pick(ctx, all)
	}
	if err != nil {
		return nil, err
	}
	return v, nil
}

// fewRows is the part of all rows below which selected ones are sorted rather
// than picked from the order of all, which reads every row.
const fewRows = 512

// sortSelected puts selected rows in order.
func (s *Snapshot) sortSelected(ctx context.Context, sel *Selection) ([]Row, error) {
	rows := make([]Row, 0, sel.count)
	for i, selected := range sel.rows {
		selected.eachRange(0, s.blocks[i].rows, func(slot int) { rows = append(rows, rowOf(i, slot)) })
	}
	slices.SortFunc(rows, s.compareRows)
	return rows, ctx.Err()
}

// pick returns which of some rows are selected, in their order.
func (s *Selection) pick(ctx context.Context, rows []Row) ([]Row, error) {
	const share = 1 << 15
	parts := make([][]Row, (len(rows)+share-1)/share)
	err := forEach(ctx, len(parts), func(_, i int) {
		part := rows[i*share : min(len(rows), (i+1)*share)]
		out := make([]Row, len(part))
		n := 0
		for _, row := range part {
			out[n] = row
			n += s.bit(row) // no branch: it would be guessed wrong
		}
		parts[i] = out[:n]
	})
	return slices.Concat(parts...), err
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
