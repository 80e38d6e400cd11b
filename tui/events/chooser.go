package events

import (
	"cmp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Chooser is the list of the columns that somebody chooses from: those of the
// list of events in their order, with those that were taken away since.
type Chooser struct {
	theme  *theme.Theme
	list   drawer
	items  []choice
	cursor int
	top    int
	events int            // that the list has
	rows   map[string]int // of these, how many have a field
}

// choice is a column, and whether it is taken.
type choice struct {
	Column
	off bool
}

// drawer is the list that columns are chosen for.
type drawer interface {
	Drawn(field string) int // how wide it draws a column, 0 for one that it lacks
	Shown() []string        // the columns in sight
}

// NewChooser returns an empty chooser for a list.
func NewChooser(t *theme.Theme, list drawer) *Chooser {
	return &Chooser{theme: t, list: list}
}

// Set offers columns, with the cursor on that of a field.
func (c *Chooser) Set(columns []Column, field string) {
	*c = Chooser{theme: c.theme, list: c.list}
	for i, column := range columns {
		c.items = append(c.items, choice{Column: column})
		if column.Field == field {
			c.cursor = i
		}
	}
}

// Columns returns the columns that are taken.
func (c *Chooser) Columns() []Column {
	var out []Column
	for _, item := range c.items {
		if !item.off {
			out = append(out, item.Column)
		}
	}
	return out
}

// Has reports whether the column of a field is taken.
func (c *Chooser) Has(field string) bool {
	return slices.ContainsFunc(c.items, func(i choice) bool { return i.Field == field && !i.off })
}

// Offers reports whether there is a column of a field, taken or not.
func (c *Chooser) Offers(field string) bool {
	return slices.ContainsFunc(c.items, func(i choice) bool { return i.Field == field })
}

// Fields returns the fields of all columns, taken or not.
func (c *Chooser) Fields() []string {
	var out []string
	for _, item := range c.items {
		if item.Field != What {
			out = append(out, item.Field)
		}
	}
	return out
}

// Field returns the field under the cursor; empty when nothing is offered.
func (c *Chooser) Field() string {
	if len(c.items) == 0 {
		return ""
	}
	return c.items[c.cursor].Field
}

// Height returns how many lines all of it takes.
func (c *Chooser) Height() int { return len(c.items) + 1 }

// Move moves the cursor by n lines.
func (c *Chooser) Move(n int) { c.cursor = max(0, min(c.cursor+n, len(c.items)-1)) }

// Put puts the cursor on the column that is drawn on a line, the title being line
// 0. It reports whether one is, and whether the cursor was there.
func (c *Chooser) Put(y int) (had, ok bool) {
	i := c.top + y - 1
	if y < 1 || i >= len(c.items) {
		return false, false
	}
	had, c.cursor = i == c.cursor, i
	return had, true
}

// Toggle takes the column under the cursor, or takes it away. The last one
// stays; then it returns false.
func (c *Chooser) Toggle() bool {
	item := &c.items[c.cursor]
	if !item.off && len(c.Columns()) == 1 {
		return false
	}
	item.off = !item.off
	return true
}

// Shift moves the column under the cursor by n places, 1 or -1.
func (c *Chooser) Shift(n int) {
	to := c.cursor + n
	if to < 0 || to >= len(c.items) {
		return
	}
	c.items[c.cursor], c.items[to] = c.items[to], c.items[c.cursor]
	c.cursor = to
}

// Widen makes the column under the cursor n cells wider, or narrower, than it is
// drawn. The width that nobody gives is left out: it would fit the column to its
// values again.
func (c *Chooser) Widen(n int) {
	item := &c.items[c.cursor]
	to := c.width(*item) + n
	if to == WidthOf(item.Field) {
		to += n / max(n, -n)
	}
	item.Width = max(MinWidth, min(to, MaxWidth))
}

// width returns how wide a column is.
func (c *Chooser) width(item choice) int {
	if !item.off && !item.given() {
		return cmp.Or(c.list.Drawn(item.Field), item.Width)
	}
	return item.Width
}

// Add takes the column of a field, a new one in front of that under the cursor.
// The cursor goes to it.
func (c *Chooser) Add(field string) {
	at := slices.IndexFunc(c.items, func(i choice) bool { return i.Field == field })
	if at < 0 {
		at = c.cursor
		c.items = slices.Insert(c.items, at, choice{Column: Column{field, WidthOf(field)}})
	}
	c.items[at].off = false
	c.cursor = at
}

// Count takes how many of some events have the fields.
func (c *Chooser) Count(rows map[string]int, events int) { c.rows, c.events = rows, events }

const (
	widthRoom = 7
	shareRoom = 9
	shareBar  = 8
	// mostWidth keeps the numbers near the names on a wide screen.
	mostWidth = 100
)

// Render returns the chooser in exactly width by height cells.
func (c *Chooser) Render(width, height int) string {
	t, block := c.theme, theme.NewBlock(width, height)
	rest := strings.Repeat(" ", max(0, width-mostWidth))
	width = min(width, mostWidth)
	end := theme.PadLeft("WIDTH", widthRoom) + theme.PadLeft("OF THESE EVENTS", 1+shareBar+shareRoom) + " "
	block.Line("   " + t.Title.Paint(theme.Spread("COLUMNS", end, width-3)) + rest)
	c.top = max(0, min(c.top, len(c.items)-block.Left()))
	c.top = max(min(c.top, c.cursor), c.cursor-block.Left()+1)
	for i := c.top; i < len(c.items) && block.Left() > 0; i++ {
		block.Line(c.line(i, width) + rest)
	}
	return block.String()
}

func (c *Chooser) line(i, width int) string {
	t, item := c.theme, c.items[i]
	pick := t.Picked
	if item.off {
		pick = " "
	}
	bar, share := strings.Repeat(" ", shareBar), ""
	if rows, known := c.rows[item.Field]; known {
		bar, share = t.Bar(rows, c.events, shareBar), theme.Share(rows, c.events)
	}
	numbers := theme.PadLeft(theme.Count(c.width(item)), widthRoom) + " " + bar + theme.PadLeft(share, shareRoom) + " "
	room := width - 3 - theme.Width(numbers)
	name := theme.Pad(theme.CleanCutMiddle(c.says(item, room), room), room)
	switch {
	case i == c.cursor:
		return t.Mark + t.Cursor.Paint(pick+" "+name+numbers)
	case item.off:
		return " " + pick + " " + t.Dim.Paint(name+numbers)
	}
	return " " + pick + " " + name + t.Dim.Paint(numbers)
}

// says names a column, and explains it if there is room for that. One that is taken
// may still be out of sight: the list goes on to the right, or was scrolled over it.
func (c *Chooser) says(item choice, room int) string {
	about, shown := "", c.list.Shown()
	hidden := !item.off && !slices.Contains(shown, item.Field)
	switch {
	case hidden && len(shown) > 0 && c.before(item.Field, shown[len(shown)-1]):
		about = "  further left"
	case hidden:
		about = "  further right"
	case item.Field == What:
		about = "  the most telling parameter, or the error"
	}
	return item.Field + theme.CleanFit(about, room-theme.Width(item.Field))
}

// before reports whether the column of a field is left of that of another.
func (c *Chooser) before(field, other string) bool {
	at := func(field string) int {
		return slices.IndexFunc(c.items, func(i choice) bool { return i.Field == field })
	}
	return at(field) < at(other)
}
