package events

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Column is one column of the list behind the time, which always comes first.
type Column struct {
	Field string // what it shows, as filters call it, or [What]
	Width int    // cells; [What], or else the last one, takes what is left
}

// What is the column that is made from several fields: the most telling request
// parameter of the API, or the error.
const What = "what"

// The widths that columns can be given, and the one of a field of which nothing
// is known.
const (
	MinWidth   = 4
	MaxWidth   = 200
	usualWidth = 20
)

// Usual returns the columns that a list has until others are chosen.
func Usual() []Column {
	var out []Column
	for _, field := range []string{"actor", "event", "service", "region", "ip", What, "error"} {
		out = append(out, Column{field, WidthOf(field)})
	}
	return out
}

// Roomy is the width of a screen from which on the usual columns fit well.
const Roomy = 120

// Narrow returns the usual columns for a screen that has no room for them all:
// what was done and to what before where, and at the end those that have one
// value in all events listed.
func Narrow(fixed func(field string) bool) []Column {
	var first, last []Column
	for _, field := range []string{"actor", "event", What, "ip", "service", "region", "error"} {
		if c := (Column{field, WidthOf(field)}); fixed(field) {
			last = append(last, c)
		} else {
			first = append(first, c)
		}
	}
	return append(first, last...)
}

// WidthOf returns the cells that most values of a field fit in.
func WidthOf(field string) int {
	switch field {
	case "verb", "failed":
		return 9
	case "service":
		return 10
	case "account", "origin", "category", "type":
		return 12
	case "region":
		return 14
	case "actor", "ip":
		return 15
	case "error":
		return 18
	case "event":
		return 22
	case What, "ua", "resource":
		return 24
	case "id":
		return 36
	}
	return usualWidth
}

// Title returns how a column is headed: the last part of a path.
func (c Column) Title() string {
	if i := strings.LastIndexByte(c.Field, '.'); i >= 0 && !strings.Contains(c.Field, `"`) {
		return theme.Clean(c.Field[i+1:])
	}
	if strings.ContainsAny(c.Field, `."`) {
		return theme.Clean(c.Field)
	}
	return strings.ToUpper(theme.Clean(c.Field))
}

// Order is what a list is sorted by.
type Order struct {
	Field      string // as filters call it; empty is the time
	Descending bool
}

// timeColumn is the field of the first column.
const timeColumn = "time"

// SetColumns replaces the columns behind the time. The cursor stays on its
// field where that is still there.
func (t *Table) SetColumns(columns []Column) {
	if slices.Equal(columns, t.columns[1:]) {
		return
	}
	field := t.columns[t.column].Field
	t.columns = append([]Column{{Field: timeColumn}}, columns...)
	t.texts = nil
	at := slices.IndexFunc(t.columns, func(c Column) bool { return c.Field == field })
	if at < 0 {
		at = min(t.column, len(t.columns)-1)
	}
	t.column = at
}

// Columns returns the columns behind the time. They are not to be changed.
func (t *Table) Columns() []Column { return t.columns[1:] }

// FocusColumn puts the cursor on the column of a field, if it has one.
func (t *Table) FocusColumn(field string) {
	if i := slices.IndexFunc(t.columns, func(c Column) bool { return c.Field == field }); i >= 0 {
		t.column = i
	}
}

const (
	// clockWidth and dateWidth are the room for a time of day and for a date
	// with a blank behind it.
	clockWidth = 8
	dateWidth  = 11
	// gap is the room between two columns.
	gap = 2
	// least is the room that a column must have to be drawn at all.
	least = 6
)

// lead is the room before the first scrolled column: the mark, the time, the
// sign of failure and blanks between them. Where the list is not in time order
// each line has its date.
func (t *Table) lead() int {
	n := 1 + 1 + clockWidth + 1 + 1 + 1
	if t.order.Field != "" {
		n += dateWidth
	}
	return n
}

// span is a column's place in a line.
type span struct {
	column int
	width  int
}

// spans returns the columns from left on that fit in the list. The last one
// that fits is cut; where all fit, one is widened.
func (t *Table) spans(left int) []span {
	room := t.width - t.lead()
	var out []span
	for i := max(left, 1); i < len(t.columns); i++ {
		if len(out) > 0 {
			room -= gap
		}
		if room < min(least, t.columns[i].Width) {
			break
		}
		w := min(t.columns[i].Width, room)
		out = append(out, span{i, w})
		room -= w
	}
	if n := len(out); n > 0 && out[n-1].column == len(t.columns)-1 {
		out[t.widened(out)].width += room
	}
	return out
}

// widened returns the number of the span that takes what is left.
func (t *Table) widened(spans []span) int {
	for i, s := range spans {
		if t.columns[s.column].Field == What {
			return i
		}
	}
	return len(spans) - 1
}

// scrollColumns moves the window of columns so that the cursor's is seen
// whole, or as wide as it can be.
func (t *Table) scrollColumns() {
	if t.column <= 1 {
		t.left = 1
		return
	}
	t.left = max(1, min(t.left, t.column))
	for t.left < t.column && !t.shown(t.column) {
		t.left++
	}
}

func (t *Table) shown(column int) bool {
	for _, s := range t.spans(t.left) {
		if s.column == column {
			return s.width >= t.columns[column].Width
		}
	}
	return false
}
