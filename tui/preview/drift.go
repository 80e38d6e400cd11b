package preview

// drift is how far the lines of an event went with a list that moved beside it. A
// terminal moves whole lines: where the pane's moved with the list's, nothing of it is
// sent again until the next event is there, which takes 50 ms. Else each step at the end
// of a list sent the old event once more, 2 kB.
type drift struct {
	lines int // up; down where it is negative
	fixed int // the first lines, which stand beside those of the list that do not move
}

// Drift tells that the list beside the pane moved up by so many lines, but for the
// first ones. With the focus the pane is what is looked at, and stays.
func (p *Pane) Drift(lines, fixed int) {
	if p.focused || lines == 0 {
		return
	}
	p.drift.lines += lines
	p.drift.fixed = fixed
}

// line returns which line is drawn in the place of line i; it is negative for none.
func (d drift) line(i int) int {
	switch {
	case d.lines == 0 || i < d.fixed:
		return i
	case i+d.lines < d.fixed:
		return -1
	}
	return i + d.lines
}
