package store

// Without returns the rows that are not in another selection of the snapshot.
func (s *Selection) Without(o *Selection) *Selection {
	out := s.without(o)
	out.filter, out.anchor = combined, unanchored
	return out
}

// SelectRows returns the selection of some rows.
func (s *Snapshot) SelectRows(rows []Row) *Selection {
	out := s.selectNone()
	out.filter = combined
	for _, row := range rows {
		if set := out.rows[row.block()]; !set.has(row.slot()) {
			set.set(row.slot())
			out.count++
		}
	}
	return out
}
