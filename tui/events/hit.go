package events

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/gist"
	"github.com/trailsift/trailsift/tui/theme"
)

// Spot is a place in the list: a cell of a row, or the head of a column.
type Spot struct {
	Row    int // its position
	Column int
	Head   bool
}

// At returns what is drawn at a cell; ok is false where there is nothing, as
// on the line of a date.
func (t *Table) At(x, y int) (spot Spot, ok bool) {
	if x < 0 || x >= t.width || y < 0 || y >= t.height || t.view == nil {
		return Spot{}, false
	}
	spot.Column = columnAt(t.spans(t.left), x-t.lead())
	if y == 0 {
		spot.Head = true
		return spot, true
	}
	date, at := "", 1
	for l := t.line(t.top); l < t.countLines() && at <= y; l++ {
		spot.Row = t.pos(l)
		if d := t.dateLine(spot.Row); d != date {
			date = d
			at++
		}
		if at == y {
			spot.Column = columnAt(t.spansAt(t.spans(t.left), spot.Row), x-t.lead())
			return spot, true
		}
		at++
	}
	return Spot{}, false
}

// columnAt returns the column of those in a line that a cell is in, or behind.
func columnAt(spans []span, x int) (column int) {
	from := 0
	for _, c := range spans {
		if x < from {
			break
		}
		column = c.column
		from += c.width + gap
	}
	return column
}

// CutCell returns what the cell under the cursor says where its column has no
// room for all of it; ok is false where it has.
func (t *Table) CutCell() (says string, ok bool) {
	if t.Len() == 0 || t.column == 0 {
		return "", false
	}
	row := t.pos(t.line(t.cursor))
	cols := t.spansAt(t.spans(t.left), row)
	at := slices.IndexFunc(cols, func(c span) bool { return c.column == t.column })
	if at < 0 {
		return "", false
	}
	if g, about := t.drawnGist(cols, row, t.column); about {
		return g.String(), theme.Width(gist.Whole(g)) > cols[at].width
	}
	says = t.lineCell(row, t.column)
	return says, theme.Width(says) > cols[at].width && !t.readByName(says, cols[at])
}

// readByName reports whether a cell has the whole name of a service: what all of them end
// with is no news.
func (t *Table) readByName(text string, s span) bool {
	field := t.columns[s.column].Field
	return (field == "actor" || field == "ip") && strings.HasSuffix(text, ".amazonaws.com") && theme.RoomForActor(text) <= s.width
}

// Column returns the number of the column under the cursor, 0 for the time.
func (t *Table) Column() int { return t.column }

// Put moves the cursor to a spot; a head has no row.
func (t *Table) Put(s Spot) {
	t.column = s.Column
	if !s.Head {
		t.MoveTo(s.Row)
	}
}
