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
// the values of other fields, one list for each: the largest sum first, ties by
// value. What does not read as a number counts as 0; a number that a row has
// twice counts once. Sums of whole numbers are exact up to 2^53.
func (s *Snapshot) Sums(ctx context.Context, lang *Language, field string, sel *Selection, by ...string) ([][]ValueSum, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, err
	}
	c := &summing{snap: s, sel: sel}
	if c.field, err = s.ids(ctx, s.field(lang, field)); err != nil {
		return nil, err
	}
	if err := c.read(ctx); err != nil {
		return nil, err
	}
	var out [][]ValueSum
	for _, name := range by {
		table, err := s.ids(ctx, s.field(lang, name))
		if err != nil {
			return nil, err
		}
		sums, err := c.by(ctx, table)
		if err != nil {
			return nil, err
		}
		out = append(out, sums)
	}
	return out, nil
}

// summing is numbers being added up.
type summing struct {
	snap    *Snapshot
	sel     *Selection
	field   *idTable
	numbers idNumbers
}

// idNumbers are numbers by id: those of values in dictionaries in a list.
type idNumbers struct {
	common []float64
	seen   bitmap // of common
	others map[valueID]float64
}

func (t *idTable) newNumbers() idNumbers {
	n := t.numbers.n + 1 // 0 is no value
	return idNumbers{make([]float64, n), newBitmap(n), make(map[valueID]float64)}
}

func (n *idNumbers) of(id valueID) float64 {
	if id < baseTime {
		return n.common[id]
	}
	return n.others[id]
}

func (n *idNumbers) add(id valueID, number float64) {
	if id < baseTime {
		n.common[id] += number
		n.seen.set(int(id))
		return
	}
	n.others[id] += number
}

// addAll adds other numbers, id by id.
func (n *idNumbers) addAll(more idNumbers) {
	more.seen.eachRange(0, len(more.common), func(id int) { n.add(valueID(id), more.common[id]) })
	for id, number := range more.others {
		n.add(id, number)
	}
}

// ids returns the values that have a number, 0 left out.
func (n *idNumbers) ids() []valueID {
	var out []valueID
	n.seen.eachRange(1, len(n.common), func(id int) { out = append(out, valueID(id)) })
	first := len(out)
	for id := range n.others {
		out = append(out, id)
	}
	slices.Sort(out[first:])
	return out
}

// eachBlock gives each worker numbers of its own and returns all of them.
func (c *summing) eachBlock(ctx context.Context, table *idTable, fn func(into *idNumbers, by, field *idReader, i int)) (idNumbers, error) {
	parts := make([]idNumbers, workers(len(c.sel.rows)))
	readers := make([][2]*idReader, len(parts))
	for w := range parts {
		parts[w] = table.newNumbers()
		readers[w] = [2]*idReader{table.reader(), c.field.reader()}
	}
	err := c.snap.eachBlock(ctx, c.sel, func(w, i int) { fn(&parts[w], readers[w][0], readers[w][1], i) })
	for _, part := range parts[1:] {
		parts[0].addAll(part)
	}
	return parts[0], err
}

// read reads the numbers that are in the selection.
func (c *summing) read(ctx context.Context) error {
	var err error
	c.numbers, err = c.eachBlock(ctx, c.field, func(into *idNumbers, r, _ *idReader, i int) {
		r.read(i, c.sel.rows[i])
		var ids []valueID
		c.sel.rows[i].eachRange(0, c.snap.blocks[i].rows, func(slot int) {
			for _, id := range r.of(slot, ids) {
				into.add(id, 0)
			}
		})
	})
	if err != nil {
		return err
	}
	ids := c.numbers.ids()
	texts, err := c.field.texts(ctx, ids)
	if err != nil {
		return err
	}
	for i, id := range ids {
		n, _ := strconv.ParseFloat(texts[i], 64)
		c.numbers.add(id, n)
	}
	return nil
}

// by adds up the numbers by the values of a field.
func (c *summing) by(ctx context.Context, table *idTable) ([]ValueSum, error) {
	sums, err := c.eachBlock(ctx, table, c.addBlock)
	if err != nil {
		return nil, err
	}
	ids := sums.ids()
	texts, err := table.texts(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]ValueSum, 0, len(ids)+1)
	for i, id := range ids {
		out = append(out, ValueSum{Value: texts[i], Sum: sums.of(id)})
	}
	if sums.seen.has(0) {
		out = append(out, ValueSum{None: true, Sum: sums.common[0]})
	}
	slices.SortFunc(out, func(a, b ValueSum) int {
		return cmp.Or(cmp.Compare(b.Sum, a.Sum), strings.Compare(a.Value, b.Value))
	})
	return out, nil
}

// addBlock adds the numbers of a block's selected rows to the sums of what they
// have in the other field.
func (c *summing) addBlock(into *idNumbers, by, field *idReader, i int) {
	rows := c.sel.rows[i]
	by.read(i, rows)
	field.read(i, rows)
	var keys, numbers []valueID
	rows.eachRange(0, c.snap.blocks[i].rows, func(slot int) {
		sum := 0.0
		numbers = field.of(slot, numbers)
		for _, id := range numbers {
			sum += c.numbers.of(id)
		}
		keys = by.of(slot, keys)
		if keys[0]|numbers[0] == 0 {
			return
		}
		for _, id := range keys {
			into.add(id, sum)
		}
	})
}
