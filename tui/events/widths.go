package events

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

const (
	// clockWidth and dateWidth are the room for a time of day and for a date
	// with a blank behind it.
	clockWidth = 8
	dateWidth  = 11
	// gap is the room between two columns.
	gap = 2
	// least is the room that a column must have to be drawn at all.
	least = 6
	// sampled is how many rows of a list are measured before it is drawn first.
	sampled = 96
	// firstCounts is how often each row counts that is seen first, beside those.
	firstCounts = 3
	// mostGrown is how wide a column becomes by itself, if others are behind it.
	mostGrown = 60
	// telling is the room in which what was done, and to what, is still read.
	telling = 14
	// mostLent is how many cells what was done, and to what, give for another column
	// to be whole; for an address, which says nothing when it is cut, all but telling.
	mostLent = 4
	// orderSign is the room that a title leaves for the sign of the order.
	orderSign = 2
)

// most returns how wide a column becomes by itself: the most telling one and the
// last as wide as any can be.
func (t *Table) most(column int) int {
	if column == len(t.columns)-1 || t.columns[column].Field == What {
		return MaxWidth
	}
	return mostGrown
}

// flexible reports whether a column is as wide as its values need: one that
// somebody gave a width is not.
func (t *Table) flexible(column int) bool {
	return column > 0 && !t.columns[column].given()
}

// usual returns the room that a column takes where there is none to spare.
func (t *Table) usual(column int) int {
	c := t.columns[column]
	if !t.flexible(column) || t.needs == nil {
		return c.Width
	}
	title := theme.Width(c.Title())
	if t.needs[column].all > 0 || t.order.Field == c.Field { // nobody sorts by what no event has
		title += orderSign
	}
	if s := (span{column: column}); !t.tells(s) {
		return min(c.Width, max(min(t.needs[column].all, t.readable(s)), title, t.needs[column].address))
	}
	return min(max(c.Width, t.easy(column)), max(t.needs[column].all, title))
}

// easy returns the room in which most roles that had a session are read, where there is so
// much; 0 for columns of something else.
func (t *Table) easy(column int) int {
	eased := t.needs[column].sample.eased
	if t.columns[column].Field != "actor" || t.width < wide || len(eased) == 0 {
		return 0
	}
	return min(eased[len(eased)-1-len(eased)/often], readRole)
}

// Drawn returns how wide the column of a field is; one that the edge of the list
// cuts, or that is not in sight, how wide it would be; 0 for a field without one.
func (t *Table) Drawn(field string) int {
	column := slices.IndexFunc(t.columns, func(c Column) bool { return c.Field == field })
	if column < 1 || t.view == nil {
		return 0
	}
	t.measure()
	for _, s := range t.spans(t.left) {
		if s.column == column {
			return s.width
		}
	}
	return t.usual(column)
}

// Shown returns the fields of the columns that are in sight, but for the time.
func (t *Table) Shown() []string {
	var out []string
	for _, s := range t.spans(t.left) {
		out = append(out, t.columns[s.column].Field)
	}
	return out
}

// lead is the room before the first scrolled column: the mark, the time, the
// sign of failure and blanks between them, and the date where each line has it.
func (t *Table) lead() int {
	n := 1 + 1 + clockWidth + 1 + 1 + 1
	if t.dated() {
		n += dateWidth
	}
	return n
}

// scrollColumns moves the window of columns so that the cursor's is seen: no further
// than that takes.
func (t *Table) scrollColumns() {
	if t.column <= 1 {
		t.left = 1
		return
	}
	t.left = max(1, min(t.left, t.column))
	for t.left < t.column && !t.shown(t.column) {
		t.left++
	}
	for t.left > 1 && t.wholeFrom(t.left-1) {
		t.left--
	}
}

// wholeFrom reports whether all columns from one on fit in the list, but for those that it
// leaves out because they tell nothing: then there is no reason to hide it.
func (t *Table) wholeFrom(left int) bool {
	spans := t.spans(left)
	if len(spans) == 0 {
		return false
	}
	end := spans[len(spans)-1]
	for i := end.column + 1; i < len(t.columns); i++ {
		if !t.leaves(i) {
			return false
		}
	}
	return end.width >= t.usual(end.column)-orderSign
}

// shown reports whether a column is in sight, and not cut by the edge so far that it
// tells nothing.
func (t *Table) shown(column int) bool {
	for _, s := range t.spans(t.left) {
		if s.column == column {
			return s.width >= min(telling, t.usual(column))
		}
	}
	return false
}
