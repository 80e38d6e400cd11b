package facets

import (
	"slices"
	"time"

	"github.com/trailsift/trailsift/tui/theme"
)

// shortLimit is how many values of a field are asked for until somebody
// moves to the end of the list or searches it.
const shortLimit = 100

// Grid is the lists of the overview. Exactly one has the focus.
type Grid struct {
	theme         *theme.Theme
	lists         []list
	focus         int
	blurred       bool
	alone         bool // only the focused list is drawn
	naming        Naming
	zone          *time.Location
	top           int // first grid row drawn
	width, height int
}

// New returns a grid with an empty list for each field.
func New(t *theme.Theme, fields []Field) *Grid {
	g := &Grid{theme: t, lists: make([]list, len(fields)), zone: time.UTC}
	for i, f := range fields {
		g.lists[i].field = f
	}
	return g
}

// SetSize tells how many cells the grid has.
func (g *Grid) SetSize(width, height int) { g.width, g.height = width, height }

// SetAlone tells whether the focused list has all the room.
func (g *Grid) SetAlone(alone bool) { g.alone = alone }

// Set replaces the counts of the list with number i. A search in it has to be
// repeated, see [Grid.Unsearched].
func (g *Grid) Set(i int, c *Counts) {
	g.lists[i].set(c)
	if i != g.focus {
		g.lists[i].rest()
	}
}

// Fade tells which lists show counts that are no longer true: they are drawn
// pale and without a number of values.
func (g *Grid) Fade(stale func(i int) bool) {
	for i := range g.lists {
		g.lists[i].stale = stale(i)
	}
}

// Clear forgets all counts, for other data.
func (g *Grid) Clear() {
	for i := range g.lists {
		g.lists[i] = list{field: g.lists[i].field, order: g.lists[i].order}
	}
}

// Len returns the number of lists.
func (g *Grid) Len() int { return len(g.lists) }

// Field returns the field of list number i.
func (g *Grid) Field(i int) Field { return g.lists[i].field }

// Limit returns how many values the list with number i should be given; 0
// means all of them.
func (g *Grid) Limit(i int) int {
	l := &g.lists[i]
	if l.search.text != "" || l.cursor >= shortLimit-1 {
		return 0
	}
	return shortLimit
}

// Focus returns the number of the focused list.
func (g *Grid) Focus() int { return g.focus }

// SetFocus moves the focus to list number i, wrapping around.
func (g *Grid) SetFocus(i int) {
	g.focus = (i%len(g.lists) + len(g.lists)) % len(g.lists)
	g.lists[g.focus].aside = false
}

// Blur tells whether another pane has the keys: then no list looks focused.
func (g *Grid) Blur(blurred bool) { g.blurred = blurred }

// Current returns the focused field and the value under the cursor; ok is
// false in an empty list.
func (g *Grid) Current() (f Field, v Value, ok bool) {
	l := &g.lists[g.focus]
	v, ok = l.current()
	return l.field, v, ok
}

// Chosen returns the focused field and its selected values, or else the one
// under the cursor.
func (g *Grid) Chosen() (Field, []Value) {
	l := &g.lists[g.focus]
	if len(l.picked) > 0 {
		return l.field, slices.Clone(l.picked)
	}
	if v, ok := l.current(); ok {
		return l.field, []Value{v}
	}
	return l.field, nil
}

// Seek puts the cursor of the focused list on a value, if it is there.
func (g *Grid) Seek(v Value) {
	l := &g.lists[g.focus]
	l.moved, l.wanted, l.atEnd = true, v, false
	l.seek()
}

// Stay makes the focused list stay on the value under its cursor, as if the
// cursor had been moved there: somebody did something with it.
func (g *Grid) Stay() {
	g.lists[g.focus].want()
}

// Move moves the cursor of the focused list by n values.
func (g *Grid) Move(n int) { g.lists[g.focus].move(n) }

// Page returns how many values a page of the focused list has.
func (g *Grid) Page() int { return max(1, g.window(g.focus)-1) }

// Pick selects the value under the cursor, or no longer, and moves on.
func (g *Grid) Pick() {
	g.lists[g.focus].pick()
	g.Move(1)
}

// Unpick drops the selection of the focused list and reports whether there
// was one.
func (g *Grid) Unpick() bool {
	had := len(g.lists[g.focus].picked) > 0
	g.lists[g.focus].picked = nil
	return had
}

// WantsAll reports whether the focused list needs values it was not given:
// somebody searches it or has come to its end.
func (g *Grid) WantsAll() bool {
	l := &g.lists[g.focus]
	if l.latest() == nil || l.complete() {
		return false
	}
	return l.search.text != "" || l.cursor >= l.lines.Len()-1
}
