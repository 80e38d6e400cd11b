package facets

import "slices"

// Field is a column that gets a list.
type Field struct {
	Name  string // as filters call it
	Title string // as the list is headed
}

// list is the values of one field.
type list struct {
	field  Field
	lines  Lines // as the counts have them
	cursor int   // index among the lines shown
	moved  bool  // somebody put the cursor
	wanted Value // on this value, which may be missing from the lines for a while
	atEnd  bool  // somebody put it at the end, which the values to come move
	top    int
	aside  bool // it is seen from its top: nobody is at the cursor
	most   int  // lines that there ever were, shown or not
	peak   int  // events that have the most frequent value, or none
	picked []Value
	search search
	stale  bool // the counts are those of another question
	order  Order
	marked bool
	sparks Sparks
}

// set replaces the counts. While the list is narrowed by a search the new ones
// wait for it to be repeated.
func (l *list) set(f *Counts) {
	l.most = max(l.most, f.Distinct+min(1, f.Missing))
	if l.search.hits != nil {
		l.search.next = f
		return
	}
	l.take(f, nil)
}

// take shows counts, or of them the lines found, with the cursor on the wanted
// value; while that is missing the cursor stays where it is, and where nobody
// moved it, at the top.
func (l *list) take(f *Counts, hits []int) {
	l.lines, l.peak = linesOf(f), f.peak()
	l.search.hits, l.search.next = hits, nil
	switch {
	case l.atEnd && hits == nil:
		l.cursor = l.len() - 1
		l.clamp()
		l.want()
		l.atEnd = !l.complete()
	case l.moved:
		l.seek()
	default:
		l.cursor = 0
	}
	l.clamp()
	if l.cursor < l.top {
		l.top = 0 // nobody scrolled: the lines above are to be seen as before
	}
}

// want makes the value under the cursor the one that it is to stay on. Only
// what people do calls it, so that a value comes back with undo however many
// filters it was missing from.
func (l *list) want() {
	if v, ok := l.current(); ok {
		l.wanted = v
	}
}

// seek puts the cursor on the wanted value, if it is there.
func (l *list) seek() {
	if l.lines.counts == nil {
		return
	}
	i := l.lines.index(l.wanted)
	if l.search.hits != nil {
		i = slices.Index(l.search.hits[:min(len(l.search.hits), seekLimit)], i)
	}
	if i >= 0 {
		l.cursor = i
		l.want() // with its new count it is found faster
	}
}

// rest shows new counts from the top: in a list that nobody is at, the most frequent values
// say more than the neighbours of one that somebody was at. The cursor waits there unless
// its value is missing.
func (l *list) rest() {
	l.aside = true
	if v, ok := l.current(); !ok || l.moved && !v.same(l.wanted) {
		l.cursor, l.top = 0, 0
	}
}

// len and at give the lines shown: all, or those found.
func (l *list) len() int {
	if l.search.hits != nil {
		return len(l.search.hits)
	}
	return l.lines.Len()
}

func (l *list) at(i int) Value {
	if l.search.hits != nil {
		i = l.search.hits[i]
	}
	return l.lines.at(i)
}

func (l *list) current() (Value, bool) {
	if l.cursor >= l.len() {
		return Value{}, false
	}
	return l.at(l.cursor), true
}

// End is a step over the end of any list.
const End = 1 << 40

func (l *list) move(n int) {
	l.atEnd = n >= End && l.search.hits == nil && !l.complete()
	l.cursor += n
	l.moved = true
	l.clamp()
	l.want()
}

func (l *list) clamp() { l.cursor = max(0, min(l.cursor, l.len()-1)) }

// scroll makes the cursor visible in a window of height lines.
func (l *list) scroll(height int) {
	if l.aside {
		l.top = 0
		return
	}
	l.top = max(0, min(l.top, l.len()-height))
	if l.cursor < l.top {
		l.top = l.cursor
	}
	if height > 0 && l.cursor >= l.top+height {
		l.top = l.cursor - height + 1
	}
}

// latest returns the newest counts, shown or not; nil before the first.
func (l *list) latest() *Counts {
	if l.search.next != nil {
		return l.search.next
	}
	return l.lines.counts
}

// complete reports whether the newest counts are those of every value.
func (l *list) complete() bool {
	f := l.latest()
	return f != nil && f.Distinct <= len(f.Values)
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
