package cross

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// How many values a table has down and across at most; what is left is among
// the others.
const (
	MaxRows    = 100
	MaxColumns = 30
)

// Table is a table with a cursor. Row and column 0 are the totals.
type Table struct {
	theme         *theme.Theme
	cross         *store.Cross // nil while it is counted
	called        [2]Naming    // down and across
	row, column   int
	top, left     int // first row and column drawn behind the totals, from 1
	width, height int
}

// New returns a table without counts.
func New(t *theme.Theme) *Table { return &Table{theme: t} }

// SetSize tells how many cells the table has.
func (t *Table) SetSize(width, height int) { t.width, t.height = width, height }

// Reset forgets counts and cursor, for other fields.
func (t *Table) Reset() { *t = Table{theme: t.theme, width: t.width, height: t.height} }

// Set shows counts. The cursor stays on its values where they are still there.
func (t *Table) Set(c *store.Cross) {
	old := t.cross
	t.cross = c
	if old != nil {
		t.row = seek(old.Rows, c.Rows, t.row)
		t.column = seek(old.Columns, c.Columns, t.column)
	}
	t.Move(0, 0)
}

// seek returns where the line is that was at a position.
func seek(old, lines []store.CrossLine, at int) int {
	if at == 0 || at > len(old) {
		return 0
	}
	for i, line := range lines {
		if line.Kind == old[at-1].Kind && line.Value == old[at-1].Value {
			return i + 1
		}
	}
	return at
}

// Shown returns the counts; nil before the first [Table.Set].
func (t *Table) Shown() *store.Cross { return t.cross }

// Move moves the cursor by some rows and columns.
func (t *Table) Move(rows, columns int) {
	if t.cross == nil {
		return
	}
	t.row = max(0, min(t.row+rows, len(t.cross.Rows)))
	t.column = max(0, min(t.column+columns, len(t.cross.Columns)))
}

// Page returns how many rows a page has.
func (t *Table) Page() int { return max(1, t.height-4) }

// Current returns what the cell under the cursor stands for: its row, its
// column; nil for a total. ok is false before there are counts.
func (t *Table) Current() (row, column *store.CrossLine, ok bool) {
	if t.cross == nil {
		return nil, nil, false
	}
	if t.row > 0 {
		row = &t.cross.Rows[t.row-1]
	}
	if t.column > 0 {
		column = &t.cross.Columns[t.column-1]
	}
	return row, column, true
}

// Count returns the number in the cell under the cursor.
func (t *Table) Count() int { return t.count(t.row, t.column) }

func (t *Table) count(row, column int) int {
	c := t.cross
	switch {
	case c == nil:
		return 0
	case row == 0 && column == 0:
		return c.Events
	case row == 0:
		return c.Columns[column-1].Count
	case column == 0:
		return c.Rows[row-1].Count
	}
	return c.Cells[row-1][column-1]
}
