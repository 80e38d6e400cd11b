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
// dictionaries are asked first and large ones last, each about the rows that
// are still open; and as soon as these are few, they are read one by one.
func (c *compiler) anywhere(m matcher) (condition, error) {
	text, ok := m.(containsMatcher)
	if !ok || len(text.folded) > shortNeedle {
		return c.leaves(c.leafColumns(0, math.MaxInt), m)
	}
	open := newOpenRows(c.snap)
	for _, step := range [...]struct{ from, to int }{{1, 32}, {0, 0}, {33, 512}, {513, math.MaxInt}} {
		if open.few() {
			all := c.leafColumns(0, math.MaxInt)
			return open, open.narrow(c.ctx, rowByRow{c.snap, all, m})
		}
		cond, err := c.leaves(open.having(c.leafColumns(step.from, step.to)), m)
		if err != nil {
			return nil, err
		}
		if err := open.narrow(c.ctx, cond); err != nil {
			return nil, err
		}
	}
	return open, nil
}

const (
	shortNeedle = 2
	fewOpen     = 512 // rows that are looked at one by one, in some 20 ms
)

// leafColumns lists the columns of leaf values whose dictionaries have from so
// many to so many pieces, by domain. What has no dictionary has no piece.
func (c *compiler) leafColumns(from, to int) [][]uint32 {
	columns := make([][]uint32, len(c.snap.views))
	for i, v := range c.snap.views {
		for at := len(v.schema.derived); at < len(v.columns); at++ {
			n := 0
			if values := v.columns[at].values; values != nil {
				n = values.pieces()
			}
			if from <= n && n <= to {
				columns[i] = append(columns[i], uint32(at))
			}
		}
	}
	return columns
}

// openRows are the rows for which nothing was found yet. As a condition it
// holds for all others.
type openRows struct {
	snap *Snapshot
	open []bitmap // by block
	left atomic.Int64
}

func newOpenRows(s *Snapshot) *openRows {
	o := &openRows{snap: s, open: make([]bitmap, len(s.blocks))}
	for i, b := range s.blocks {
		o.open[i] = fullBitmap(b.rows)
		o.left.Add(int64(b.rows))
	}
	return o
}

func (o *openRows) few() bool { return o.left.Load() <= fewOpen }

// having leaves out the columns, by domain, of which no open row has a value.
func (o *openRows) having(columns [][]uint32) [][]uint32 {
	out := make([][]uint32, len(columns))
	for domain := range columns {
		for _, col := range columns[domain] {
			if o.has(domain, col) {
				out[domain] = append(out[domain], col)
			}
		}
	}
	return out
}

// has reports whether an open row of a domain has a value in a column.
func (o *openRows) has(domain int, column uint32) bool {
	for i, b := range o.snap.blocks {
		if int(b.domain) != domain {
			continue
		}
		from, to := b.spansOf(b.lanesOf(column))
		for at := from; at < to; at++ {
			first := int(b.starts[at])
			if o.open[i].anyRange(first, first+int(b.more[at])+1) {
				return true
			}
		}
	}
	return false
}

// narrow closes the rows for which a condition holds. The error is the
// context's.
func (o *openRows) narrow(ctx context.Context, cond condition) error {
	return forEach(ctx, len(o.open), func(_, i int) {
		found := cond.rows(i, o.open[i])
		found.and(o.open[i])
		o.open[i].remove(found)
		o.left.Add(-int64(found.count()))
	})
}

func (o *openRows) rows(i int, within bitmap) bitmap {
	out := within.clone()
	out.remove(o.open[i])
	return out
}

// rowByRow reads rows and tests their leaves in some columns.
type rowByRow struct {
	snap    *Snapshot
	columns [][]uint32 // by domain
	test    matcher
}

func (c rowByRow) rows(i int, within bitmap) bitmap {
	b := c.snap.blocks[i]
	out := newBitmap(b.rows)
	within.eachRange(0, b.rows, func(slot int) {
		if c.snap.Record(rowOf(i, slot)).hasIn(c.columns[b.domain], c.test) {
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
