package store

// combined marks the filter of a selection that is made of others: no filter
// is spelled so, so that none extends it.
const combined = "\x00"

// Both returns the rows that two selections of one snapshot share.
func (s *Selection) Both(o *Selection) *Selection {
	out := &Selection{filter: combined, anchor: unanchored}
	for i, rows := range s.rows[:min(len(s.rows), len(o.rows))] {
		rows = rows.clone()
		rows.and(o.rows[i])
		out.rows = append(out.rows, rows)
		out.count += rows.count()
	}
	return out
}

// Either returns the rows of two selections of one snapshot.
func (s *Selection) Either(o *Selection) *Selection {
	if len(s.rows) < len(o.rows) {
		s, o = o, s
	}
	out := &Selection{filter: combined, anchor: unanchored}
	for i, rows := range s.rows {
		rows = rows.clone()
		if i < len(o.rows) {
			rows.or(o.rows[i])
		}
		out.rows = append(out.rows, rows)
		out.count += rows.count()
	}
	return out
}
