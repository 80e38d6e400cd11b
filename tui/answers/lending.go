package answers

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// When the columns have their room, some cells are cut although others have more than they
// need: in a column that is wide for its head, or for values that go on over the blank cells
// behind them anyway. Such room is lent, as long as nothing else is cut for it.

// lending is what is known of the cells of a section while room is lent.
type lending struct {
	all    []*column
	lines  []int    // of the section
	needs  [][]int  // by lines and columns: in how much room a cell is whole
	blank  [][]bool // where nothing stands
	widths []int
}

// lend gives cut columns what others do not need, those first that lack least.
func (p *Pane) lend(s *Section, all []*column) {
	l := p.newLending(s, all)
	l.share()
	l.completeIDs()
	l.trade()
	for i, c := range all {
		c.width = l.widths[i]
	}
}

// share gives cut columns what others do not need.
func (l *lending) share() {
	for _, to := range l.byLack() {
		for from := range l.all {
			if n := min(l.lacks(to), l.spare(from, to)); from != to && n > 0 {
				l.widths[from], l.widths[to] = l.widths[from]-n, l.widths[to]+n
			}
		}
	}
}

// mostForIDs is how many cells names give for ids to be whole: a name that is cut is cut a bit
// more then, while half an id is another one.
const mostForIDs = 4

// completeIDs gives columns of ids that are nearly whole what they lack, from names.
func (l *lending) completeIDs() {
	for to, c := range l.all {
		lack := c.id - l.widths[to]
		if l.widths[to] == 0 || lack <= 0 || lack > mostForIDs {
			continue
		}
		from := slices.IndexFunc(l.all, (*column).isNameBeside)
		if from >= 0 && from != to && l.widths[from]-lack >= leastName {
			l.widths[from], l.widths[to] = l.widths[from]-lack, c.id
		}
	}
}

// byLack returns the columns, those first that lack least.
func (l *lending) byLack() []int {
	order, lacks := make([]int, len(l.all)), make([]int, len(l.all))
	for i := range order {
		order[i], lacks[i] = i, l.lacks(i)
	}
	slices.SortStableFunc(order, func(a, b int) int { return lacks[a] - lacks[b] })
	return order
}

// newLending measures the cells of a section.
func (p *Pane) newLending(s *Section, all []*column) *lending {
	l := &lending{all: all}
	for _, c := range all {
		l.widths = append(l.widths, c.width)
	}
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		line := &s.Lines[i]
		if line.Whole {
			continue
		}
		needs, blank := make([]int, len(all)), make([]bool, len(all))
		for c := range all {
			needs[c], blank[c] = p.drawnWidth(s, line, c, all[c]), p.isBlank(s, line, c)
		}
		l.lines = append(l.lines, i)
		l.needs, l.blank = append(l.needs, needs), append(l.blank, blank)
	}
	return l
}

// drawnWidth returns in how much room a cell is whole as its column is drawn.
func (p *Pane) drawnWidth(s *Section, line *Line, c int, of *column) int {
	if of.uncut && !of.Right { // moments without their years, and what is whole as it is
		return of.width
	}
	w := p.cellWidth(s, line, c)
	if c == 0 {
		w += theme.Width(p.branch(line))
	}
	return w
}

// lacks returns how much wider a column would have to be for its cells to be whole.
func (l *lending) lacks(c int) (n int) {
	if l.widths[c] == 0 || l.all[c].uncut {
		return 0
	}
	for line := range l.needs {
		n = max(n, l.needs[line][c]-l.room(line, c))
	}
	return n
}

// spare returns how much of a column nothing needs that stands in it, where what goes on
// into the column that gets it has as much room as before.
func (l *lending) spare(from, to int) int {
	c := l.all[from]
	if l.widths[from] == 0 || c.uncut && !c.Right || c.Names && c.first {
		return 0
	}
	n := l.widths[from] - c.leastHead()
	for line := range l.needs {
		for cell := 0; cell <= from && n > 0; cell++ {
			end := l.end(line, cell)
			if end < from || cell <= to && to <= end || l.widths[cell] == 0 || l.blank[line][cell] {
				continue
			}
			n = min(n, l.room(line, cell)-l.needs[line][cell])
		}
	}
	return max(n, 0)
}

// leastHead returns the room of a head: of two words over numbers the first says enough.
func (c *column) leastHead() int {
	words := strings.Fields(theme.CleanCut(c.Title, maxMeasured))
	if !c.Right || len(words) != 2 {
		return c.head
	}
	return theme.Width(words[0])
}

// room returns the room of a cell, with the blank ones that it goes on over.
func (l *lending) room(line, c int) int { return roomOver(l.widths, c, l.end(line, c)) }

// end returns the last column that a cell goes on into.
func (l *lending) end(line, c int) int {
	return goesOn(l.all[c].Column, c, l.widths, func(k int) bool { return l.blank[line][k] })
}
