package answers

// headsNothing reports whether a row is a heading whose first line is below a window that
// has room for so many rows from there on: it comes with that line.
func (p *Pane) headsNothing(at, left int) bool {
	for i := at; i < len(p.rows); i++ {
		switch {
		case !p.rows[i].isHeading():
			return false
		case i+1 >= at+left:
			return i+1 < len(p.rows)
		}
	}
	return false
}

// isHeading reports whether a row says what the rows below it are.
func (r row) isHeading() bool {
	return r.kind == titleRow || r.kind == headerRow || r.kind == dateRow || r.kind == noticeRow
}
