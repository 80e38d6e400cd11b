package answers

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// A cell that would be cut goes on over blank ones of its line. Where the next one has a
// number, which stands at its right, it takes what is blank before that, too. What few lines
// have begins further left, in the blanks of the cell before it: a column of which most
// starts are elsewhere would be none.

// place is where in a line a cell is drawn.
type place struct {
	column, at, width int
}

func (c place) end() int { return c.at + c.width }

// cells draws the cells of a line at their places.
func (p *Pane) cells(out *painter, r row) {
	used := 0
	for _, c := range p.places(r.section, p.lineOf(r)) {
		out.add(theme.Style{}, strings.Repeat(" ", c.at-used))
		p.cell(out, r, c.column, c.width)
		used = c.end()
	}
}

// places returns where the cells of a line are drawn.
func (p *Pane) places(section int, line *Line) []place {
	all := p.reached(section, line)
	for i := range all {
		p.takeRight(section, line, all, i)
		p.takeLeft(section, line, all, i)
	}
	return all
}

// reached returns the cells of a line, each over the blank ones that it reaches.
func (p *Pane) reached(section int, line *Line) (out []place) {
	s, widths := &p.answer.Sections[section], p.spans[section][1:]
	at, covered := 0, 0
	for i, width := range widths {
		if width == 0 {
			continue
		}
		if at >= covered {
			room := p.reach(s, line, i, widths)
			out = append(out, place{i, at, room})
			covered = at + room
		}
		at += width + gap
	}
	return out
}

// takeRight gives a cell the blanks before the number behind it.
func (p *Pane) takeRight(section int, line *Line, all []place, i int) {
	if i+1 == len(all) || !p.answer.Sections[section].Columns[all[i+1].column].Right {
		return
	}
	next := &all[i+1]
	free := max(0, next.width-p.need(section, line, next.column))
	n := worthTaking(p.lack(section, line, all[i]), free)
	all[i].width += n
	next.at, next.width = next.at+n, next.width-n
}

// takeLeft gives a cell of a column that few lines have anything in the blanks before it.
func (p *Pane) takeLeft(section int, line *Line, all []place, i int) {
	n, c := p.lack(section, line, all[i]), p.columns[section][all[i].column]
	if !c.isSparse() || n == 0 { // what is kept is of its head: added, or taken away
		return
	}
	s, k, free := &p.answer.Sections[section], i-1, 0
	for ; k >= 0 && p.isBlank(s, line, all[k].column); k-- {
		free = all[i].at - all[k].at
	}
	if k >= 0 && !s.Columns[all[k].column].Right {
		before := p.need(section, line, all[k].column)
		free = max(free, all[i].at-gap-all[k].at-before)
	}
	n = worthTaking(n, free)
	all[i].at, all[i].width = all[i].at-n, all[i].width+n
	for j := i - 1; j >= 0; j-- { // what is before it ends before it
		all[j].at = min(all[j].at, all[i].at)
		all[j].width = max(0, min(all[j].width, all[i].at-gap-all[j].at))
	}
}

// leastTaken is the least that a cell is made longer by which is cut then, too.
const leastTaken = 4

// worthTaking returns how many free cells one takes that lacks some: a letter more is not
// worth an edge that is no longer straight.
func worthTaking(lack, free int) int {
	if n := min(lack, free); n == lack || n >= leastTaken {
		return n
	}
	return 0
}

// need returns in how much room a cell is whole.
func (p *Pane) need(section int, line *Line, c int) int {
	return p.drawnWidth(&p.answer.Sections[section], line, c, p.columns[section][c])
}

// lack returns how many cells are missing where a cell is cut that may go on elsewhere.
func (p *Pane) lack(section int, line *Line, at place) int {
	c := p.columns[section][at.column]
	if c.Right || c.When != NoTime || p.isBlank(&p.answer.Sections[section], line, at.column) {
		return 0
	}
	return max(0, p.need(section, line, at.column)-at.width)
}

// reach returns the room of a cell: that of its column, and of those right behind it too
// in which the line has nothing.
func (p *Pane) reach(s *Section, line *Line, i int, widths []int) int {
	end := goesOn(&s.Columns[i], i, widths, func(k int) bool { return p.isBlank(s, line, k) })
	return roomOver(widths, i, end)
}

// goesOn returns the last column that a cell goes on into, of those that are drawn or left
// out: blank tells where the line has nothing.
func goesOn(c *Column, at int, widths []int, blank func(column int) bool) int {
	if c.Right || c.When != NoTime || widths[at] == 0 {
		return at
	}
	end, last := at, true
	for k := at + 1; k < len(widths); k++ {
		if end == k-1 && (widths[k] == 0 || blank(k)) {
			end = k
		}
		last = last && blank(k)
	}
	if !last && c.isSaid() { // what was added is not to be read as what the next column has
		return at
	}
	return end
}

// roomOver returns the room from a column to the end of another one.
func roomOver(widths []int, from, to int) int {
	room := widths[from]
	for _, width := range widths[from+1 : to+1] {
		if width > 0 {
			room += gap + width
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
