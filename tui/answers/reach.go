package answers

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// cells draws the cells of a line, each over the blank ones that it reaches.
func (p *Pane) cells(out *painter, r row, widths []int) {
	line, behind, covered := p.lineOf(r), "", 0
	for i, width := range widths {
		switch {
		case width == 0:
			continue
		case covered > 0:
			covered -= gap + width
			continue
		}
		out.add(theme.Style{}, behind)
		behind = strings.Repeat(" ", gap)
		room := p.reach(&p.answer.Sections[r.section], line, i, widths)
		p.cell(out, r, i, room)
		covered = room - width
	}
}

// reach returns the room of a cell: that of its column, and of those right behind it too
// in which the line has nothing.
func (p *Pane) reach(s *Section, line *Line, i int, widths []int) int {
	room, c := widths[i], s.Columns[i]
	if c.Right || c.When != NoTime || widths[i] == 0 {
		return room
	}
	last := p.isLast(s, line, i)
	if !last && c.isSaid() { // what was added is not to be read as what the next column has
		return room
	}
	for k := i + 1; k < len(widths); k++ {
		if widths[k] > 0 && !p.isBlank(s, line, k) {
			break
		}
		if widths[k] > 0 {
			room += gap + widths[k]
		}
	}
	return room
}

// isBlank reports whether a line has nothing in a column.
func (p *Pane) isBlank(s *Section, line *Line, c int) bool {
	return p.cellText(s, line, c) == "" && !line.says(s.Columns[c])
}

// isLast reports whether the cells of a line behind one are empty.
func (p *Pane) isLast(s *Section, line *Line, i int) bool {
	for k := i + 1; k < len(s.Columns); k++ {
		if !p.isBlank(s, line, k) {
			return false
		}
	}
	return true
}
