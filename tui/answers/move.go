package answers

// Move moves the cursor by n lines that lead somewhere; at the last one, or
// where there is none, it moves what is seen, and so it does down to a line that is more
// than a page away: no text is passed over. Up from the very top what is folded of the
// sentence comes back.
func (p *Pane) Move(n int) {
	to := p.cursor + n
	if n < 0 && p.cursor == 0 && p.top == 0 {
		p.Unfold()
		return
	}
	last := len(p.stops) - 1
	if n > 0 && n <= p.Page() && p.isBelow() {
		p.approach()
		return
	}
	if last < 0 || n > 0 && p.cursor == last || n < 0 && p.cursor == 0 {
		p.top = max(0, min(p.top+n, len(p.rows)-p.height))
		return
	}
	if to = max(0, min(to, last)); n > 0 && n <= p.Page() { // further is to the end
		p.down(to)
		return
	}
	p.jump(to)
}

// down puts the cursor on a stop, or on the last one before it that a page leads to. Where
// there is none the next is come to by pages.
func (p *Pane) down(stop int) {
	for stop > p.cursor && p.topFor(p.stops[stop]) > p.top+p.Page() {
		stop--
	}
	if stop > p.cursor {
		p.jump(stop)
		return
	}
	p.cursor++
	p.approach()
}

// jump puts the cursor on a stop, wherever that is.
func (p *Pane) jump(stop int) {
	p.cursor, p.opening = stop, false
	p.show()
}

// Step moves the cursor to the next line, or with -1 the one before, that fits,
// and reports whether there is one.
func (p *Pane) Step(n int, fits func(Target) bool) bool {
	for i := p.cursor + n; i >= 0 && i < len(p.stops); i += n {
		if fits(p.stop(i).To) {
			p.jump(i)
			return true
		}
	}
	return false
}

// NextSection moves the cursor to the first line of the next section that has
// one, after the last to the first; with -1 the other way. A section that is only come
// to is the next.
func (p *Pane) NextSection(n int) {
	if len(p.stops) == 0 {
		return
	}
	starts, here := p.starts(), 0
	for i, start := range starts {
		if start <= p.cursor {
			here = i
		}
	}
	if n > 0 && p.isBelow() {
		n--
	}
	p.top = len(p.rows) // as far down as the section is seen from its start
	p.jump(starts[(here+n+len(starts))%len(starts)])
}
