package store

import (
	"cmp"
	"context"
	"math/bits"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// ViewBy puts the selected rows, nil for all, in the order of a field's values:
// numbers by size, then addresses as numbers, then text without regard to
// case; turned round when descending. Of several values that a row has, the one
// that comes first counts. Rows of one value are in time order, the oldest
// first; rows without the field come last, whichever way round.
func (s *Snapshot) ViewBy(ctx context.Context, lang *Language, sel *Selection, field string, descending bool) (*View, error) {
	f := s.field(lang, field)
	if f.virtual != nil && f.name == timeColumn {
		return s.View(ctx, sel, descending)
	}
	v, err := s.View(ctx, sel, false)
	if err != nil {
		return nil, err
	}
	if sel, err = s.all(ctx, sel); err != nil {
		return nil, err
	}
	ids, err := s.ids(ctx, f)
	if err != nil {
		return nil, err
	}
	ranks, err := ids.rank(ctx, sel, descending)
	if err != nil {
		return nil, err
	}
	keys, err := ranks.keys(ctx, sel, v.rows)
	if err != nil {
		return nil, err
	}
	out := &View{snap: s, by: field, rows: make([]Row, len(keys))}
	out.first, out.last, _ = v.Span()
	for i, key := range keys {
		out.rows[i] = Row(key)
	}
	return out, nil
}

// sortValue is a value as it is compared with others.
type sortValue struct {
	id      valueID
	number  decimal
	address netip.Addr
	text    string // in lower case
	exact   string
	class   uint8
}

// The classes of values, in their order.
const (
	sortNumber = iota
	sortAddress
	sortText
)

func newSortValue(id valueID, text string) sortValue {
	v := sortValue{id: id, text: strings.ToLower(text), exact: text, class: sortText}
	if text == "" || text[0] > 'f' {
		return v
	}
	if number, ok := readDecimal([]byte(text)); ok {
		v.number, v.class = number, sortNumber
	} else if address, err := netip.ParseAddr(text); err == nil {
		v.address, v.class = address, sortAddress
	}
	return v
}

func (v *sortValue) compare(o *sortValue) int {
	if v.class != o.class {
		return cmp.Compare(v.class, o.class)
	}
	order := 0
	switch v.class {
	case sortNumber:
		order = v.number.compare(&o.number)
	case sortAddress:
		order = v.address.Compare(o.address)
	}
	return cmp.Or(order, strings.Compare(v.text, o.text), strings.Compare(v.exact, o.exact))
}

// ranking is the order of a field's values. The rank of a value is below last,
// which is that of rows without one.
type ranking struct {
	*idTable
	numbers []uint32 // by number of a value in dictionaries
	others  map[valueID]uint32
	last    uint32
}

// rank puts the values that selected rows have in order.
func (t *idTable) rank(ctx context.Context, sel *Selection, descending bool) (*ranking, error) {
	seen, _, err := t.firstSeen(ctx, sel)
	if err != nil {
		return nil, err
	}
	ids := seen.ids()
	texts, err := t.texts(ctx, ids)
	if err != nil {
		return nil, err
	}
	values := make([]sortValue, len(ids))
	for i, id := range ids {
		values[i] = newSortValue(id, texts[i])
	}
	values, err = mergeSort(ctx, values, func(a, b sortValue) int { return a.compare(&b) })
	if err != nil {
		return nil, err
	}
	if descending {
		slices.Reverse(values)
	}
	out := &ranking{idTable: t, numbers: make([]uint32, t.numbers.n), others: make(map[valueID]uint32), last: uint32(len(values))}
	for i, v := range values {
		if v.id < baseTime {
			out.numbers[v.id-1] = uint32(i)
		} else {
			out.others[v.id] = uint32(i)
		}
	}
	return out, nil
}

// of returns the least rank of values; a single 0 is none.
func (r *ranking) of(ids []valueID) uint32 {
	if ids[0] == 0 {
		return r.last
	}
	least := r.last
	for _, id := range ids {
		rank := r.others[id]
		if id < baseTime {
			rank = r.numbers[id-1]
		}
		least = min(least, rank)
	}
	return least
}

// keys returns the rows, which come in time order, in the order of their
// ranks: as the low halves of keys.
func (r *ranking) keys(ctx context.Context, sel *Selection, rows []Row) ([]uint64, error) {
	ranks, err := r.blocks(ctx, sel)
	if err != nil {
		return nil, err
	}
	keys := make([]uint64, len(rows))
	for i, row := range rows {
		keys[i] = uint64(ranks[row.block()][row.slot()])<<32 | uint64(row)
	}
	return radixSort(ctx, keys, 32, bits.Len32(r.last))
}

// blocks returns the ranks of selected rows, by block and slot.
func (r *ranking) blocks(ctx context.Context, sel *Selection) ([][]uint32, error) {
	out := make([][]uint32, len(sel.rows))
	readers := make([]*idReader, workers(len(sel.rows)))
	err := forEach(ctx, len(sel.rows), func(w, i int) {
		if readers[w] == nil {
			readers[w] = r.reader()
		}
		b, ids := r.snap.blocks[i], []valueID(nil)
		out[i] = make([]uint32, b.rows)
		readers[w].read(i, sel.rows[i])
		p := pulse{ctx: ctx}
		sel.rows[i].eachRange(0, b.rows, func(slot int) {
			if p.stopped(1) {
				return
			}
			ids = readers[w].of(slot, ids)
			out[i][slot] = r.of(ids)
		})
	})
	return out, err
}

// ByTime reports whether the view is in time order.
func (v *View) ByTime() bool { return v.by == "" }

// Span returns the times of the oldest and the newest row; ok is false when
// none has a time.
func (v *View) Span() (first, last time.Time, ok bool) {
	if v.by != "" {
		return v.first, v.last, !v.last.IsZero()
	}
	n := len(v.rows)
	if n == 0 || timeOf(v.snap.blocks, v.rows[n-1]) < 0 {
		return first, last, false
	}
	oldest := v.ascending(time.Unix(0, 0))
	first, _ = v.snap.Record(v.rows[oldest]).Time()
	last, _ = v.snap.Record(v.rows[n-1]).Time()
	return first, last, true
}

// Foremost returns which of some values, one at least, comes first in the
// order of [Snapshot.ViewBy].
func Foremost(values []Value, descending bool) Value {
	best, at := newSortValue(0, values[0].Text), 0
	for i := 1; i < len(values); i++ {
		v := newSortValue(0, values[i].Text)
		if order := v.compare(&best); order < 0 && !descending || order > 0 && descending {
			best, at = v, i
		}
	}
	return values[at]
}
