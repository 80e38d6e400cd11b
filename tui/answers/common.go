package answers

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

const (
	// mostOf of ten values of a column are what its width is made for, where others are cut.
	mostOf = 8
	// leastCommon is of how many values some are longer than is common: of a few each counts.
	leastCommon = 8
	// oneIn is of how many lines one at most has something in a column that is rare.
	oneIn = 10
	// oneInSparse is of how many lines one at most has something in a column that lends its
	// room to others.
	oneInSparse = 3
)

// commonRoom returns in how much room most values of a column are whole, and how many of so
// many lines have one. What is longer than its like takes no room from other columns.
func (p *Pane) commonRoom(s *Section, c int) (room, some, lines int) {
	var widths []int
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		line := &s.Lines[i]
		if line.Whole || line.Rest {
			continue
		}
		lines++
		w := p.cellWidth(s, line, c)
		if w == 0 {
			continue
		}
		if c == 0 {
			w += theme.Width(p.branch(line))
		}
		widths = append(widths, w)
	}
	if len(widths) == 0 {
		return 0, 0, lines
	}
	slices.Sort(widths)
	most := len(widths)
	if most >= leastCommon {
		most = (most*mostOf + 9) / 10
	}
	return widths[most-1], len(widths), lines
}

// leaveOutRare drops columns that nearly no line has anything in, until the others can be
// read at a glance.
func leaveOutRare(all []*column, room int) {
	for i := len(all) - 1; i > 0 && wanted(all, (*column).readable) > room; i-- {
		if all[i].rare && !all[i].Keep && !all[i].Must && !all[i].isWhen() {
			all[i].width = 0
		}
	}
}

// isSparse reports whether a column that most lines have nothing in may be cut.
func (c *column) isSparse() bool { return c.sparse && !c.Keep && !c.Must && !c.uncut }

// sparseRoom returns what is left of one.
func (c *column) sparseRoom() int { return max(enoughName, c.enough()) }

// isLoose reports whether a column is wider than most of its values, and may be cut.
func (c *column) isLoose() bool { return !c.Keep && !c.Prose && !c.uncut && c.common > 0 }

// tight returns in how much room most values of a column are whole, and all that must be.
func (c *column) tight() int { return max(c.common, c.head, c.enough()) }
