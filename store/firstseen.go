package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// FirstSeen is [Snapshot.Facet] without a limit, with the values in the order
// in which they occur first in the selection, ties by value; those of rows
// without a time come last. The second result is when that was, in UTC; the
// zero time where nobody knows.
func (s *Snapshot) FirstSeen(ctx context.Context, lang *Language, field string, sel *Selection) (*Facet, []time.Time, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, nil, err
	}
	ids, err := s.ids(ctx, s.field(lang, field))
	if err != nil {
		return nil, nil, err
	}
	seen, missing, err := ids.firstSeen(ctx, sel)
	if err != nil {
		return nil, nil, err
	}
	values, err := ids.inOrder(ctx, seen)
	if err != nil {
		return nil, nil, err
	}
	out := &Facet{Field: field, Events: sel.count, Missing: missing, Distinct: len(values)}
	times := make([]time.Time, len(values))
	for i, v := range values {
		out.Values = append(out.Values, ValueCount{v.text, int(v.count)})
		if v.first != noTime {
			times[i] = unixTime(v.first)
		}
	}
	return out, times, nil
}

// firstCount is how often a value was seen, and when first.
type firstCount struct {
	first uint32
	count uint32
}

func (f *firstCount) add(o firstCount) {
	if f.count == 0 {
		f.first = o.first
	}
	f.first, f.count = min(f.first, o.first), f.count+o.count
}

// firstTally gathers the values of some blocks: those of dictionaries by
// number, the others by id.
type firstTally struct {
	*idReader
	missing int
	numbers []firstCount
	others  map[valueID]firstCount
}

func (t *firstTally) block(ctx context.Context, i int, rows bitmap) {
	b := t.snap.blocks[i]
	t.read(i, rows)
	var ids []valueID
	p := pulse{ctx: ctx}
	rows.eachRange(0, b.rows, func(slot int) {
		ids = t.of(slot, ids)
		if p.stopped(len(ids)) {
			return
		}
		if ids[0] == 0 {
			t.missing++
			return
		}
		for _, id := range ids {
			t.note(id, firstCount{b.times[slot], 1})
		}
	})
}

func (t *firstTally) note(id valueID, f firstCount) {
	if id < baseTime {
		t.numbers[id-1].add(f)
		return
	}
	known := t.others[id]
	known.add(f)
	t.others[id] = known
}

// firstSeen counts values, and how many rows have none.
func (t *idTable) firstSeen(ctx context.Context, sel *Selection) (total *firstTally, missing int, err error) {
	tallies := make([]*firstTally, workers(len(sel.rows)))
	for i := range tallies {
		tallies[i] = &firstTally{idReader: t.reader(), numbers: make([]firstCount, t.numbers.n), others: make(map[valueID]firstCount)}
	}
	err = t.snap.eachBlock(ctx, sel, func(w, i int) { tallies[w].block(ctx, i, sel.rows[i]) })
	total = tallies[0]
	for _, more := range tallies[1:] {
		for number, f := range more.numbers {
			if f.count > 0 {
				total.numbers[number].add(f)
			}
		}
		for id, f := range more.others {
			total.note(id, f)
		}
		total.missing += more.missing
	}
	return total, total.missing, err
}

// firstValue is a value with its text.
type firstValue struct {
	text string
	firstCount
}

// ids lists the values that were seen, sorted.
func (t *firstTally) ids() []valueID {
	var ids []valueID
	for number, f := range t.numbers {
		if f.count > 0 {
			ids = append(ids, valueID(number)+1)
		}
	}
	for id := range t.others {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// inOrder returns the values that were seen, the earliest first.
func (t *idTable) inOrder(ctx context.Context, seen *firstTally) ([]firstValue, error) {
	ids := seen.ids()
	texts, err := t.texts(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]firstValue, len(ids))
	for i, id := range ids {
		out[i].text = texts[i]
		if id < baseTime {
			out[i].firstCount = seen.numbers[id-1]
		} else {
			out[i].firstCount = seen.others[id]
		}
	}
	return mergeSort(ctx, out, func(a, b firstValue) int {
		return cmp.Or(cmp.Compare(a.first, b.first), strings.Compare(a.text, b.text))
	})
}
