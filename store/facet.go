package store

import (
	"cmp"
	"context"
	"strings"
)

// Facet is the distribution of one field's values over a selection. A row
// counts once for each distinct value that it has.
type Facet struct {
	Field    string
	Events   int // rows selected
	Missing  int // rows without a value
	Distinct int
	Values   []ValueCount // most frequent first, ties by value; cut to the limit
}

// ValueCount is a value and the number of rows that have it.
type ValueCount struct {
	Value string
	Count int
}

func compareValues(a, b ValueCount) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
}

// Facet counts the values of a field (alias, derived column or path) over a
// selection, nil for all rows. Limit 0 returns all values. The first facet of
// a field takes longer than others, see numbering.
func (s *Snapshot) Facet(ctx context.Context, lang *Language, field string, sel *Selection, limit int) (*Facet, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, err
	}
	out := &Facet{Field: field, Events: sel.count}
	f, err := s.workedOut(ctx, s.field(lang, field))
	if err != nil {
		return nil, err
	}
	var lists [][]ValueCount
	if f.virtual != nil {
		lists, err = s.countVirtual(ctx, f, sel, limit, out)
	} else {
		lists, err = s.countField(ctx, f, sel, limit, out)
	}
	if err == nil {
		out.Values, err = sorted(ctx, limit, compareValues, lists...)
	}
	if err != nil {
		return nil, err
	}
	return out, nil
}

// countField counts the values of columns.
func (s *Snapshot) countField(ctx context.Context, f *field, sel *Selection, limit int, out *Facet) ([][]ValueCount, error) {
	numbers, err := s.numbersOf(ctx, f)
	if err != nil {
		return nil, err
	}
	c := &counting{snap: s, field: f, places: f.places(s), numbers: numbers, seed: newKeySeed()}
	rounds := 1 + sel.count/keysPerRound
	var lists [][]ValueCount
	for round := range rounds {
		tallies, err := c.tally(ctx, sel, round, rounds)
		if err != nil {
			return nil, err
		}
		if round == 0 {
			values, err := c.values(ctx, tallies, limit, out)
			if err != nil {
				return nil, err
			}
			lists = append(lists, values)
		}
		keys, more, err := c.keys(ctx, tallies, limit, out)
		if lists = append(lists, keys...); err != nil || !more {
			return lists, err
		}
	}
	return lists, nil
}

// tally counts all blocks, on all processors.
func (c *counting) tally(ctx context.Context, sel *Selection, round, rounds int) ([]*tally, error) {
	tallies := make([]*tally, workers(len(sel.rows)))
	for i := range tallies {
		tallies[i] = newTally(c, round, rounds)
	}
	return tallies, c.snap.eachBlock(ctx, sel, func(w, i int) { tallies[w].block(i, sel.rows[i]) })
}

// keys counts the UUIDs and times of tallies. It reports whether there are
// any, in this round or in others.
func (c *counting) keys(ctx context.Context, tallies []*tally, limit int, out *Facet) (lists [][]ValueCount, some bool, err error) {
	for _, odd := range c.odd {
		tallies[0].addKey(odd.key, odd.count)
	}
	for _, kind := range []leafKind{kindUUID, kindTime} {
		var keys []*keyTally
		found := false
		for _, t := range tallies {
			keys = append(keys, t.keyTally(kind))
			found = found || t.keyTally(kind).some
		}
		if !found {
			continue
		}
		values, err := countKind(ctx, keys, kind, limit, out)
		if err != nil {
			return nil, false, err
		}
		lists, some = append(lists, values), true
	}
	return lists, some, nil
}

func countKind(ctx context.Context, tallies []*keyTally, kind leafKind, limit int, out *Facet) ([]ValueCount, error) {
	distinct, top, err := countKeys(ctx, tallies, limit)
	if err != nil {
		return nil, err
	}
	out.Distinct += distinct
	var values []ValueCount
	for _, k := range top {
		values = append(values, ValueCount{valueKey{kind, k.key}.text(), k.count})
	}
	return values, nil
}

// countVirtual counts times or sources.
func (s *Snapshot) countVirtual(ctx context.Context, f *field, sel *Selection, limit int, out *Facet) ([][]ValueCount, error) {
	if f.name == sourceColumn {
		values, err := s.countSources(ctx, sel)
		out.Distinct = len(values)
		return [][]ValueCount{values}, err
	}
	var lists [][]ValueCount
	rounds, seed := 1+sel.count/keysPerRound, newKeySeed()
	for round := range rounds {
		tallies := make([]*keyTally, workers(len(sel.rows)))
		missing := make([]int, len(tallies))
		for i := range tallies {
			tallies[i] = &keyTally{seed: seed, round: uint64(round), rounds: uint64(rounds)}
		}
		err := forEach(ctx, len(sel.rows), func(w, i int) {
			missing[w] += tallies[w].addTimes(s.blocks[i], sel.rows[i])
		})
		if err != nil {
			return nil, err
		}
		values, err := countKind(ctx, tallies, kindTime, limit, out)
		if err != nil {
			return nil, err
		}
		lists = append(lists, values)
		for _, n := range missing {
			out.Missing += n
		}
	}
	out.Missing /= rounds
	return lists, nil
}

// addTimes adds the times of rows and returns how many have none.
func (t *keyTally) addTimes(b *block, rows bitmap) (missing int) {
	rows.eachRange(0, b.rows, func(slot int) {
		if sec := b.times[slot]; sec != noTime {
			t.add(numberKey(sec))
		} else {
			missing++
		}
	})
	return missing
}

// countSources counts rows by source; sources of one name are one value.
func (s *Snapshot) countSources(ctx context.Context, sel *Selection) ([]ValueCount, error) {
	counts := make([][]int, workers(len(sel.rows)))
	for i := range counts {
		counts[i] = make([]int, len(s.sources))
	}
	err := forEach(ctx, len(sel.rows), func(w, i int) {
		b := s.blocks[i]
		sources := b.sources()
		sel.rows[i].eachRange(0, b.rows, func(slot int) { counts[w][sources[b.arrival[slot]]]++ })
	})
	if err != nil {
		return nil, err
	}
	totals := make(map[string]int)
	for _, list := range counts {
		for id, n := range list {
			if n > 0 {
				totals[s.sources[id].name] += n
			}
		}
	}
	var values []ValueCount
	for name, n := range totals {
		values = append(values, ValueCount{name, n})
	}
	return values, nil
}
