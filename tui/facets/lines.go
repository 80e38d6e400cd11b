package facets

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// Value is one line of a list: a value of the field, or none.
type Value struct {
	Text  string
	None  bool // the events without the field; Text is empty
	Count int
}

// same reports whether two lines stand for the same thing, whatever the counts.
func (v Value) same(o Value) bool { return v.None == o.None && v.Text == o.Text }

func (v Value) label() string {
	if v.None {
		return "(none)"
	}
	return v.Text
}

// Lines is the values of a field by count, the missing ones in their place. A
// field may have a million of them, so they are not copied. The zero value is
// empty.
type Lines struct {
	facet *store.Facet
	none  int // line of the missing ones, when there are any
}

func linesOf(f *store.Facet) Lines {
	return Lines{f, sort.Search(len(f.Values), func(i int) bool { return f.Values[i].Count < f.Missing })}
}

// Len returns the number of lines.
func (l Lines) Len() int {
	switch {
	case l.facet == nil:
		return 0
	case l.facet.Missing > 0:
		return len(l.facet.Values) + 1
	}
	return len(l.facet.Values)
}

// Text returns what line i says, to be searched.
func (l Lines) Text(i int) string { return l.at(i).label() }

func (l Lines) at(i int) Value {
	if l.facet.Missing > 0 && i >= l.none {
		if i == l.none {
			return Value{None: true, Count: l.facet.Missing}
		}
		i--
	}
	return Value{Text: l.facet.Values[i].Value, Count: l.facet.Values[i].Count}
}

// seekLimit is how many lines are looked at for a value whose count is not
// what it was: 2 ms of work. Nobody scrolls further than that.
const seekLimit = 20_000

// index returns the line of a value, -1 when it is not found.
func (l Lines) index(v Value) int {
	if v.None {
		if l.facet.Missing == 0 {
			return -1
		}
		return l.none
	}
	values := l.facet.Values
	i, found := slices.BinarySearchFunc(values, v, func(line store.ValueCount, v Value) int {
		return cmp.Or(cmp.Compare(v.Count, line.Count), strings.Compare(line.Value, v.Text))
	})
	if !found {
		near := values[:min(len(values), seekLimit)]
		i = slices.IndexFunc(near, func(line store.ValueCount) bool { return line.Value == v.Text })
	}
	if l.facet.Missing > 0 && i >= l.none {
		i++
	}
	return i
}
