package answers

import "strings"

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

// headsLeft returns how many cells further left than its column each head of a section may
// stand: where the first of the values starts that take the blanks before them (reach.go).
func (p *Pane) headsLeft(section int) []int {
	s := &p.answer.Sections[section]
	left := make([]int, len(s.Columns))
	if !p.hasSparse(section) {
		return left
	}
	start := p.columnStarts(section)
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		line := &s.Lines[i]
		if line.Whole {
			continue
		}
		for _, c := range p.places(section, line) {
			if p.columns[section][c.column].isSparse() && !p.isBlank(s, line, c.column) {
				left[c.column] = max(left[c.column], start[c.column]-c.at)
			}
		}
	}
	return left
}

// hasSparse reports whether a section has a column whose values may start left of it.
func (p *Pane) hasSparse(section int) bool {
	for i, c := range p.columns[section] {
		if i < len(p.spans[section])-1 && p.spans[section][i+1] > 0 && c.isSparse() {
			return true
		}
	}
	return false
}

// columnStarts returns where the columns of a section start, behind the times.
func (p *Pane) columnStarts(section int) []int {
	widths := p.spans[section][1:]
	out, at := make([]int, len(widths)), 0
	for i, width := range widths {
		out[i] = at
		if width > 0 {
			at += width + gap
		}
	}
	return out
}

// blanksBehind returns how many blanks a text ends in.
func blanksBehind(text string) int { return len(text) - len(strings.TrimRight(text, " ")) }
