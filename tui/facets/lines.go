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
	Total int // of all events, where that is counted
}

// same reports whether two lines stand for the same thing, whatever the counts.
func (v Value) same(o Value) bool { return v.None == o.None && v.Text == o.Text }

func (v Value) label() string {
	if v.None {
		return "(none)"
	}
	return v.Text
}

// Lines is the values of a field in their order, the missing ones among them
// by their count, else at the end. A field may have a million of them, so they
// are not copied. The zero value is empty.
type Lines struct {
	counts *Counts
	none   int // line of the missing ones, when there are any
}

func linesOf(c *Counts) Lines {
	n := len(c.Values)
	switch c.Order {
	case Order{}:
		n = sort.Search(n, func(i int) bool { return c.Values[i].Count < c.Missing })
	case Order{Reverse: true}:
		n = sort.Search(n, func(i int) bool { return c.Values[i].Count > c.Missing })
	}
	return Lines{c, n}
}

// longName is the most cells that a name is measured for; no list has room for more.
const longName = 200

// Len returns the number of lines.
func (l Lines) Len() int {
	switch {
	case l.counts == nil:
		return 0
	case l.counts.Missing > 0:
		return len(l.counts.Values) + 1
	}
	return len(l.counts.Values)
}

// Text returns what line i is found by.
func (l Lines) Text(i int) string { return l.foundBy(l.at(i)) }

// foundBy returns what a value is found by: its text, and who had it.
func (l Lines) foundBy(v Value) string {
	if owner := l.counts.Owners[v.Text]; owner != "" && !v.None {
		return owner + " " + v.Text
	}
	return v.label()
}

func (l Lines) at(i int) Value {
	c := l.counts
	if c.Missing > 0 && i >= l.none {
		if i == l.none {
			return Value{None: true, Count: c.Missing, Total: c.MissingTotal}
		}
		i--
	}
	v := Value{Text: c.Values[i].Value, Count: c.Values[i].Count}
	if c.Totals != nil {
		v.Total = c.Totals[i]
	}
	return v
}

// seekLimit is how many lines are looked at for a value whose count is not
// what it was: 2 ms of work. Nobody scrolls further than that.
const seekLimit = 20_000

// index returns the line of a value, -1 when it is not found.
func (l Lines) index(v Value) int {
	if v.None {
		if l.counts.Missing == 0 {
			return -1
		}
		return l.none
	}
	i, found := l.search(v)
	if !found {
		near := l.counts.Values[:min(len(l.counts.Values), seekLimit)]
		i = slices.IndexFunc(near, func(line store.ValueCount) bool { return line.Value == v.Text })
	}
	if l.counts.Missing > 0 && i >= l.none {
		i++
	}
	return i
}

// search finds a value that has the count it had; only lines by count can be
// searched so.
func (l Lines) search(v Value) (i int, found bool) {
	if l.counts.Order != (Order{}) {
		return 0, false
	}
	return slices.BinarySearchFunc(l.counts.Values, v, func(line store.ValueCount, v Value) int {
		return cmp.Or(cmp.Compare(v.Count, line.Count), strings.Compare(line.Value, v.Text))
	})
}
