package palette

import (
	"github.com/sahilm/fuzzy"

	"github.com/trailsift/trailsift/tui/theme"
)

// Item is one line of the list.
type Item struct {
	Group string
	Title string
	Hint  string // on the right: a key, a count
}

// List is a list of items with a cursor.
type List struct {
	theme  *theme.Theme
	items  []Item
	query  string
	hits   []int // nil shows all
	cursor int
	top    int
	group  int // room that the groups need
}

// New returns an empty list.
func New(t *theme.Theme) *List { return &List{theme: t} }

// Set replaces the items; a search has to be repeated. The cursor is at the
// start.
func (l *List) Set(items []Item) {
	l.items, l.hits, l.query, l.cursor, l.top = items, nil, "", 0, 0
	l.group = groupWidth(items)
}

// Items returns the items, to be searched by [Match]; they must not be
// changed.
func (l *List) Items() []Item { return l.items }

// Find starts to narrow the list; the lines stay until [List.Found] brings
// the result.
func (l *List) Find(text string) {
	l.query = text
	if text == "" {
		l.hits, l.cursor = nil, 0
	}
}

// Found narrows the list to the items with the given indices, best first. It
// is dropped when the list looks for something else by now.
func (l *List) Found(text string, hits []int) {
	if text != l.query || text == "" {
		return
	}
	l.hits, l.cursor, l.top = append([]int{}, hits...), 0, 0
}

// Match returns the indices of the items that match text fuzzily, best first.
func Match(text string, items []Item) []int {
	found := fuzzy.FindFrom(text, source(items))
	hits := make([]int, len(found))
	for i, m := range found {
		hits[i] = m.Index
	}
	return hits
}

// source lets fuzzy read items: titles first, so that they weigh more.
type source []Item

func (s source) Len() int            { return len(s) }
func (s source) String(i int) string { return s[i].Title + " " + s[i].Group }

// Len returns the number of lines shown.
func (l *List) Len() int {
	if l.hits != nil {
		return len(l.hits)
	}
	return len(l.items)
}

func (l *List) at(i int) int {
	if l.hits != nil {
		return l.hits[i]
	}
	return i
}

// Current returns the index of the item under the cursor; ok is false when
// nothing is shown.
func (l *List) Current() (item int, ok bool) {
	if l.cursor >= l.Len() {
		return 0, false
	}
	return l.at(l.cursor), true
}

// Move moves the cursor by n lines.
func (l *List) Move(n int) { l.cursor = max(0, min(l.cursor+n, l.Len()-1)) }
