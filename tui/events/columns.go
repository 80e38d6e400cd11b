package events

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// Column is one column of the list behind the time, which always comes first.
type Column struct {
	Field string // what it shows, as filters call it, or [What]
	Width int    // cells; with that of [WidthOf] it is as wide as its values need
}

// What is the column that is made from several fields: the most telling request
// parameter of the API, or the error. Files that are written call it so, too.
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
	var out []Column
	for _, field := range []string{"actor", "event", What, "ip", "service", "region", "error"} {
		out = append(out, Column{field, WidthOf(field)})
	}
	var first, last []Column
	for _, c := range out {
		if fixed(c.Field) {
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

// given reports whether somebody gave the column its width.
func (c Column) given() bool { return c.Width != WidthOf(c.Field) }

// Title returns how a column is headed: the last part of a path.
func (c Column) Title() string {
	if i := strings.LastIndexByte(c.Field, '.'); i >= 0 && !strings.Contains(c.Field, `"`) {
		return theme.Clean(c.Field[i+1:])
	}
	if strings.ContainsAny(c.Field, `."`) {
		return theme.Clean(c.Field)
	}
	return strings.ToUpper(theme.Clean(trail.Word(c.Field)))
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
	field, before, needs := t.columns[t.column].Field, t.columns, t.needs
	t.columns = append([]Column{{Field: timeColumn}}, columns...)
	t.texts, t.needs, t.measured, t.laid = nil, nil, nil, nil
	t.keepNeeds(before, needs)
	at := slices.IndexFunc(t.columns, func(c Column) bool { return c.Field == field })
	if at < 0 {
		at = min(t.column, len(t.columns)-1)
	}
	t.column = at
}

// SetChosen says whether somebody chose the columns: those are all shown. Of others the
// list leaves out what the filter says. What said answers is another thing after each change
// of the filter, so nothing is kept.
func (t *Table) SetChosen(chosen bool, said func(field string) bool) {
	t.chosen, t.said, t.laid = chosen, said, nil
}

// SetSame says which fields have the same value in all events of the list, and which one:
// the line of the date says these in place of columns.
func (t *Table) SetSame(same map[string]string) { t.same, t.laid = same, nil }

// KeepColumn lets the column stay that is under the cursor now, whatever its lines say and
// wherever the cursor goes.
func (t *Table) KeepColumn() { t.stays, t.laid = t.columns[t.column].Field, nil }

// keepNeeds takes over what is known of the columns that were there before.
func (t *Table) keepNeeds(before []Column, needs []need) {
	if needs == nil {
		return
	}
	t.needs = make([]need, len(t.columns))
	for i, c := range t.columns {
		if at := slices.IndexFunc(before, func(b Column) bool { return b.Field == c.Field }); at >= 0 {
			t.needs[i] = needs[at]
		}
	}
}

// Columns returns the columns behind the time. They are not to be changed.
func (t *Table) Columns() []Column { return t.columns[1:] }

// FocusColumn puts the cursor on the column of a field, if it has one.
func (t *Table) FocusColumn(field string) {
	if i := slices.IndexFunc(t.columns, func(c Column) bool { return c.Field == field }); i >= 0 {
		t.column = i
	}
}
