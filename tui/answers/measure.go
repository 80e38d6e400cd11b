package answers

import "github.com/trailsift/trailsift/tui/theme"

// measureAll returns the columns of a section as wide as they want to be.
func (p *Pane) measureAll(s *Section) []*column {
	all := make([]*column, len(s.Columns))
	for c := range s.Columns {
		all[c] = p.measure(s, c)
	}
	return all
}

// measure returns a column as wide as it wants to be.
func (p *Pane) measure(s *Section, c int) *column {
	out := &column{Column: &s.Columns[c], width: p.natural(s, c), first: c == 0}
	out.title, out.same = out.Title, p.sameness(s, c)
	common, some, lines := p.commonRoom(s, c)
	out.common, out.rare, out.sparse = common, some > 0 && some*oneIn <= lines, some > 0 && some*oneInSparse <= lines
	texts, ids, addresses, clocks, moments := 0, 0, 0, 0, 0
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		if c == 0 {
			out.branch = max(out.branch, theme.Width(p.branch(&s.Lines[i])))
		}
		text := p.cellText(s, &s.Lines[i], c)
		if s.Lines[i].Whole || text == "" {
			continue
		}
		bare := bareAddress(text)
		out.address = max(out.address, len(bare), accountRoom(text))
		out.counted = max(out.counted, p.countRoom(s, &s.Lines[i], c))
		out.moment = max(out.moment, len(shortMoment(text)))
		moments += count(isMoment(text))
		clocks += count(aClock.MatchString(text))
		if isID(text) {
			ids, out.id = ids+1, max(out.id, len(text))
		}
		texts, addresses = texts+1, addresses+count(bare == text)
	}
	if moments < texts {
		out.moment = 0
	}
	out.ids = texts > 0 && ids == texts
	if ids*2 < texts {
		out.id = 0
	}
	out.told = max(leastGist(s, c), p.leastParts(s, c))
	out.head = theme.Width(theme.CleanCut(out.Title, maxMeasured))
	out.clocks = clocks > 0 && out.width <= easyText
	out.uncut = out.Whole || out.When != NoTime || out.Right || texts > 0 && addresses == texts || out.clocks
	return out
}

// count is one for what is true.
func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// natural returns the cells that a column would take.
func (p *Pane) natural(s *Section, c int) int {
	w := theme.Width(theme.CleanCut(s.Columns[c].Title, maxMeasured))
	if s.Columns[c].Right { // a long head takes no room from what it is said of
		w = min(w, longestHead)
	}
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		if s.Lines[i].Whole {
			continue
		}
		n := p.cellWidth(s, &s.Lines[i], c)
		if s.Columns[c].Prose && c < len(s.Columns)-1 && p.isLast(s, &s.Lines[i], c) { // see reach
			n = min(n, enoughKept)
		}
		if c == 0 {
			n += theme.Width(p.branch(&s.Lines[i]))
		}
		w = max(w, n)
	}
	if s.Columns[c].Near {
		w = min(w, max(mostNear, p.width*nearShare/100))
	}
	if s.Columns[c].Keep && !s.Columns[c].Prose {
		w = min(w, max(p.width/mostKept, leastCap))
	}
	return w
}
