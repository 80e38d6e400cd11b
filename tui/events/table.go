package events

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// Table is the event list.
type Table struct {
	theme  *theme.Theme
	lang   *store.Language
	snap   *store.Snapshot
	view   *store.View
	order  bool // newest first
	cursor int
	top    int
	column int // under the cursor
	left   int // first column drawn after the time
	width  int
	height int
	texts  map[store.Row]*text
}

// New returns an empty list. The language says what the columns' names mean.
func New(t *theme.Theme, lang *store.Language) *Table { return &Table{theme: t, lang: lang} }

// SetSize tells how many cells the list has.
func (t *Table) SetSize(width, height int) { t.width, t.height = width, height }

// Set shows another view, of the given snapshot. The cursor and what is
// around it stay in place when the row under the cursor is still there; at
// the very start the list stays at its start.
func (t *Table) Set(snap *store.Snapshot, view *store.View, descending bool) {
	row, had := t.Row()
	above := t.cursor - t.top
	atStart := t.cursor == 0 && t.order == descending
	t.snap, t.view, t.order = snap, view, descending
	if had && !atStart {
		t.cursor, _ = view.Index(row)
		t.top = t.cursor - above
	}
	t.clamp()
}

// Reset forgets view and cursor.
func (t *Table) Reset() {
	t.snap, t.view, t.texts = nil, nil, nil
	t.cursor, t.top, t.column, t.left = 0, 0, 0, 0
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
	Row    store.Row
	OK     bool // there is a row
	Column int
	Above  int // rows between the top of the window and the cursor
}

// Place returns where the cursor is, for [Table.Restore].
func (t *Table) Place() Place {
	row, ok := t.Row()
	return Place{row, ok, t.column, t.cursor - t.top}
}

// Restore puts the cursor where it was, or next to it if the row is gone.
func (t *Table) Restore(p Place) {
	t.column = p.Column
	if p.OK && t.view != nil {
		t.cursor, _ = t.view.Index(p.Row)
		t.top = t.cursor - p.Above
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

// Move moves the cursor by n rows.
func (t *Table) Move(n int) { t.MoveTo(t.cursor + n) }

// MoveTo moves the cursor to a row.
func (t *Table) MoveTo(i int) {
	t.cursor = i
	t.clamp()
}

// Page returns how many rows a page has.
func (t *Table) Page() int { return max(1, t.height-3) }

// MoveColumn moves the cursor by n columns.
func (t *Table) MoveColumn(n int) {
	t.column = max(0, min(t.column+n, len(allColumns)-1))
}

// Cell returns the field and the value under the cursor. has is false when
// the event lacks the field, ok when the cell is none of a field.
func (t *Table) Cell() (field, value string, has, ok bool) {
	r, ok := t.Record()
	c := allColumns[t.column]
	if !ok || c.field == "" {
		return "", "", false, false
	}
	value, has = r.Value(t.lang, c.field)
	return c.field, value, has, true
}

func (t *Table) clamp() {
	t.cursor = max(0, min(t.cursor, t.Len()-1))
	t.top = max(0, min(t.top, t.cursor))
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
