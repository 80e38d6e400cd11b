package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
)

// Pairs is the joint distribution of two fields' values over a selection. A
// row counts once for each distinct pair of a value of the first field and a
// value of the second. Where a row lacks one of them, that side of its pairs
// is none.
type Pairs struct {
	Fields   [2]string
	Events   int // rows selected
	Missing  int // rows without a value in either field
	Distinct int
	Values   []PairCount // most frequent first, ties by value; cut to the limit
}

// PairCount is two values and the number of rows that have both.
type PairCount struct {
	Values [2]PairValue
	Count  int
}

// PairValue is one side of a pair: a value, or none.
type PairValue struct {
	Text string
	None bool
}

func (v PairValue) compare(o PairValue) int {
	if v.None != o.None {
		if v.None {
			return 1
		}
		return -1
	}
	return strings.Compare(v.Text, o.Text)
}

func comparePairs(a, b PairCount) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), a.Values[0].compare(b.Values[0]), a.Values[1].compare(b.Values[1]))
}

// maxPairs is how many pairs the rows of one snapshot may have, in all: a row
// of tens of thousands of values in both fields would have a billion.
const maxPairs = 1 << 26

// Pairs counts the pairs of values that two fields have over a selection, nil
// for all rows. Limit 0 returns all pairs. It fails when rows have very many
// values of both fields.
func (s *Snapshot) Pairs(ctx context.Context, lang *Language, fields [2]string, sel *Selection, limit int) (*Pairs, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, err
	}
	c := &pairCounting{snap: s, sel: sel, seed: newKeySeed()}
	for side, name := range fields {
		if c.ids[side], err = s.ids(ctx, s.field(lang, name)); err != nil {
			return nil, err
		}
	}
	counts, err := c.count(ctx)
	if err != nil {
		return nil, err
	}
	out := &Pairs{Fields: fields, Events: sel.count, Missing: int(c.missing.Load()), Distinct: len(counts)}
	out.Values, err = c.spell(ctx, frequent(counts, limit), limit)
	return out, err
}

// pairCounting is pairs being counted.
type pairCounting struct {
	snap    *Snapshot
	sel     *Selection
	ids     [2]*idTable
	seed    keySeed
	pairs   atomic.Int64 // found so far
	missing atomic.Int64
}

// count returns every pair, as a key of two ids, with its rows.
func (c *pairCounting) count(ctx context.Context) ([]keyCount, error) {
	var out []keyCount
	rounds := 1 + c.sel.count/keysPerRound
	for round := range rounds {
		c.pairs.Store(0)
		c.missing.Store(0)
		tallies := c.tallies(round, rounds)
		err := c.snap.eachBlock(ctx, c.sel, func(w, i int) { tallies[w].block(ctx, i) })
		if err == nil && c.pairs.Load() > maxPairs {
			err = fmt.Errorf("more than %d pairs of values", maxPairs)
		}
		if err != nil {
			return nil, err
		}
		var keys []*keyTally
		var grids []*pairGrid
		for _, t := range tallies {
			keys, grids = append(keys, &t.keys), append(grids, t.grid)
		}
		_, counts, err := countKeys(ctx, keys, 0)
		if err != nil {
			return nil, err
		}
		if out = append(out, counts...); round == 0 {
			out = append(out, sumGrids(grids)...)
		}
	}
	return out, nil
}

// pairTally gathers the pairs of some blocks.
type pairTally struct {
	*pairCounting
	readers [2]*idReader
	grid    *pairGrid // of the pairs that it has a place for: counted in the first round
	keys    keyTally  // the others
}

func (c *pairCounting) tallies(round, rounds int) []*pairTally {
	tallies := make([]*pairTally, workers(len(c.sel.rows)))
	for i := range tallies {
		tallies[i] = &pairTally{
			pairCounting: c, readers: [2]*idReader{c.ids[0].reader(), c.ids[1].reader()}, grid: newPairGrid(c.ids),
			keys: keyTally{seed: c.seed, round: uint64(round), rounds: uint64(rounds)},
		}
	}
	return tallies
}

// block counts the selected rows of a block.
func (t *pairTally) block(ctx context.Context, i int) {
	rows := t.sel.rows[i]
	t.readers[0].read(i, rows)
	t.readers[1].read(i, rows)
	if t.readers[0].single() && t.readers[1].single() {
		t.singles(t.snap.blocks[i], rows)
	} else {
		t.several(ctx, t.snap.blocks[i], rows)
	}
}

// singles counts rows that have at most one value in either field.
func (t *pairTally) singles(b *block, rows bitmap) {
	var missing, keys int64
	rows.eachRange(0, b.rows, func(slot int) {
		l, r := t.readers[0].first[slot], t.readers[1].first[slot]
		switch {
		case l|r == 0:
			missing++
		case !t.grid.add(l, r):
			t.keys.add(key{uint64(l), uint64(r)})
			keys++
		}
	})
	t.pairs.Add(keys)
	t.missing.Add(missing)
}

// several counts rows of which some have several values.
func (t *pairTally) several(ctx context.Context, b *block, rows bitmap) {
	var left, right []valueID
	var found, missing int64
	p := pulse{ctx: ctx}
	rows.eachRange(0, b.rows, func(slot int) {
		left, right = t.readers[0].of(slot, left), t.readers[1].of(slot, right)
		if left[0]|right[0] == 0 {
			missing++
			return
		}
		n := len(left) * len(right)
		if found += int64(n); t.pairs.Load()+found > maxPairs {
			return
		}
		for _, l := range left {
			if p.stopped(len(right)) {
				return
			}
			for _, r := range right {
				if !t.grid.add(l, r) {
					t.keys.add(key{uint64(l), uint64(r)})
				}
			}
		}
	})
	t.pairs.Add(found)
	t.missing.Add(missing)
}

// frequent returns the pairs that may be among the first limit ones.
func frequent(counts []keyCount, limit int) []keyCount {
	if limit == 0 || len(counts) <= limit {
		return counts
	}
	slices.SortFunc(counts, func(a, b keyCount) int { return cmp.Compare(b.count, a.count) })
	least := counts[limit-1].count
	end, _ := slices.BinarySearchFunc(counts, least-1, func(k keyCount, least int) int { return cmp.Compare(least, k.count) })
	return counts[:end]
}

// spell returns pairs with their texts, in order, the first limit ones.
func (c *pairCounting) spell(ctx context.Context, counts []keyCount, limit int) ([]PairCount, error) {
	out := make([]PairCount, len(counts))
	for side, table := range c.ids {
		var ids []valueID
		for i := range counts {
			if id := counts[i].key.side(side); id != 0 {
				ids = append(ids, id)
			}
		}
		slices.Sort(ids)
		ids = slices.Compact(ids)
		texts, err := table.texts(ctx, ids)
		if err != nil {
			return nil, err
		}
		for i := range counts {
			at, ok := slices.BinarySearch(ids, counts[i].key.side(side))
			if !ok {
				out[i].Values[side].None = true
				continue
			}
			out[i].Values[side].Text = texts[at]
		}
	}
	for i := range counts {
		out[i].Count = counts[i].count
	}
	return sorted(ctx, limit, comparePairs, out)
}

// side returns the id of one side of a pair.
func (k key) side(side int) valueID {
	if side == 0 {
		return valueID(k.high)
	}
	return valueID(k.low)
}
