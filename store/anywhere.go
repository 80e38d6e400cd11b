package store

import (
	"context"
	"math"
	"slices"
	"sync/atomic"
)

// anywhere is the condition that some leaf value of the record fits.
//
// A text of one or two characters, which somebody goes on typing, is in nearly
// every event, and then in one of the values that many events share. So small
// dictionaries are asked first, and the others need not be read where they
// leave few rows open: those are looked at one by one.
func (c *compiler) anywhere(m matcher) (condition, error) {
	text, ok := m.(containsMatcher)
	if !ok || len(text.folded) > shortNeedle {
		return c.leaves(c.leafColumns(-1, math.MaxInt), m)
	}
	shared, err := c.leaves(c.leafColumns(-1, fewPieces), m)
	if err != nil {
		return nil, err
	}
	open, few, err := c.snap.outside(c.ctx, shared)
	if err != nil {
		return nil, err
	}
	rest := c.leafColumns(fewPieces, math.MaxInt)
	if few {
		return orCondition{c.snap, []condition{shared, openRows{c.snap, open, rest, m}}}, nil
	}
	own, err := c.leaves(rest, m)
	return orCondition{c.snap, []condition{shared, own}}, err
}

const (
	shortNeedle = 2
	fewPieces   = 32  // of a dictionary that is asked first
	fewOpen     = 512 // rows that are looked at one by one, in some 20 ms
)

// leafColumns lists the columns of leaf values whose dictionaries have more
// than so many pieces and no more than so many, by domain. What has no
// dictionary has no piece.
func (c *compiler) leafColumns(above, pieces int) [][]uint32 {
	columns := make([][]uint32, len(c.snap.views))
	for i, v := range c.snap.views {
		for at := len(v.schema.derived); at < len(v.columns); at++ {
			n := 0
			if values := v.columns[at].values; values != nil {
				n = values.pieces()
			}
			if n > above && n <= pieces {
				columns[i] = append(columns[i], uint32(at))
			}
		}
	}
	return columns
}

// outside returns the rows for which a condition does not hold, by block, if
// they are few. The error is the context's.
func (s *Snapshot) outside(ctx context.Context, cond condition) (rows []bitmap, few bool, err error) {
	rows = make([]bitmap, len(s.blocks))
	var many atomic.Int64
	err = forEach(ctx, len(s.blocks), func(_, i int) {
		if many.Load() > fewOpen {
			return
		}
		all := fullBitmap(s.blocks[i].rows)
		all.remove(cond.rows(i, all))
		rows[i] = all
		many.Add(int64(all.count()))
	})
	return rows, many.Load() <= fewOpen, err
}

// openRows reads some rows and tests their leaves in some columns.
type openRows struct {
	snap    *Snapshot
	open    []bitmap
	columns [][]uint32 // by domain
	test    matcher
}

func (c openRows) rows(i int, within bitmap) bitmap {
	b := c.snap.blocks[i]
	out := newBitmap(b.rows)
	c.open[i].eachRange(0, b.rows, func(slot int) {
		if within.has(slot) && c.snap.Record(rowOf(i, slot)).hasIn(c.columns[b.domain], c.test) {
			out.set(slot)
		}
	})
	return out
}

// hasIn reports whether a leaf in one of some columns fits.
func (r Record) hasIn(columns []uint32, m matcher) bool {
	for leaf, col := range r.shape.cols {
		if slices.Contains(columns, col) && m.match([]byte(r.leafValue(leaf, col).Text)) {
			return true
		}
	}
	return false
}
