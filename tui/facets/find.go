package facets

import "github.com/sahilm/fuzzy"

// Find starts to narrow the focused list to what matches text; the lines
// stay until [Grid.Found] brings the result. Empty text shows all.
func (g *Grid) Find(text string) {
	l := &g.lists[g.focus]
	l.find = text
	if text == "" {
		l.show(nil)
	}
}

// Finding returns what the focused list is narrowed to.
func (g *Grid) Finding() string { return g.lists[g.focus].find }

// Values returns the values of the focused list, to be searched by [Match].
// The slice must not be changed.
func (g *Grid) Values() []Value { return g.lists[g.focus].values }

// Found narrows the focused list to the values with the given indices, best
// first. It is dropped when the list looks for something else by now.
func (g *Grid) Found(text string, hits []int) {
	l := &g.lists[g.focus]
	if l.find != text || text == "" {
		return
	}
	if hits == nil {
		hits = []int{}
	}
	l.show(hits)
	l.cursor = 0
}

// show changes which lines are shown, with the cursor on the same value.
func (l *list) show(hits []int) {
	old, had := l.current()
	l.hits = hits
	if had {
		l.seek(old)
	}
	l.clamp()
}

// Match returns the indices of the values that match text fuzzily, best
// first; ties are in the order of the values.
func Match(text string, values []Value) []int {
	found := fuzzy.FindFrom(text, source(values))
	hits := make([]int, len(found))
	for i, m := range found {
		hits[i] = m.Index
	}
	return hits
}

// source lets fuzzy read values. The missing value is found by its label.
type source []Value

func (s source) Len() int            { return len(s) }
func (s source) String(i int) string { return s[i].label() }

func (v Value) label() string {
	if v.None {
		return "(none)"
	}
	return v.Text
}
