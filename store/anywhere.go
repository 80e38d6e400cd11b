package store

import (
	"context"
	"math"
	"sync/atomic"
)

// anywhere is the condition that some leaf value of the record fits.
func (c *compiler) anywhere(m matcher) (condition, error) {
	if text, ok := m.(containsMatcher); ok && len(text.folded) <= shortNeedle {
		cond, err := c.leaves(c.leafColumns(fewPieces), m)
		if err != nil {
			return nil, err
		}
		if every, err := c.snap.every(c.ctx, cond); every || err != nil {
			return cond, err
		}
	}
	return c.leaves(c.leafColumns(math.MaxInt), m)
}

// A text of so few characters, which somebody goes on typing, is in nearly
// every event, and then in one of the values that many events share. Where the
// dictionaries of no more than fewPieces say so the others need not be read.
const (
	shortNeedle = 2
	fewPieces   = 4
)

// leafColumns lists the columns of leaf values whose dictionaries have no more
// than so many pieces, by domain.
func (c *compiler) leafColumns(pieces int) [][]uint32 {
	columns := make([][]uint32, len(c.snap.views))
	for i, v := range c.snap.views {
		for at := len(v.schema.derived); at < len(v.columns); at++ {
			if values := v.columns[at].values; values == nil || values.pieces() <= pieces {
				columns[i] = append(columns[i], uint32(at))
			}
		}
	}
	return columns
}

// every reports whether a condition holds for all rows. The error is the
// context's.
func (s *Snapshot) every(ctx context.Context, cond condition) (bool, error) {
	var some atomic.Bool // rows for which it does not hold
	err := forEach(ctx, len(s.blocks), func(_, i int) {
		n := s.blocks[i].rows
		if !some.Load() && cond.rows(i, fullBitmap(n)).count() < n {
			some.Store(true)
		}
	})
	return !some.Load(), err
}
