package answers

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// A value that is cut is often drawn shorter than its room: it begins at a slash, or ends
// with a word, or little of it tells it from its like. A column none of whose values is drawn
// as wide as it is has blanks in all lines. What is drawn is known only when all columns have
// their room and their values are cut apart; then such blanks are lent, once, to columns that
// are cut, where no value is drawn in another way for that.

// mostRedrawn is how many lines of an answer are drawn to find out, section by section from
// the first. In long ones a value nearly always takes the room, and all of them would be cut
// apart before one is seen: a hundred lines take 30 ms.
const mostRedrawn = 2 * blockLines

// lendBlanks gives cut columns of a section what is blank in all lines of others.
func (p *Pane) lendBlanks(section int) {
	s := &p.answer.Sections[section]
	if p.redrawn+len(s.Lines) > mostRedrawn || len(s.Columns) == 0 {
		return
	}
	p.redrawn += len(s.Lines)
	l := p.newLending(s, p.columns[section][:len(s.Columns)-count(s.joined)])
	if !l.lackBoth() {
		return
	}
	for from := range l.all {
		if drawn := p.drawnShort(section, l, from); drawn != nil {
			p.lendDrawn(section, l, from, drawn)
		}
	}
}

// lackBoth reports whether there are two columns that lack room.
func (l *lending) lackBoth() bool {
	n := 0
	for c := range l.all {
		n += count(l.lacks(c) > 0)
	}
	return n > 1
}

// lendDrawn gives columns that lack room, those first that lack least, what one has beyond its
// values as they are drawn.
func (p *Pane) lendDrawn(section int, l *lending, from int, drawn []string) {
	short := *l
	short.needs = l.drawnNeeds(from, drawn)
	for _, to := range l.byLack() {
		if n := min(l.lacks(to), short.spare(from, to)); to != from && n > 0 {
			p.lendTo(section, l, from, to, n, drawn)
		}
	}
}

// lendTo moves n cells from a column to another, if more is drawn there then; where what is
// drawn of the first changes, it takes them back.
func (p *Pane) lendTo(section int, l *lending, from, to, n int, drawn []string) {
	before := cellsOf(p.drawn(section, l, to))
	p.move(section, l, from, to, n)
	if !slices.Equal(p.drawn(section, l, from), drawn) || cellsOf(p.drawn(section, l, to)) <= before {
		p.move(section, l, to, from, n)
	}
}

// cellsOf returns how many cells some texts take.
func cellsOf(texts []string) (n int) {
	for _, text := range texts {
		n += theme.Width(text)
	}
	return n
}

// drawnNeeds returns how much room all cells need, those of a column to be drawn as they are.
func (l *lending) drawnNeeds(from int, drawn []string) (out [][]int) {
	for i, needs := range l.needs {
		needs = slices.Clone(needs)
		needs[from] = min(needs[from], theme.Width(drawn[i]))
		out = append(out, needs)
	}
	return out
}

// drawnShort returns how the cells of a column are drawn that lacks room; nil where it does
// not, or where one takes all of its room: nothing more is cut than the lines up to that one.
func (p *Pane) drawnShort(section int, l *lending, from int) (out []string) {
	if l.lacks(from) == 0 {
		return nil
	}
	for i := range l.lines {
		text := p.drawnCell(section, l.lines[i], from)
		if !l.blank[i][from] && theme.Width(text) >= l.room(i, from) && l.end(i, from) == from {
			return nil
		}
		out = append(out, text)
	}
	return out
}

// drawn returns how the cells of a column are drawn.
func (p *Pane) drawn(section int, l *lending, c int) (out []string) {
	for _, line := range l.lines {
		out = append(out, p.drawnCell(section, line, c))
	}
	return out
}

// drawnCell returns what is drawn of a cell, without the blanks behind it.
func (p *Pane) drawnCell(section, line, c int) string {
	r := row{kind: lineRow, section: section, line: line}
	for _, at := range p.places(section, p.lineOf(r)) {
		if at.column == c {
			branch, text := p.cellTexts(r, c, at.width)
			return strings.TrimRight(branch+text, " ")
		}
	}
	return ""
}

// move moves n cells from a column of a section to another: what was cut apart in them is to be
// cut anew.
func (p *Pane) move(section int, l *lending, from, to, n int) {
	l.widths[from], l.widths[to] = l.widths[from]-n, l.widths[to]+n
	for c, width := range l.widths {
		p.columns[section][c].width = width
		p.spans[section][c+1] = width
	}
	for _, known := range p.aparts[section] {
		if known != nil {
			clear(known.apart)
		}
	}
}
