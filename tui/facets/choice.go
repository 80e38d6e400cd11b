package facets

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store/trail"
)

// TitleOf returns how the list of a field is headed: by its alias in capitals,
// or by its path as it is.
func TitleOf(name string) string {
	if strings.Contains(name, ".") || strings.ToLower(name) != name {
		return name
	}
	return strings.ToUpper(trail.Word(name))
}

// Index returns the number of the list of a field, -1 when it has none.
func (g *Grid) Index(field string) int {
	return slices.IndexFunc(g.lists, func(l list) bool { return l.field.Name == field })
}

// Arrange makes the lists those of some fields, at least one, in their order.
// Lists that were there keep what they hold, others are empty. The focus goes
// to a new list, else it stays on its field; when that is gone it goes to what
// is in its place.
func (g *Grid) Arrange(fields []Field) {
	lists := make([]list, len(fields))
	focus, added := min(g.focus, len(fields)-1), -1
	for i, f := range fields {
		at := g.Index(f.Name)
		switch {
		case at < 0:
			lists[i].field, added = f, i
			continue
		case at == g.focus:
			focus = i
		}
		lists[i] = g.lists[at]
	}
	if added >= 0 {
		focus = added
	}
	g.lists, g.focus = lists, focus
	g.lists[focus].aside = false
}

// Names returns the fields of the lists, in their order.
func (g *Grid) Names() []string {
	var out []string
	for _, l := range g.lists {
		out = append(out, l.field.Name)
	}
	return out
}

// Order returns how list number i is to be sorted.
func (g *Grid) Order(i int) Order { return g.lists[i].order }

// SetOrder tells how list number i is to be sorted. The lines stay as they are
// until counts in that order are set; then the cursor is at the top. It
// reports whether that changes anything.
func (g *Grid) SetOrder(i int, o Order) bool {
	if g.lists[i].order == o {
		return false
	}
	g.lists[i].order, g.lists[i].moved, g.lists[i].atEnd = o, false, false
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

// Totals reports whether lists that are drawn show two numbers: how many events that
// match have a value, and how many of all.
func (g *Grid) Totals() bool {
	return slices.ContainsFunc(g.seen(), func(i int) bool {
		c := g.lists[i].lines.counts
		return c != nil && c.Totals != nil
	})
}
