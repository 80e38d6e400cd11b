package store

import "context"

// Selection is the set of rows of a snapshot that a filter matches.
type Selection struct {
	filter string
	rows   []bitmap // by block, masked rows left out
	count  int
}

// Len returns the number of rows selected.
func (s *Selection) Len() int { return s.count }

// Has reports whether a row is selected.
func (s *Selection) Has(row Row) bool {
	return row.block() < len(s.rows) && s.rows[row.block()].has(row.slot())
}

// bit returns 1 for a row that is selected, else 0.
func (s *Selection) bit(row Row) int {
	if row.block() >= len(s.rows) {
		return 0 // the row is of a later snapshot
	}
	return int(s.rows[row.block()][row.slot()>>6] >> (row.slot() & 63) & 1)
}

// block returns the selected rows of a block; none for a nil selection.
func (s *Selection) block(i int) bitmap {
	if s == nil || i >= len(s.rows) {
		return nil
	}
	return s.rows[i]
}

// Select evaluates a filter; nil selects every row. An earlier selection by
// the same filter, from an earlier snapshot, is extended by the blocks that
// are new; it may be nil. The error is the context's, or that of a filter that
// [Language.Parse] would not have made.
func (s *Snapshot) Select(ctx context.Context, lang *Language, filter Expr, earlier *Selection) (*Selection, error) {
	out := &Selection{rows: make([]bitmap, len(s.blocks))}
	if filter != nil {
		out.filter = filter.String()
	}
	known := 0
	if earlier != nil && earlier.filter == out.filter && len(earlier.rows) <= len(s.blocks) {
		known = len(earlier.rows)
		for i := range known {
			out.rows[i] = earlier.rows[i].clone()
			out.rows[i].remove(s.dead[i])
		}
	}
	c := compiler{ctx, s, lang}
	cond, err := c.compile(filter)
	if err != nil {
		return nil, err
	}
	err = forEach(ctx, len(s.blocks)-known, func(_, i int) {
		i += known
		live := s.live(i)
		out.rows[i] = cond.rows(i, live)
		out.rows[i].and(live)
	})
	if err != nil {
		return nil, err
	}
	for _, rows := range out.rows {
		out.count += rows.count()
	}
	return out, nil
}

// all returns sel, or the selection of every row for nil.
func (s *Snapshot) all(ctx context.Context, sel *Selection) (*Selection, error) {
	if sel != nil {
		return sel, nil
	}
	return s.Select(ctx, nil, nil, nil)
}
