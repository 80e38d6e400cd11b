package facets

import (
	"slices"
	"strings"
	"time"
)

// TitleOf returns how the list of a field is headed: by its alias in capitals,
// or by its path as it is.
func TitleOf(name string) string {
	if strings.Contains(name, ".") || strings.ToLower(name) != name {
		return name
	}
	return strings.ToUpper(name)
}

// Index returns the number of the list of a field, -1 when it has none.
func (g *Grid) Index(field string) int {
	return slices.IndexFunc(g.lists, func(l list) bool { return l.field.Name == field })
}

// Insert puts an empty list for a field in front of list number i.
func (g *Grid) Insert(i int, f Field) { g.lists = slices.Insert(g.lists, i, list{field: f}) }

// Remove takes list number i away; the focus goes to the one behind it.
func (g *Grid) Remove(i int) {
	g.lists = slices.Delete(g.lists, i, i+1)
	g.focus = max(0, min(g.focus, len(g.lists)-1))
}

// Swap exchanges two lists, what they hold included.
func (g *Grid) Swap(i, j int) { g.lists[i], g.lists[j] = g.lists[j], g.lists[i] }

// Order returns how list number i is to be sorted.
func (g *Grid) Order(i int) Order { return g.lists[i].order }

// SetOrder tells how list number i is to be sorted. The lines stay as they are
// until counts in that order are set; then the cursor is at the top. It
// reports whether that changes anything.
func (g *Grid) SetOrder(i int, o Order) bool {
	if g.lists[i].order == o {
		return false
	}
	g.lists[i].order, g.lists[i].moved = o, false
	return true
}

// Mark marks list number i, or no longer, and reports which of the two.
func (g *Grid) Mark(i int) bool {
	g.lists[i].marked = !g.lists[i].marked
	return g.lists[i].marked
}

// Marked returns the fields of the marked lists, in their order.
func (g *Grid) Marked() []string {
	var out []string
	for _, l := range g.lists {
		if l.marked {
			out = append(out, l.field.Name)
		}
	}
	return out
}

// Unmark takes all marks away and reports whether there were any.
func (g *Grid) Unmark() bool {
	had := false
	for i := range g.lists {
		had = had || g.lists[i].marked
		g.lists[i].marked = false
	}
	return had
}

// FirstSeen returns when the value under the cursor of the focused list was
// seen first; ok is false unless the list is sorted by that and it is known.
func (g *Grid) FirstSeen() (at time.Time, ok bool) {
	l := &g.lists[g.focus]
	v, ok := l.current()
	if !ok || v.None || l.lines.counts.First == nil {
		return time.Time{}, false
	}
	i := l.lines.index(v)
	if i < 0 {
		return time.Time{}, false
	}
	if l.lines.counts.Missing > 0 && i > l.lines.none {
		i--
	}
	at = l.lines.counts.First[i]
	return at, !at.IsZero()
}
