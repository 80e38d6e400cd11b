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
	window := g.height - 1
	if !g.alone {
		spot.List, y, window = g.listAt(x, y)
	}
	if spot.List >= len(g.lists) {
		return Spot{}, false
	}
	l := &g.lists[spot.List]
	shown, _ := l.fit(window)
	spot.Head, spot.Line = y == 0, l.top+y-1
	spot.Value = y > 0 && y <= shown && spot.Line < l.len()
	return spot, true
}

// listAt returns the list that a cell is in, the line in it, and how many values
// it has room for.
func (g *Grid) listAt(x, y int) (list, line, window int) {
	n := across(g.width)
	for _, s := range g.spans() {
		if y < s.y || y >= s.y+s.lines {
			continue
		}
		left := 0
		for i := s.row * n; i < (s.row+1)*n; i++ {
			left += g.listWidth(i) + 1
			if x < left {
				return i, y - s.y, s.lines - 1
			}
		}
	}
	return len(g.lists), 0, 0
}

// Put moves the cursor of the focused list to a value.
func (g *Grid) Put(line int) {
	l := &g.lists[g.focus]
	l.move(line - l.cursor)
}

// fit scrolls a list that has room for some values, and returns how many of them
// are drawn and how many more there are; of those a line tells.
func (l *list) fit(window int) (shown, more int) {
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
