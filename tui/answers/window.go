package answers

// leastWindow is how many rows a window has that gives its last one to saying what is
// below it.
const leastWindow = 6

// window returns how many rows of the answer are in the window.
func (p *Pane) window() int { return p.windowFrom(p.top) }

// windowFrom returns how many rows of the answer the window has from a row on: all of it,
// or all but the last, which says that there are more.
func (p *Pane) windowFrom(top int) int {
	if p.height < leastWindow || top+p.height >= len(p.rows) {
		return p.height
	}
	return p.height - 1
}

// end returns the row behind the last that is drawn. A heading waits for its first line.
func (p *Pane) end() int {
	end, said := min(p.top+p.window(), len(p.rows)), false
	for i := p.top; i < end; i++ {
		if said && p.headsNothing(i, end-i) {
			return i
		}
		said = said || p.rows[i].kind != blankRow
	}
	return end
}

// topFor returns how far down the window is at least when a row is seen.
func (p *Pane) topFor(row int) int {
	room := p.height
	if room >= leastWindow {
		room--
	}
	return max(0, min(row-room+1, len(p.rows)-p.height))
}

// isBelow reports whether the line under the cursor is below the window.
func (p *Pane) isBelow() bool {
	return p.cursor < len(p.stops) && p.stops[p.cursor] >= p.top+p.window()
}

// approach moves what is seen down to the line under the cursor, by a window at most: no
// text is passed over.
func (p *Pane) approach() {
	p.opening = false
	p.top = min(p.top+p.Page(), p.topFor(p.stops[p.cursor]))
}

// show scrolls so that the row under the cursor is seen; near the ends also
// what is before the first and behind the last. An answer opens at its top, however
// much it says before the first row.
func (p *Pane) show() {
	last := max(0, len(p.rows)-p.height)
	if len(p.stops) == 0 || p.height <= 0 {
		p.top = min(p.top, last)
		return
	}
	if p.opening && p.cursor == 0 {
		p.top = 0
		return
	}
	at := p.stops[p.cursor]
	switch {
	case p.cursor == 0 && p.topFor(at) == 0:
		p.top = 0
	case p.cursor == len(p.stops)-1:
		p.top = max(p.top, min(last, at))
	}
	p.top = max(min(p.top, p.headingOf(at)), p.topFor(at))
	p.top = min(p.top, last)
}

// headingOf returns the first row of the headings above a line, or the line: a title or a
// date stays with it.
func (p *Pane) headingOf(line int) int {
	for line > 0 && p.rows[line-1].kind != lineRow && p.rows[line-1].kind != blankRow {
		line--
	}
	return line
}
