package store

import (
	"context"
	"math/bits"
)

// Sparks counts selected rows (nil for all) over time for some values of a
// field each. The time of the selection is divided evenly into width parts, by
// which the result is indexed after the value. Rows without a time are left
// out.
func (s *Snapshot) Sparks(ctx context.Context, lang *Language, field string, values []PairValue, sel *Selection, width int) ([][]uint32, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, err
	}
	oldest, newest, err := s.selectedSpan(ctx, sel)
	if err != nil {
		return nil, err
	}
	out := make([][]uint32, len(values))
	for i, v := range values {
		out[i] = make([]uint32, width)
		if oldest == noTime || width < 1 {
			continue
		}
		rows, err := s.having(ctx, lang, field, v, sel)
		if err != nil {
			return nil, err
		}
		c := spark{oldest: oldest, span: uint64(newest-oldest) + 1, counts: out[i]}
		for k, rows := range rows.rows {
			c.add(s.blocks[k], rows)
		}
	}
	return out, nil
}

// having returns the rows of a selection that have a value of a field, or none.
func (s *Snapshot) having(ctx context.Context, lang *Language, field string, v PairValue, sel *Selection) (*Selection, error) {
	if v.None {
		return s.missing(ctx, lang, field, sel)
	}
	return s.SelectIn(ctx, lang, Match{Field: field, Op: Equal, Values: []Pattern{Literal(v.Text)}}, sel)
}

// spark counts rows by parts of a time.
type spark struct {
	oldest uint32
	span   uint64 // seconds, the last one included
	counts []uint32
}

func (c *spark) add(b *block, rows bitmap) {
	for w, m := range rows {
		for ; m != 0; m &= m - 1 {
			if sec := b.times[w*64+bits.TrailingZeros64(m)]; sec != noTime {
				c.counts[uint64(sec-c.oldest)*uint64(len(c.counts))/c.span]++
			}
		}
	}
}
