package facets

// The heights of a row of lists, their titles included.
const (
	minHeight   = 6 // fewer lines are not worth a list that has more to show
	roomyHeight = 9 // where rows could have so many, a blank line ends them
)

// span is the lines of a row of the grid.
type span struct{ row, y, lines int }

// across returns how many lists stand side by side in width cells.
func across(width int) int {
	switch {
	case width < 110:
		return 2
	case width < 180:
		return 4
	case width < 240:
		return 5
	}
	return 6
}

// need returns how many lines a list has use for. It counts the values it ever
// had: under a filter there are fewer, and rows that followed them would move
// with every key that narrows.
func (l *list) need() int {
	if l.lines.counts == nil {
		return 1 + shortLimit
	}
	return 1 + max(1, min(l.most, shortLimit))
}

// needs returns how many lines the rows of the grid have use for.
func (g *Grid) needs() []int {
	n := across(g.width)
	out := make([]int, (len(g.lists)+n-1)/n)
	for i := range g.lists {
		out[i/n] = max(out[i/n], g.lists[i].need())
	}
	return out
}

// fitting returns how many rows there is room for, those first in needs.
func (g *Grid) fitting(needs []int) (n int) {
	room := g.height
	for _, need := range needs {
		if room -= min(need, minHeight); room < 0 {
			break
		}
		n++
	}
	return max(n, min(1, len(needs)))
}

// spans returns where the rows are that are drawn, the one with the focus among
// them. Lists that have the focus get no more lines than others: the titles would
// move with it.
func (g *Grid) spans() []span {
	needs := g.needs()
	g.scroll(g.focus/across(g.width), needs)
	needs = needs[g.top : g.top+g.fitting(needs[g.top:])]
	room, gap := g.height, 0
	if g.height/len(needs) >= roomyHeight {
		gap = 1
		room -= len(needs) - 1
	}
	var out []span
	y := 0
	for i, lines := range share(room, needs) {
		out = append(out, span{g.top + i, y, lines})
		y += lines + gap
	}
	return out
}

// scroll makes a row visible, and leaves no room below the last one in which
// another would fit.
func (g *Grid) scroll(row int, needs []int) {
	g.top = max(0, min(g.top, row))
	for g.top+g.fitting(needs[g.top:]) <= row {
		g.top++
	}
	for g.top > 0 && row < g.top-1+g.fitting(needs[g.top-1:]) && g.top-1+g.fitting(needs[g.top-1:]) == len(needs) {
		g.top--
	}
}

// share divides lines among rows: what one has no use for the others get.
func share(room int, needs []int) []int {
	out := make([]int, len(needs))
	for range room {
		least := -1
		for i, need := range needs {
			if out[i] < need && (least < 0 || out[i] < out[least]) {
				least = i
			}
		}
		if least < 0 {
			break
		}
		out[least]++
	}
	return out
}

// window returns how many values list number i shows, which is drawn.
func (g *Grid) window(i int) int {
	if g.alone {
		return g.height - 1
	}
	for _, s := range g.spans() {
		if s.row == i/across(g.width) {
			return s.lines - 1
		}
	}
	return 0
}

// Shown returns the numbers of the first list drawn and of the one behind the
// last.
func (g *Grid) Shown() (first, end int) {
	if g.alone {
		return g.focus, g.focus + 1
	}
	n, spans := across(g.width), g.spans()
	return spans[0].row * n, min(len(g.lists), (spans[0].row+len(spans))*n)
}

// listWidth returns how many cells wide list number i is drawn.
func (g *Grid) listWidth(i int) int {
	if g.alone {
		return g.width
	}
	n := across(g.width)
	room := g.width - (n - 1)
	if i%n < room%n {
		return room/n + 1
	}
	return room / n
}
