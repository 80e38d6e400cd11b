package facets

// search narrows a list to what matches a text. Who owns the grid does the
// matching, elsewhere: until the result is there the lines stay as they are.
type search struct {
	text  string
	done  string  // the text that hits are for
	hits  []int   // lines, best first; nil shows all
	near  bool    // no line has the text: hits only come near
	next  *Counts // counts that hits are not for yet
	tried *Counts // counts that were searched
	from  Value   // under the cursor when it began
}

// onlyNear reports whether the lines shown come near the text, and none has it.
func (s search) onlyNear() bool { return s.near && s.done == s.text }

// called returns what stands before the text in the head of the list.
func (s search) called() string {
	if s.onlyNear() {
		return "like "
	}
	return "/"
}

// Find starts to narrow the focused list to what matches text. Empty text
// shows all, with the cursor on the same value; where nothing was found, on that
// where it was before.
func (g *Grid) Find(text string) {
	l := &g.lists[g.focus]
	if text == "" {
		l.endSearch()
		return
	}
	if l.search.text == "" {
		l.search.from, _ = l.current()
	}
	l.search.text = text
}

// endSearch shows all values of a list again.
func (l *list) endSearch() {
	ended := l.search
	l.search = search{}
	switch {
	case ended.hits == nil:
	case l.cursor < len(ended.hits):
		l.cursor = ended.hits[l.cursor]
		l.wanted = l.lines.at(l.cursor)
	default:
		l.wanted = ended.from
		l.seek()
	}
	if ended.next != nil {
		l.take(ended.next, nil)
	}
	l.clamp()
}

// Finding returns what the focused list is to be narrowed to.
func (g *Grid) Finding() string { return g.lists[g.focus].search.text }

// Searching reports whether the focused list does not show yet what it is to
// be narrowed to.
func (g *Grid) Searching() bool {
	l := &g.lists[g.focus]
	return l.search.done != l.search.text
}

// Vain reports whether the focused list was searched, and nothing found.
func (g *Grid) Vain() bool {
	l := &g.lists[g.focus]
	return l.search.text != "" && !g.Searching() && l.len() == 0
}

// Unsearched returns a list whose search has not been done, with the text to
// look for and the lines to look at; ok is false when there is none.
func (g *Grid) Unsearched() (i int, text string, lines Lines, ok bool) {
	for n := range g.lists {
		i = (g.focus + n) % len(g.lists)
		l := &g.lists[i]
		if f := l.latest(); f != nil && l.search.text != "" && (l.search.done != l.search.text || l.search.tried != f) {
			return i, l.search.text, linesOf(f), true
		}
	}
	return 0, "", Lines{}, false
}

// Near reports whether the focused list shows what only comes near the text.
func (g *Grid) Near() bool {
	return g.lists[g.focus].search.onlyNear()
}

// Found narrows list number i to the lines that match text, best first; near says that
// no line has the text, and these only come near. Hits are for lines that [Grid.Unsearched] returned; they are dropped when the
// list looks for something else, or has other lines, by now.
func (g *Grid) Found(i int, text string, lines Lines, hits []int, near bool) {
	if i >= len(g.lists) {
		return
	}
	l := &g.lists[i]
	f := l.latest()
	if l.search.text != text || text == "" || f != lines.counts {
		return
	}
	if hits == nil {
		hits = []int{}
	}
	again := l.search.done == text
	l.take(f, hits)
	l.search.done, l.search.tried, l.search.near = text, f, near
	if !again {
		l.cursor = 0
		l.want()
	}
}
