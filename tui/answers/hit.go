package answers

import "slices"

// Put moves the cursor to what is drawn on a line and reports whether it leads
// somewhere.
func (p *Pane) Put(y int) bool {
	if y < 0 || p.top+y >= p.end() {
		return false
	}
	i := slices.Index(p.stops, p.top+y)
	if i < 0 {
		return false
	}
	p.cursor, p.opening = i, false
	return true
}
