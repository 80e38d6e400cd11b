package events

import (
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// Table is the event list.
type Table struct {
	theme    *theme.Theme
	lang     *store.Language
	snap     *store.Snapshot
	view     *store.View
	order    Order
	cursor   int
	held     bool      // the cursor stays on its row at the start, too
	followed bool      // it came to where it is with its row
	above    int       // the lines above it that were seen then, if there are so many
	away     bool      // the cursor is where it is because the view lacks
	wanted   store.Row // this row
	top      int
	columns  []Column          // the time first
	column   int               // under the cursor
	stays    string            // the field of one that stays, see [Table.KeepColumn]
	left     int               // first column drawn after the time
	chosen   bool              // somebody chose the columns
	said     func(string) bool // whether the filter says what a field's values are
	same     map[string]string // the value that all events have, by field
	needs    []need            // cells that the values seen so far take, by column
	measured *store.View       // whose rows from all over it are among these
	laid     map[place][]span  // the columns drawn, as long as these stay
	width    int
	height   int
	texts    map[store.Row]*text
	finder   *store.Finder  // of what stands out; nil for nothing
	zone     *time.Location // of the times shown
	marked   func(store.Row) bool
	blurred  bool // another pane has the keys
	moved    int  // lines by which the rows went up when it was rendered

	folds   *Folds             // of the view
	opened  map[store.Row]bool // an end of each run that was opened
	folding folding
}

// New returns an empty list. The language says what the columns' names mean.
func New(t *theme.Theme, lang *store.Language) *Table {
	return &Table{
		theme: t, lang: lang, zone: time.UTC, marked: func(store.Row) bool { return false }, said: func(string) bool { return false },
		columns: append([]Column{{Field: timeColumn}}, Usual()...),
	}
}

// SetSize tells how many cells the list has.
func (t *Table) SetSize(width, height int) { t.width, t.height = width, height }

// SetZone tells which zone times are shown in; it is UTC until then.
func (t *Table) SetZone(zone *time.Location) { t.zone, t.texts, t.laid = zone, nil, nil }

// SetMarked tells which events are marked.
func (t *Table) SetMarked(marked func(store.Row) bool) { t.marked = marked }

// Blur tells whether another pane has the keys: then the cursor's row has its
// sign only.
func (t *Table) Blur(blurred bool) { t.blurred = blurred }

// Set shows another view, of the given snapshot. The cursor and what is
// around it stay in place when the row under the cursor is still there; else
// it goes to the row nearest in time, and back when that row returns before
// somebody moves it. At the very start the list stays at its start, unless time
// is turned round, or the row there is held or was followed to there: it was one among
// others before the list was narrowed. order is that of the view.
func (t *Table) Set(snap *store.Snapshot, view *store.View, order Order) {
	row, had := t.Row()
	if t.away {
		row, had = t.wanted, true
	}
	above := t.line(t.cursor) - t.line(t.top)
	if t.followed {
		above = max(above, t.above)
	}
	atStart := t.cursor == 0 && !t.away && !t.followed
	if t.order == order {
		atStart = atStart && !t.held
	} else {
		atStart = atStart && t.order.Field+order.Field != ""
	}
	if t.order.Field != order.Field || order.Field != "" && t.order != order {
		t.texts = nil // another value of several is shown
	}
	t.snap, t.view, t.order = snap, view, order
	t.folds, t.folding = nil, folding{}
	if had && !atStart {
		t.seek(row)
		t.followed, t.above = true, above
		t.top = t.cursor - above
	}
	t.clamp()
}

// seek puts the cursor on a row, or near it and remembers it.
func (t *Table) seek(row store.Row) {
	at, found := t.view.Index(row)
	if when, ok := t.snap.Record(row).Time(); ok && !found && t.view.ByTime() {
		at = t.Nearest(when)
	} else if !found {
		at = t.cursor
	}
	t.cursor, t.away, t.wanted = at, !found, row
}

// Hold keeps the cursor on its row even at the very start of the list, or no
// longer: somebody who looks at a row does not want another under the cursor.
func (t *Table) Hold(row bool) { t.held = row }

// Reset forgets view and cursor.
func (t *Table) Reset() {
	t.held, t.followed = false, false
	t.snap, t.view, t.texts, t.needs, t.measured, t.laid, t.same = nil, nil, nil, nil, nil, nil, nil
	t.cursor, t.top, t.column, t.left, t.away = 0, 0, 0, 0, false
	t.folds, t.folding, t.opened = nil, folding{}, nil
}

// Len returns the number of rows in the view.
func (t *Table) Len() int {
	if t.view == nil {
		return 0
	}
	return t.view.Len()
}

// Place is where the cursor of a list is.
type Place struct {
	Row   store.Row
	OK    bool   // there is a row
	Field string // of the column, which may stand elsewhere by then
	Above int    // lines between the top of the window and the cursor
}

// Place returns where the cursor is, for [Table.Restore].
func (t *Table) Place() Place {
	row, ok := t.Row()
	return Place{row, ok, t.columns[t.column].Field, t.line(t.cursor) - t.line(t.top)}
}

// Restore puts the cursor where it was, or next to it if the row is gone.
func (t *Table) Restore(p Place) {
	t.FocusColumn(p.Field)
	if p.OK && t.view != nil {
		t.seek(p.Row)
		t.held = true
		t.top = t.pos(max(0, t.line(t.cursor)-p.Above))
	}
	t.clamp()
}

// Row returns the row under the cursor; ok is false in an empty list.
func (t *Table) Row() (row store.Row, ok bool) {
	if t.cursor >= t.Len() {
		return 0, false
	}
	return t.view.Row(t.cursor), true
}

// Record returns the record under the cursor; ok is false in an empty list.
func (t *Table) Record() (r store.Record, ok bool) {
	row, ok := t.Row()
	if !ok {
		return store.Record{}, false
	}
	return t.snap.Record(row), true
}

// Cursor returns the cursor's position, 0 for the first row.
func (t *Table) Cursor() int { return t.cursor }

// View returns what the list shows; nil before the first [Table.Set].
func (t *Table) View() *store.View { return t.view }

// Move moves the cursor by n lines.
func (t *Table) Move(n int) { t.MoveTo(t.pos(max(0, min(t.line(t.cursor)+n, t.countLines()-1)))) }

// Away reports whether the list lacks the row that the cursor was on last, so
// that it is only near it.
func (t *Table) Away() bool { return t.away }

// Step moves the cursor to the next row, or the one before when n is -1, a
// folded one too, and reports whether there is one. Away from the row that it was
// on it goes to that one's neighbour.
func (t *Table) Step(n int) bool {
	if t.Len() == 0 {
		return false
	}
	to := t.cursor + n
	if t.away && t.passed() == (n > 0) {
		to = t.cursor
	}
	if to < 0 || to >= t.Len() {
		return false
	}
	t.MoveTo(to)
	return true
}

// passed reports whether the cursor is behind the row that it was on.
func (t *Table) passed() bool {
	if !t.view.ByTime() {
		return false
	}
	r, _ := t.Record()
	at, _ := r.Time()
	was, _ := t.snap.Record(t.wanted).Time()
	if t.order.Descending {
		return at.Before(was)
	}
	return was.Before(at)
}

// Reach moves the cursor to a row and reports whether the list has it.
func (t *Table) Reach(row store.Row) bool {
	if t.view == nil {
		return false
	}
	at, ok := t.view.Index(row)
	if ok {
		t.MoveTo(at)
	}
	return ok
}

// MoveTo moves the cursor to a row.
func (t *Table) MoveTo(i int) {
	t.cursor, t.away, t.followed = i, false, false
	t.clamp()
}

// LandOn moves the cursor to a row that somebody was led to. Where that is not in sight, what
// comes behind it is, too.
func (t *Table) LandOn(i int) {
	t.MoveTo(i)
	top, cursor := t.line(t.top), t.line(t.cursor)
	if cursor < top || cursor >= top+t.height*2/3 {
		t.top = t.pos(max(0, cursor-t.height/3))
	}
}

// Page returns how many rows a page has.
func (t *Table) Page() int { return max(1, t.height-3) }

// MoveColumn moves the cursor by n columns, but to none that is left out because the same
// stands in each line: there is nothing to see there, and the others would move.
func (t *Table) MoveColumn(n int) {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for i := t.column + step; n > 0 && i >= 0 && i < len(t.columns); i += step {
		if i == 0 || !t.saidOnce(i) {
			t.column = i
			n--
		}
	}
}

// Field returns the field of the column under the cursor; empty for what is
// made from several.
func (t *Table) Field() string {
	if field := t.columns[t.column].Field; field != What {
		return field
	}
	return ""
}

// Order returns what the list is sorted by.
func (t *Table) Order() Order { return t.order }

// Cell returns the field and the value under the cursor. has is false when
// the event lacks the field, ok when the cell is none of a field, or of several
// events that may differ in it.
func (t *Table) Cell() (field, value string, has, ok bool) {
	r, ok := t.Record()
	field = t.Field()
	if line, folded := t.runAt(t.cursor); !ok || field == "" || folded && (t.column == t.foldColumn() || !t.agree(line, field)) {
		return "", "", false, false
	}
	value, _, has = t.value(r, field)
	return field, value, has, true
}

func (t *Table) clamp() {
	t.cursor = max(0, min(t.cursor, t.Len()-1))
	t.top = max(0, min(t.top, t.Len()-1)) // drawing brings the cursor into sight
}

// NextFailure returns the position of the next row of failed after from, or
// before it when step is -1; ok is false when there is none.
func NextFailure(view *store.View, failed *store.Selection, from, step int) (at int, ok bool) {
	for i := from + step; i >= 0 && i < view.Len(); i += step {
		if failed.Has(view.Row(i)) {
			return i, true
		}
	}
	return from, false
}
