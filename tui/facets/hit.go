package facets

// Spot is a place in the grid: in a list, on its head, or on one of its values.
type Spot struct {
	List  int
	Head  bool
	Value bool
	Line  int // of the value
}

// At returns what is drawn at a cell; ok is false where there is no list.
func (g *Grid) At(x, y int) (spot Spot, ok bool) {
	if x < 0 || x >= g.width || y < 0 || y >= g.height {
		return Spot{}, false
	}
	spot.List = g.focus
	if !g.alone {
		spot.List, y = g.listAt(x, y)
	}
	if spot.List >= len(g.lists) {
		return Spot{}, false
	}
	l := &g.lists[spot.List]
	window, _ := g.fit(l)
	spot.Head, spot.Line = y == 0, l.top+y-1
	spot.Value = y > 0 && y <= window && spot.Line < l.len()
	return spot, true
}

// listAt returns the list that a cell is in and the line in it.
func (g *Grid) listAt(x, y int) (list, line int) {
	n := across(g.width)
	_, visible, lines := shape(len(g.lists), g.width, g.height)
	if y >= visible*lines {
		return len(g.lists), 0
	}
	room, left := g.width-(n-1), 0
	for i := range n {
		left += room/n + 1
		if i < room%n {
			left++
		}
		if x < left {
			return (g.top+y/lines)*n + i, y % lines
		}
	}
	return len(g.lists), 0
}

// Put moves the cursor of the focused list to a value.
func (g *Grid) Put(line int) {
	l := &g.lists[g.focus]
	l.move(line - l.cursor)
}

// fit scrolls a list and returns how many of its values are drawn, and how many
// more there are; of those a line tells.
func (g *Grid) fit(l *list) (window, more int) {
	window = g.window(g.height)
	f := l.lines.counts
	if f == nil {
		return 0, 0
	}
	more = f.Distinct - len(f.Values)
	l.scroll(window)
	if l.len() <= window && (more <= 0 || l.search.hits != nil) {
		return window, 0
	}
	window--
	l.scroll(window)
	return window, more + max(0, l.len()-l.top-window)
}
