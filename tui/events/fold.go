package events

import (
	"context"
	"sort"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// run is events next to each other in a list that are shown as one line.
type run struct{ first, n int }

// Folds is the runs of a list. The zero value has none.
type Folds struct{ runs []run }

const (
	// leastRun is how many events are worth a line of their own less.
	leastRun = 3
	// foldStep is how many events are looked at before the context is.
	foldStep = 1 << 12
)

// FoldsOf returns the runs of a view: events of quiet next to each other that
// are of one session. Where they would leave no event by itself there are none:
// nothing stands out among them that folding could show.
func FoldsOf(ctx context.Context, lang *store.Language, snap *store.Snapshot, view *store.View, quiet *store.Selection) (*Folds, error) {
	out := &Folds{}
	first := 0 // of the quiet events before this one
	for i := range view.Len() + 1 {
		if i%foldStep == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if i < view.Len() && quiet.Has(view.Row(i)) {
			continue
		}
		if err := out.split(ctx, lang, snap, view, run{first, i - first}); err != nil {
			return nil, err
		}
		first = i + 1
	}
	if out.events() == view.Len() {
		return &Folds{}, nil
	}
	return out, nil
}

// events returns how many events are in runs.
func (f *Folds) events() (n int) {
	for _, r := range f.runs {
		n += r.n
	}
	return n
}

// split adds the runs among quiet events next to each other.
func (f *Folds) split(ctx context.Context, lang *store.Language, snap *store.Snapshot, view *store.View, all run) error {
	if all.n < leastRun {
		return nil
	}
	end := all.first + all.n
	first, of := all.first, ""
	for i := all.first; i <= end; i++ {
		if i%foldStep == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		now := ""
		if i < end {
			now = session(lang, snap.Record(view.Row(i)))
		}
		if i < end && (i == first || now == of) {
			of = now
			continue
		}
		if i-first >= leastRun {
			f.runs = append(f.runs, run{first, i - first})
		}
		first, of = i, now
	}
	return nil
}

// session tells the session of an event from others: who it is, and since
// when.
func session(lang *store.Language, r store.Record) string {
	who, _ := r.Value(lang, "userIdentity.principalId")
	since, _ := r.Value(lang, "userIdentity.sessionContext.attributes.creationDate")
	return who + " " + since
}

// folding is the runs that are folded, with the number of events that are not
// seen because of those before each.
type folding struct {
	runs   []run
	hidden []int // one more than runs: the last is for all of them
	alike  map[lineField]bool
	widest int // in how much room the lines say how many events they stand for
}

// lineField is a field of the events that a line stands for.
type lineField struct {
	run   run
	field string
}

// fold folds all runs but those that were opened.
func (t *Table) fold() {
	t.folding = folding{alike: make(map[lineField]bool)}
	if t.folds == nil || t.view == nil {
		return
	}
	sum := 0
	for _, r := range t.folds.runs {
		if !t.opened[t.view.Row(r.first)] && !t.opened[t.view.Row(r.first+r.n-1)] {
			t.folding.runs = append(t.folding.runs, r)
			t.folding.hidden = append(t.folding.hidden, sum)
			t.folding.widest = max(t.folding.widest, theme.Width(Several{t.view, r}.Says()))
			sum += r.n - 1
		}
	}
	t.folding.hidden = append(t.folding.hidden, sum)
}

// SetFolds tells which events of the list are shown as one line; nil shows all
// of them. The cursor stays where it is on the screen.
func (t *Table) SetFolds(f *Folds) {
	above := t.line(t.cursor) - t.line(t.top)
	t.folds = f
	t.fold()
	t.top = t.pos(t.line(t.cursor) - above)
	t.clamp()
}

// Open shows the events of the line under the cursor one by one. The row is the one
// to [Table.Close] it by; ok is false where the line has one event only.
func (t *Table) Open() (row store.Row, ok bool) {
	r, ok := t.runAt(t.cursor)
	if !ok {
		return 0, false
	}
	if t.opened == nil {
		t.opened = make(map[store.Row]bool)
	}
	row = t.view.Row(r.first)
	t.opened[row] = true
	t.fold()
	return row, true
}

// Close shows the events of a line that was opened as one again, with the cursor on
// it: the row is one that [Table.Open] returned. It reports how many these are, 0
// where nothing became one line.
func (t *Table) Close(row store.Row) int {
	if t.view == nil || !t.opened[row] {
		return 0
	}
	delete(t.opened, row)
	t.fold()
	at, found := t.view.Index(row)
	r, folded := t.runAt(at)
	if !found || !folded {
		return 0
	}
	if at, _ := t.runAt(t.cursor); at != r { // else it stays on its event
		t.MoveTo(r.first)
	}
	return r.n
}

// OneLine reports whether a line shows both of two events.
func (t *Table) OneLine(i, j int) bool { return t.line(i) == t.line(j) }

// Folding returns the events that the line under the cursor stands for, and which of
// them the cursor is on, 0 for the first; ok is false where the line is one event.
func (t *Table) Folding() (rows Several, at int, ok bool) {
	r, ok := t.runAt(t.cursor)
	if !ok {
		return Several{}, 0, false
	}
	return Several{t.view, r}, t.cursor - r.first, true
}

// Several are the events that one line stands for.
type Several struct {
	view *store.View
	run  run
}

// Len returns how many there are.
func (s Several) Len() int { return s.run.n }

// Row returns one of them, in the order of the list.
func (s Several) Row(i int) store.Row { return s.view.Row(s.run.first + i) }

// Says names them as their line does.
func (s Several) Says() string { return theme.Count(s.run.n) + " console reads" }

// Folded returns how many events the line under the cursor stands for.
func (t *Table) Folded() int {
	if r, ok := t.runAt(t.cursor); ok {
		return r.n
	}
	return 1
}

// Counting reports whether the cell under the cursor is the one that says how many
// events its line stands for.
func (t *Table) Counting() bool { return t.Folded() > 1 && t.column == t.foldColumn() }

// runAt returns the folded run that an event is in.
func (t *Table) runAt(pos int) (run, bool) {
	i := t.before(pos) - 1
	if i < 0 {
		return run{}, false
	}
	r := t.folding.runs[i]
	return r, pos < r.first+r.n
}

// before returns how many folded runs start at a position or before it.
func (t *Table) before(pos int) int {
	return sort.Search(len(t.folding.runs), func(i int) bool { return t.folding.runs[i].first > pos })
}

// line returns the number of the line that an event is in.
func (t *Table) line(pos int) int {
	i := t.before(pos)
	if i == 0 {
		return pos
	}
	r := t.folding.runs[i-1]
	if pos < r.first+r.n {
		return r.first - t.folding.hidden[i-1]
	}
	return pos - t.folding.hidden[i]
}

// pos returns the first event of a line.
func (t *Table) pos(line int) int {
	runs, hidden := t.folding.runs, t.folding.hidden
	i := sort.Search(len(runs), func(i int) bool { return runs[i].first-hidden[i] >= line })
	switch {
	case len(runs) == 0:
		return line
	case i < len(runs) && runs[i].first-hidden[i] == line:
		return runs[i].first
	}
	return line + hidden[i]
}

// countLines returns how many lines the list has.
func (t *Table) countLines() int {
	if n := len(t.folding.hidden); n > 0 {
		return t.Len() - t.folding.hidden[n-1]
	}
	return t.Len()
}

// untilOf says until when the events of a line were, unless that is when they began.
func (t *Table) untilOf(r run) string {
	first, last := t.read(r.first), t.read(r.first+r.n-1)
	if last.clock == first.clock && last.date == first.date {
		return ""
	}
	return "until " + last.clock
}

// lineCell returns what a column says about the line that starts with the row
// at position i.
func (t *Table) lineCell(i, column int) string {
	r, folded := t.runAt(i)
	switch {
	case !folded:
		return t.cell(i, column)
	case column == t.foldColumn():
		return Several{t.view, r}.Says()
	case t.columns[column].Field == What:
		return t.untilOf(r)
	case t.agree(r, t.columns[column].Field):
		return t.cell(i, column)
	}
	return ""
}

// mostCompared is how many events of a line are compared with each other: all of
// most lines, in less than a millisecond.
const mostCompared = 200

// agree reports whether the events of a line have one value of a field. Those of a
// session have one actor.
func (t *Table) agree(r run, field string) bool {
	if field == "actor" {
		return true
	}
	if r.n > mostCompared || field == timeColumn {
		return false
	}
	key := lineField{r, field}
	same, known := t.folding.alike[key]
	if !known {
		same = t.compare(r, field)
		t.folding.alike[key] = same
	}
	return same
}

// compare reads the events of a line until two of them differ in a field.
func (t *Table) compare(r run, field string) bool {
	value := func(i int) string {
		text, more, has := t.value(t.snap.Record(t.view.Row(i)), field)
		if more > 0 || !has { // what an event lacks another may, too, and says nothing
			return ""
		}
		return text
	}
	first := value(r.first)
	for i := r.first + 1; i < r.first+r.n && first != ""; i++ {
		if value(i) != first {
			return false
		}
	}
	return first != ""
}

// foldColumn returns the column that says how many events a line stands for:
// that of their names, else the first.
func (t *Table) foldColumn() int {
	for i, c := range t.columns {
		if c.Field == "event" {
			return i
		}
	}
	return 1
}
