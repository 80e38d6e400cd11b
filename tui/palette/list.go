package palette

import (
	"strings"

	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/theme"
)

// Item is one line of the list.
type Item struct {
	Group string
	Title string
	Hint  string // on the right: a key, a count
	Short string // what says the same as the hint where the title needs its room; may be ""
	Also  string // words that it is found by besides title and group
	Value bool   // the title is a value: its end tells as much as its start
}

// Items is what a list offers. There may be tens of thousands, so what is
// known of all of them is worked out once, and not by the list.
type Items struct {
	all   []Item
	group int    // room that the groups need
	more  int    // that there are besides
	which string // which of all these are
}

// NewItems returns the items as a list takes them; they must not be changed.
func NewItems(all []Item) *Items { return &Items{all: all, group: GroupRoom(all)} }

// And tells that there are so many more, which are not worth listing, and which of all
// the items are, such as the most frequent. It returns the items.
func (items *Items) And(more int, which string) *Items {
	items.more, items.which = more, which
	return items
}

// count says how many items are shown, of how many.
func (l *List) count() string {
	text := " " + theme.Count(l.found()) + " of " + theme.Count(l.items.Len()+l.items.more)
	if l.items.more > 0 && l.items.which != "" {
		text += ", " + l.items.which
	}
	return text + " "
}

// Len returns the number of items.
func (items *Items) Len() int { return len(items.all) }

// Text returns what item i is found by, letter by letter: its title first, so
// that it weighs more.
func (items *Items) Text(i int) string { return items.all[i].Title + " " + items.all[i].Group }

// Fit says how well the words typed fit item i, see [phrase.Fit].
func (items *Items) Fit(typed string, i int) int {
	item := items.all[i]
	return phrase.Fit(typed, item.Title, item.Group+" "+item.Also)
}

// FitInside says how well they fit it inside its words, see [phrase.FitInside].
func (items *Items) FitInside(typed string, i int) int {
	item := items.all[i]
	return phrase.FitInside(typed, item.Title, item.Group+" "+item.Also)
}

// Starts reports whether the title of item i starts with what is typed.
func (items *Items) Starts(typed string, i int) bool {
	return typed != "" && strings.HasPrefix(strings.ToLower(items.all[i].Title), strings.ToLower(typed))
}

// List is a list of items with a cursor.
type List struct {
	theme  *theme.Theme
	items  *Items
	query  string
	done   string // the query that hits are for
	hits   []int  // nil shows all
	tail   *Item  // one line more behind those found
	cursor int
	top    int
	span   int // cells that its lines take: the same for all that were seen since it changed
}

// New returns an empty list.
func New(t *theme.Theme) *List { return &List{theme: t, items: NewItems(nil)} }

// Set replaces the items; a search has to be repeated. The cursor is at the
// start.
func (l *List) Set(items *Items) {
	*l = List{theme: l.theme, items: items}
}

// Items returns the items, to be searched.
func (l *List) Items() *Items { return l.items }

// Find starts to narrow the list; the lines stay until [List.Found] brings
// the result.
func (l *List) Find(text string) {
	l.query = text
	if text == "" {
		l.Found("", nil)
	}
}

// Found narrows the list to the items with the given indices, best first; of
// empty text to all. It is dropped when the list looks for something else by
// now.
func (l *List) Found(text string, hits []int) {
	switch {
	case text != l.query:
		return
	case text == "":
		hits = nil
	case hits == nil:
		hits = []int{}
	}
	l.done, l.hits, l.tail, l.cursor, l.top, l.span = text, hits, nil, 0, 0, 0
}

// Tail puts one line more behind those found for a text: what can be done with that text
// itself. Its index is the number of items. It goes with the lines when these change.
func (l *List) Tail(text string, item Item) {
	if text == l.done && text != "" {
		l.tail = &item
	}
}

// Pending reports whether the lines are not yet those that were looked for.
func (l *List) Pending() bool { return l.done != l.query }

// Len returns the number of lines shown.
func (l *List) Len() int {
	if l.tail != nil {
		return l.found() + 1
	}
	return l.found()
}

// found returns the number of items shown.
func (l *List) found() int {
	if l.hits != nil {
		return len(l.hits)
	}
	return l.items.Len()
}

// at returns the index of the item in line i.
func (l *List) at(i int) int {
	switch {
	case i == l.found():
		return l.items.Len()
	case l.hits != nil:
		return l.hits[i]
	}
	return i
}

// group returns the room that groups get.
func (l *List) group() int {
	if l.tail != nil {
		return max(l.items.group, GroupRoom([]Item{*l.tail}))
	}
	return l.items.group
}

// item returns what stands in line i.
func (l *List) item(i int) Item {
	if at := l.at(i); at < l.items.Len() {
		return l.items.all[at]
	}
	return *l.tail
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
