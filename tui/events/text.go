package events

import (
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/gist"
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
	failed      bool // and no dry run, which was refused nothing
	dry         bool
	cells       []cell // by column
}

// cell is what a column says about an event.
type cell struct {
	text  string
	found string      // the part that stands out
	about *trail.Gist // in the column of what events were about
	known bool
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
	x := &text{date: "no time   ", clock: "--:--:--", cells: make([]cell, len(t.columns))}
	if at, ok := r.Time(); ok {
		at = at.In(t.zone)
		x.date, x.clock = at.Format(time.DateOnly), at.Format(time.TimeOnly)
	}
	outcome, _ := r.Value(t.lang, "outcome")
	x.failed, x.dry = outcome == trail.Failed, outcome == trail.DryRun
	x.verb, _ = r.Value(t.lang, "verb")
	t.texts[row] = x
	return x
}

// cell returns what a column says about the row at position i.
func (t *Table) cell(i, column int) string {
	c := &t.read(i).cells[column]
	if !c.known {
		*c = t.readCell(t.snap.Record(t.view.Row(i)), column)
	}
	return c.text
}

// readCell reads what a column says about an event; where a field has several values,
// one and how many more there are.
func (t *Table) readCell(r store.Record, column int) cell {
	field := t.columns[column].Field
	if field == What {
		g := gist.Clean(trail.GistOf(r))
		return cell{text: gist.Whole(g), about: &g, known: true}
	}
	value, more, _ := t.value(r, field)
	text := value
	if more > 0 {
		text += " +" + theme.Count(more)
	}
	return cell{text: theme.CleanCut(text, maxCell), found: t.found(column, value), known: true}
}

// lineGist returns what the event of the line that starts with the row at position i was
// about; it is not ok for columns that say something else.
func (t *Table) lineGist(i, column int) (g trail.Gist, ok bool) {
	if _, folded := t.runAt(i); folded || t.columns[column].Field != What {
		return g, false
	}
	t.cell(i, column)
	return *t.read(i).cells[column].about, true
}

// value returns the value of a field that an event is listed by, and how many
// others it has.
func (t *Table) value(r store.Record, field string) (text string, more int, has bool) {
	values := r.Values(t.lang, field)
	if len(values) == 0 {
		return "", 0, false
	}
	value := values[0]
	if t.order.Field == field {
		value = store.Foremost(values, t.order.Descending)
	}
	for _, v := range values {
		if v.Text != value.Text {
			more++
		}
	}
	return value.Text, more, true
}
