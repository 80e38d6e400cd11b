package store

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
)

// ValueSum is a value with the numbers that its rows have in another field,
// added up.
type ValueSum struct {
	Value string
	None  bool // the rows without a value
	Sum   float64
}

// Sums adds up the numbers of a field over a selection, nil for all rows, by
// the values of another field: the largest sum first, ties by value. What does
// not read as a number counts as 0; a number that a row has twice counts once.
func (s *Snapshot) Sums(ctx context.Context, lang *Language, by, field string, sel *Selection) ([]ValueSum, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, err
	}
	c := &pairCounting{snap: s, sel: sel, seed: newKeySeed()}
	for side, name := range []string{by, field} {
		if c.ids[side], err = s.ids(ctx, s.field(lang, name)); err != nil {
			return nil, err
		}
	}
	counts, err := c.count(ctx)
	if err != nil {
		return nil, err
	}
	numbers, err := c.texts(ctx, counts, 1)
	if err != nil {
		return nil, err
	}
	sums := make(map[valueID]float64)
	for i := range counts {
		n, _ := strconv.ParseFloat(numbers[counts[i].key.side(1)], 64)
		sums[counts[i].key.side(0)] += n * float64(counts[i].count)
	}
	names, err := c.texts(ctx, counts, 0)
	if err != nil {
		return nil, err
	}
	out := make([]ValueSum, 0, len(sums))
	for id, sum := range sums {
		out = append(out, ValueSum{names[id], id == 0, sum})
	}
	slices.SortFunc(out, func(a, b ValueSum) int {
		return cmp.Or(cmp.Compare(b.Sum, a.Sum), strings.Compare(a.Value, b.Value))
	})
	return out, nil
}

// texts returns the values on one side of some pairs.
func (c *pairCounting) texts(ctx context.Context, counts []keyCount, side int) (map[valueID]string, error) {
	var ids []valueID
	for i := range counts {
		if id := counts[i].key.side(side); id != 0 {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	texts, err := c.ids[side].texts(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[valueID]string, len(ids))
	for i, id := range ids {
		out[id] = texts[i]
	}
	return out, nil
}
