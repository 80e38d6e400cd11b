package events

import (
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

const (
	// keptTexts is how many rows are remembered as text: some screens full,
	// so that moving about does not read the same records again.
	keptTexts = 2048
	// maxCell is how much of a value is kept, in cells: more than the widest
	// column on the widest screen.
	maxCell = 320
)

// text is what the list says about an event, cleaned. An event never changes,
// so a text stays true in later snapshots.
type text struct {
	date, clock string
	verb        string
	failed      bool
	cells       [len(allColumns)]string
	found       [len(allColumns)]string // the part that stands out
	known       [len(allColumns)]bool
}

// read returns the text of the row at position i.
func (t *Table) read(i int) *text {
	row := t.view.Row(i)
	if x, ok := t.texts[row]; ok {
		return x
	}
	if t.texts == nil || len(t.texts) >= keptTexts {
		t.texts = make(map[store.Row]*text)
	}
	r := t.snap.Record(row)
	x := &text{date: "no time", clock: "--:--:--"}
	if at, ok := r.Time(); ok {
		at = at.In(t.zone)
		x.date, x.clock = at.Format(time.DateOnly), at.Format(time.TimeOnly)
	}
	failed, _ := r.Value(t.lang, "failed")
	x.failed = failed == "yes"
	x.verb, _ = r.Value(t.lang, "verb")
	t.texts[row] = x
	return x
}

// cell returns what a column says about the row at position i.
func (t *Table) cell(i, column int) string {
	x := t.read(i)
	if !x.known[column] {
		r := t.snap.Record(t.view.Row(i))
		value := t.value(r, column)
		x.cells[column] = theme.CleanCut(value, maxCell)
		x.found[column] = t.found(column, value)
		x.known[column] = true
	}
	return x.cells[column]
}

func (t *Table) value(r store.Record, column int) string {
	field := allColumns[column].field
	if field == "" {
		return trail.Summary(r)
	}
	value, _ := r.Value(t.lang, field)
	return value
}
