package store

import "context"

// Selection is the set of rows of a snapshot that a filter matches.
type Selection struct {
	filter string
	meant  map[string]string // by column that the filter looked at: its path
	anchor int64             // the newest time that the filter counted back from, or unanchored
	rows   []bitmap          // by block, masked rows left out
	count  int
}

// unanchored marks a selection that does not depend on the newest time.
const unanchored = -1

// Len returns the number of rows selected.
func (s *Selection) Len() int { return s.count }

// Has reports whether a row is selected.
func (s *Selection) Has(row Row) bool {
	return row.block() < len(s.rows) && s.rows[row.block()].has(row.slot())
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
// are new, unless a name or "the last two hours" mean something else by now; it
// may be nil. The error is the context's, or that of a filter that
// [Language.Parse] would not have made.
func (s *Snapshot) Select(ctx context.Context, lang *Language, filter Expr, earlier *Selection) (*Selection, error) {
	c := compiler{ctx: ctx, snap: s, lang: lang, meant: make(map[string]string)}
	cond, err := c.compile(filter)
	if err != nil {
		return nil, err
	}
	out := &Selection{rows: make([]bitmap, len(s.blocks)), meant: c.meant, anchor: unanchored}
	if c.anchored {
		_, newest := s.span()
		out.anchor = int64(newest)
	}
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
	out.recount()
	return out, nil
}

// SelectIn evaluates a filter for the rows of a selection of this snapshot, and
// looks at no others. The error is that of [Snapshot.Select].
func (s *Snapshot) SelectIn(ctx context.Context, lang *Language, filter Expr, in *Selection) (*Selection, error) {
	c := compiler{ctx: ctx, snap: s, lang: lang, meant: make(map[string]string)}
	cond, err := c.compile(filter)
	if err != nil {
		return nil, err
	}
	out := &Selection{filter: combined, anchor: unanchored, rows: make([]bitmap, len(in.rows))}
	copy(out.rows, in.rows) // those of the blocks that have none stay
	err = s.eachBlock(ctx, in, func(_, i int) {
		out.rows[i] = cond.rows(i, in.rows[i])
		out.rows[i].and(in.rows[i])
	})
	if err != nil {
		return nil, err
	}
	out.recount()
	return out, nil
}

// eachBlock calls fn for every block that has selected rows, as [forEach] does.
func (s *Snapshot) eachBlock(ctx context.Context, sel *Selection, fn func(worker, i int)) error {
	selected := func(w, i int) {
		if !sel.rows[i].empty() {
			fn(w, i)
		}
	}
	if sel.count > s.few {
		return forEach(ctx, len(sel.rows), selected)
	}
	for i := range sel.rows {
		if ctx.Err() != nil {
			break
		}
		selected(0, i)
	}
	return ctx.Err()
}

// recount adds up the rows of all blocks.
func (s *Selection) recount() {
	s.count = 0
	for _, rows := range s.rows {
		s.count += rows.count()
	}
}

// extends reports whether a selection still holds for the blocks that it
// knows. It does not where a column has come to mean another path than the one
// that its rows were found by.
func (s *Snapshot) extends(earlier *Selection) bool {
	if earlier.anchor != unanchored {
		if _, newest := s.span(); earlier.anchor != int64(newest) {
			return false
		}
	}
	for column, path := range earlier.meant {
		if path != "" && s.column(column).path() != path {
			return false
		}
	}
	return len(earlier.rows) <= len(s.blocks)
}

// extend takes over the rows of an earlier selection that are not dead.
func (s *Selection) extend(earlier *Selection, dead []bitmap) {
	s.anchor = max(s.anchor, earlier.anchor)
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
