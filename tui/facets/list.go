package facets

import (
	"slices"
	"sort"

	"github.com/trailsift/trailsift/store"
)

// Field is a column that gets a list.
type Field struct {
	Name  string // as filters call it
	Title string // as the list is headed
}

// Value is one line of a list: a value of the field, or none.
type Value struct {
	Text  string
	None  bool // the events without the field; Text is empty
	Count int
}

// same reports whether two lines stand for the same thing, whatever the counts.
func (v Value) same(o Value) bool { return v.None == o.None && v.Text == o.Text }

// list is the values of one field.
type list struct {
	field  Field
	data   *store.Facet
	values []Value
	cursor int  // index among the lines shown
	moved  bool // somebody put the cursor where it is
	top    int
	picked []Value
	find   string
	hits   []int // indices in values while finding; nil shows all
}

// set replaces the counts and keeps the cursor on its value; one that nobody
// moved stays at the top.
func (l *list) set(f *store.Facet) {
	old, had := l.current()
	l.data, l.values = f, merge(f)
	l.hits = nil
	switch {
	case !l.moved:
		l.cursor = 0
	case had:
		l.seek(old)
	}
	l.clamp()
}

// merge lists the values by count, with the missing ones in their place.
func merge(f *store.Facet) []Value {
	out := make([]Value, 0, len(f.Values)+1)
	for _, v := range f.Values {
		out = append(out, Value{Text: v.Value, Count: v.Count})
	}
	if f.Missing == 0 {
		return out
	}
	at := sort.Search(len(out), func(i int) bool { return out[i].Count < f.Missing })
	return slices.Insert(out, at, Value{None: true, Count: f.Missing})
}

func (l *list) seek(v Value) {
	for i := range l.len() {
		if l.at(i).same(v) {
			l.cursor = i
			return
		}
	}
}

// len and at give the lines shown: all, or those found.
func (l *list) len() int {
	if l.hits != nil {
		return len(l.hits)
	}
	return len(l.values)
}

func (l *list) at(i int) Value {
	if l.hits != nil {
		return l.values[l.hits[i]]
	}
	return l.values[i]
}

func (l *list) current() (Value, bool) {
	if l.cursor >= l.len() {
		return Value{}, false
	}
	return l.at(l.cursor), true
}

func (l *list) move(n int) {
	l.cursor += n
	l.moved = true
	l.clamp()
}

func (l *list) clamp() { l.cursor = max(0, min(l.cursor, l.len()-1)) }

// scroll makes the cursor visible in a window of height lines.
func (l *list) scroll(height int) {
	l.top = max(0, min(l.top, l.len()-height))
	if l.cursor < l.top {
		l.top = l.cursor
	}
	if height > 0 && l.cursor >= l.top+height {
		l.top = l.cursor - height + 1
	}
}

// complete reports whether every value of the field is in the list.
func (l *list) complete() bool {
	return l.data != nil && l.data.Distinct <= len(l.data.Values)
}

func (l *list) pick() {
	v, ok := l.current()
	if !ok {
		return
	}
	at := slices.IndexFunc(l.picked, v.same)
	if at >= 0 {
		l.picked = slices.Delete(l.picked, at, at+1)
	} else {
		l.picked = append(l.picked, v)
	}
}

func (l *list) isPicked(v Value) bool { return slices.ContainsFunc(l.picked, v.same) }
