package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Group is the rows of a selection that have the same values in some fields.
type Group struct {
	Values []string // of the fields; "" where the rows have none, apart from those that have ""
	Count  int
	First  time.Time // in UTC; zero where no row has a time
	Last   time.Time
	Row    Row // the first one, in the order of [Snapshot.View]
}

// maxGroupFields is how many fields rows can be grouped by.
const maxGroupFields = 4

// Groups puts the rows of a selection, nil for all, that have the same values
// in up to four fields together, in the order of their first rows. Of several
// values that a row has in a field one counts.
func (s *Snapshot) Groups(ctx context.Context, lang *Language, fields []string, sel *Selection) ([]Group, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, err
	}
	groups, err := s.GroupsEach(ctx, lang, fields, []*Selection{sel})
	if err != nil {
		return nil, err
	}
	return groups[0], nil
}

// GroupsEach is [Snapshot.Groups] of several selections, which are not nil. It
// reads each field once for all of them.
func (s *Snapshot) GroupsEach(ctx context.Context, lang *Language, fields []string, sels []*Selection) ([][]Group, error) {
	if len(fields) > maxGroupFields {
		return nil, fmt.Errorf("rows cannot be grouped by %d fields", len(fields))
	}
	g := &grouping{snap: s, sels: sels}
	for _, name := range fields {
		ids, err := s.ids(ctx, s.field(lang, name))
		if err != nil {
			return nil, err
		}
		g.ids = append(g.ids, ids)
	}
	found, err := g.count(ctx)
	if err != nil {
		return nil, err
	}
	return g.spell(ctx, found)
}

// grouping is rows being grouped.
type grouping struct {
	snap *Snapshot
	sels []*Selection
	ids  []*idTable
}

// groupKey is a selection and the values of a group in it, by field.
type groupKey struct {
	sel int
	ids [maxGroupFields]valueID
}

// groupSpan is a group so far.
type groupSpan struct {
	key         groupKey
	count       int
	first, last uint32 // of the rows that have a time; first is noTime when there is none
	row         Row
}

// add joins two parts of a group.
func (g *groupSpan) add(s *Snapshot, o groupSpan) {
	if g.count == 0 {
		o.key = g.key
		*g = o
		return
	}
	// To compare rows takes a while. A row that is later than another is not the
	// first one; of several rows the first may be one without a time.
	later := o.count == 1 && g.first < o.first && o.first != noTime
	if !later && s.compareRows(o.row, g.row) < 0 {
		g.row = o.row
	}
	if o.first != noTime {
		if g.first == noTime {
			g.last = o.last
		}
		g.first, g.last = min(g.first, o.first), max(g.last, o.last)
	}
	g.count += o.count
}

// count returns the groups, in no order.
func (g *grouping) count(ctx context.Context) ([]*groupSpan, error) {
	tallies := make([]*groupTally, workers(len(g.snap.blocks)))
	err := forEach(ctx, len(g.snap.blocks), func(w, i int) {
		if tallies[w] == nil {
			tallies[w] = g.tally()
		}
		tallies[w].block(ctx, i)
	})
	total := make(map[groupKey]*groupSpan)
	for _, t := range tallies {
		if t == nil {
			continue
		}
		for key, span := range t.spans {
			if known := total[key]; known != nil {
				known.add(g.snap, *span)
			} else {
				total[key] = span
			}
		}
	}
	return slices.Collect(maps.Values(total)), err
}

// groupTally gathers the groups of some blocks.
type groupTally struct {
	*grouping
	readers []*idReader
	spans   map[groupKey]*groupSpan
	recent  [1 << recentBits]struct { // those met last, by a hash of their ids: rows near each other are often alike
		key  groupKey
		span *groupSpan
	}
	buf []valueID
}

// recentBits make 56 KB, which a processor's cache has room for.
const recentBits = 10

func (g *grouping) tally() *groupTally {
	t := &groupTally{grouping: g, spans: make(map[groupKey]*groupSpan)}
	for _, ids := range g.ids {
		t.readers = append(t.readers, ids.reader())
	}
	return t
}

// block adds the selected rows of a block.
func (t *groupTally) block(ctx context.Context, i int) {
	b, all := t.snap.blocks[i], newBitmap(t.snap.blocks[i].rows)
	for _, sel := range t.sels {
		all.or(sel.block(i))
	}
	if all.empty() {
		return
	}
	for _, r := range t.readers {
		r.read(i, all)
	}
	p := pulse{ctx: ctx}
	for k, sel := range t.sels {
		sel.block(i).eachRange(0, min(b.rows, 64*len(sel.block(i))), func(slot int) {
			if p.stopped(1) {
				return
			}
			at := b.times[slot]
			t.of(k, slot).add(t.snap, groupSpan{count: 1, first: at, last: at, row: rowOf(i, slot)})
		})
	}
}

// of returns the group of a row in a selection.
func (t *groupTally) of(sel, slot int) *groupSpan {
	key, hash := groupKey{sel: sel}, uint64(sel)
	for k, r := range t.readers {
		id := r.first[slot]
		if r.late != nil {
			t.buf = r.of(slot, t.buf)
			id = t.buf[0]
		}
		key.ids[k] = id
		hash = (hash ^ uint64(id)) * 0x9E3779B97F4A7C15
	}
	hit := &t.recent[hash>>(64-recentBits)]
	if hit.span == nil || hit.key != key {
		span := t.spans[key]
		if span == nil {
			span = &groupSpan{key: key}
			t.spans[key] = span
		}
		hit.key, hit.span = key, span
	}
	return hit.span
}

// spell returns groups with their texts, in order, by selection.
func (g *grouping) spell(ctx context.Context, found []*groupSpan) ([][]Group, error) {
	slices.SortFunc(found, func(a, b *groupSpan) int { return g.snap.compareRows(a.row, b.row) })
	texts := make([]map[valueID]string, len(g.ids))
	for k, table := range g.ids {
		var err error
		if texts[k], err = spelled(ctx, table, found, func(s *groupSpan) valueID { return s.key.ids[k] }); err != nil {
			return nil, err
		}
	}
	out := make([][]Group, len(g.sels))
	for _, span := range found {
		group := Group{Count: span.count, Row: span.row, Values: make([]string, len(g.ids))}
		for k := range g.ids {
			group.Values[k] = texts[k][span.key.ids[k]]
		}
		if span.first != noTime {
			group.First, group.Last = unixTime(span.first), unixTime(span.last)
		}
		out[span.key.sel] = append(out[span.key.sel], group)
	}
	return out, nil
}
