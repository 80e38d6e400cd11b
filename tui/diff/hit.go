package diff

// Put moves the cursor to the leaf that is drawn on a line and reports whether
// there is one.
func (p *Pane) Put(y int) bool {
	at := p.top + y
	if y < 0 || y >= p.window(p.top) || at >= len(p.rows) {
		return false
	}
	before := p.cursor
	for i := range p.stops {
		p.cursor = i
		if at >= p.stops[i] && at < p.end() {
			return true
		}
	}
	p.cursor = before
	return false
}
