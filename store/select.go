package store

import "context"

// Selection is the set of rows of a snapshot that a filter matches.
type Selection struct {
	filter string
	meant  map[string]string // by column that the filter looked at: its path
	rows   []bitmap          // by block, masked rows left out
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
// are new, unless a name means something else by now; it may be nil. The error
// is the context's, or that of a filter that [Language.Parse] would not have
// made.
func (s *Snapshot) Select(ctx context.Context, lang *Language, filter Expr, earlier *Selection) (*Selection, error) {
	c := compiler{ctx, s, lang, make(map[string]string)}
	cond, err := c.compile(filter)
	if err != nil {
		return nil, err
	}
	out := &Selection{rows: make([]bitmap, len(s.blocks)), meant: c.meant}
	if filter != nil {
		out.filter = filter.String()
	}
	known := 0
	if earlier != nil && earlier.filter == out.filter && s.extends(earlier) {
		known = len(earlier.rows)
		out.extend(earlier, s.dead)
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

// extends reports whether a selection still holds for the blocks that it
// knows. It does not where a column has come to mean another path than the one
// that its rows were found by.
func (s *Snapshot) extends(earlier *Selection) bool {
	for column, path := range earlier.meant {
		if path != "" && s.column(column).path() != path {
			return false
		}
	}
	return len(earlier.rows) <= len(s.blocks)
}

// extend takes over the rows of an earlier selection that are not dead.
func (s *Selection) extend(earlier *Selection, dead []bitmap) {
	for i, rows := range earlier.rows {
		s.rows[i] = rows.clone()
		s.rows[i].remove(dead[i])
	}
	for column, path := range earlier.meant {
		if s.meant[column] == "" {
			s.meant[column] = path
		}
	}
}

// all returns sel, or the selection of every row for nil.
func (s *Snapshot) all(ctx context.Context, sel *Selection) (*Selection, error) {
	if sel != nil {
		return sel, nil
	}
	return s.Select(ctx, nil, nil, nil)
}
