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
// before all others. [Snapshot.ViewBy] returns one in another order.
type View struct {
	snap       *Snapshot
	rows       []Row // oldest first, or as they come by a field
	descending bool  // by time
	by         string
	first      time.Time // of the rows by a field; zero when none has a time
	last       time.Time
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
	if sel.count < len(all)/sortedPart {
		v.rows, err = s.sortSelected(ctx, sel)
	} else {
		v.rows, err = sel.pick(ctx, all, len(s.blocks))
	}
	if err != nil {
		return nil, err
	}
	return v, nil
}

// sortedPart is the part of all rows below which selected ones are sorted rather
// than picked from the order of all, which reads every row.
const sortedPart = 512

// sortSelected puts selected rows in order.
func (s *Snapshot) sortSelected(ctx context.Context, sel *Selection) ([]Row, error) {
	rows := make([]Row, 0, sel.count)
	for i, selected := range sel.rows {
		selected.eachRange(0, s.blocks[i].rows, func(slot int) { rows = append(rows, rowOf(i, slot)) })
	}
	slices.SortFunc(rows, s.compareRows)
	return rows, ctx.Err()
}

// pick returns which of some rows are selected, in their order: 2 ns a row. The
// rows are of so many blocks, of which the selection may know the first only.
func (s *Selection) pick(ctx context.Context, rows []Row, blocks int) ([]Row, error) {
	const share = 1 << 15
	flat := s.flat(blocks)
	parts := make([][]Row, (len(rows)+share-1)/share)
	bufs := make([][]Row, workers(len(parts)))
	err := forEach(ctx, len(parts), func(w, i int) {
		if bufs[w] == nil {
			bufs[w] = make([]Row, share)
		}
		part := rows[i*share : min(len(rows), (i+1)*share)]
		out, n := bufs[w][:len(part)], 0
		for _, row := range part {
			out[n] = row
			n += int(flat[row>>6] >> (row & 63) & 1) // no branch: it would be guessed wrong
		}
		parts[i] = slices.Clone(out[:n])
	})
	return slices.Concat(parts...), err
}

// flat returns the rows as one set, with room for so many blocks.
func (s *Selection) flat(blocks int) bitmap {
	const words = blockRows / 64
	out := make(bitmap, blocks*words)
	for i, rows := range s.rows {
		copy(out[i*words:], rows)
	}
	return out
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
// is in the view. By a field all rows are looked at, and one that is missing
// would be at the end.
func (v *View) Index(row Row) (int, bool) {
	if v.by != "" {
		i := slices.Index(v.rows, row)
		if i < 0 {
			return len(v.rows), false
		}
		return i, true
	}
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
// is not before t, or when descending not after it. The view is in time order.
func (v *View) Seek(t time.Time) int {
	if v.descending {
		return len(v.rows) - v.ascending(t.Add(time.Second))
	}
	return v.ascending(t)
}

// ascending returns the position of the oldest row that is not before t.
func (v *View) ascending(t time.Time) int {
	return sort.Search(len(v.rows), func(i int) bool { return timeOf(v.snap.blocks, v.rows[i]) >= t.Unix() })
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
