package events

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

// inSight is a list that shows columns.
type inSight []string

func (s inSight) Drawn(string) int { return 0 }
func (s inSight) Shown() []string  { return s }

// TestChooserSaysWhatIsOutOfSight: a column that is taken may have no room in the list.
func TestChooserSaysWhatIsOutOfSight(t *testing.T) {
	c := newChooser("event", "ip", "ua")
	c.list = inSight{"event"}
	c.Move(2)
	c.Toggle() // what is not taken is nowhere
	for field, want := range map[string]bool{"event": false, "ip": true, "ua": false} {
		for _, line := range strings.Split(ansi.Strip(c.Render(80, 5)), "\n") {
			if strings.Contains(line, " "+field+" ") && strings.Contains(line, "further right") != want {
				t.Errorf("%q", line)
			}
		}
	}
}

// TestChooserSaysWhereOthersAre: the list may have been scrolled over a column.
func TestChooserSaysWhereOthersAre(t *testing.T) {
	c := newChooser("actor", "event", What, "ip", "ua")
	c.list = inSight{"event", "ip"}
	frame := ansi.Strip(c.Render(80, 7))
	for field, want := range map[string]string{"actor": " actor  further left ", "event": " event  ", What: " what  further left ", "ip": " ip  ", "ua": " ua  further right "} {
		if !strings.Contains(frame, want) {
			t.Errorf("%s: no %q in\n%s", field, want, frame)
		}
	}
}

func newChooser(fields ...string) *Chooser {
	th := theme.New(true)
	c := NewChooser(&th, inSight(fields))
	var columns []Column
	for _, f := range fields {
		columns = append(columns, Column{f, WidthOf(f)})
	}
	c.Set(columns, fields[0])
	return c
}

// chosen names the columns that are taken, with their widths.
func chosen(c *Chooser) string {
	var out []string
	for _, column := range c.Columns() {
		out = append(out, fmt.Sprintf("%s:%d", column.Field, column.Width))
	}
	return strings.Join(out, " ")
}

func TestChooser(t *testing.T) {
	c := newChooser("actor", "event", What)
	c.Shift(1)
	c.Widen(2)
	if got := chosen(c); got != "event:22 actor:17 what:24" {
		t.Errorf("moved and widened: %s", got)
	}
	c.Move(-1)
	c.Toggle()
	if got := chosen(c); got != "actor:17 what:24" || c.Has("event") || !c.Has("actor") {
		t.Errorf("without event: %s", got)
	}
	c.Add("a.b")
	c.Add("event")
	if got := chosen(c); got != "a.b:20 event:22 actor:17 what:24" || c.Field() != "event" {
		t.Errorf("added: %s", got)
	}
	c.Shift(-1)
	c.Shift(-1) // which it cannot
	c.Widen(-99)
	if got := chosen(c); got != "event:4 a.b:20 actor:17 what:24" {
		t.Errorf("at the top: %s", got)
	}
	if got := c.Fields(); !slices.Equal(got, []string{"event", "a.b", "actor"}) {
		t.Errorf("fields: %q", got)
	}
}

func TestOneColumnStays(t *testing.T) {
	c := newChooser("actor", "event")
	if !c.Toggle() {
		t.Error("the first cannot be taken away")
	}
	c.Move(1)
	if c.Toggle() || chosen(c) != "event:22" {
		t.Errorf("the last was taken away: %s", chosen(c))
	}
}

func TestChooserIsAsLargeAsAsked(t *testing.T) {
	c := newChooser("actor", `requestParameters."\x1b[2J日本語".`+strings.Repeat("x", 400), "event", What)
	c.Count(map[string]int{"actor": 3}, 9)
	for w := 60; w < 300; w += 41 {
		for h := 2; h < 12; h++ {
			for range 5 {
				lines := strings.Split(ansi.Strip(c.Render(w, h)), "\n")
				marks := 0
				for _, line := range lines {
					if theme.Width(line) != w {
						t.Fatalf("%dx%d: %q", w, h, line)
					}
					if strings.HasPrefix(line, "▌") {
						marks++
					}
				}
				if len(lines) != h || marks != 1 {
					t.Fatalf("%dx%d: %d lines, %d of them marked", w, h, len(lines), marks)
				}
				c.Move(1)
			}
			c.Move(-99)
		}
	}
}

func TestColumnsOfTheTable(t *testing.T) {
	table := newTable(t, 30, 80, 10)
	table.MoveColumn(2)
	table.SetColumns([]Column{{"requestParameters.bucketName", 12}, {"event", 10}})
	if table.Field() != "event" {
		t.Errorf("the cursor is on %s", table.Field())
	}
	frame := rendered(table)
	for _, want := range []string{"TIME ▾     bucketName    EVENT  ", "bucket-3      Event003 "} {
		if !strings.Contains(frame, want) {
			t.Errorf("no %q in\n%s", want, frame)
		}
	}
	table.SetColumns([]Column{{"ip", 15}})
	if table.Field() != "ip" {
		t.Errorf("the cursor is on %s", table.Field())
	}
}

func TestSortedTableHasNoLinesOfDates(t *testing.T) {
	table := newTable(t, 60, 100, 12)
	order := Order{Field: "ip", Descending: true}
	view, err := table.snap.ViewBy(t.Context(), table.lang, nil, order.Field, order.Descending)
	if err != nil {
		t.Fatal(err)
	}
	table.MoveTo(59)
	table.Set(table.snap, view, order)
	if row, _ := table.Row(); table.Cursor() != 0 || row != view.Row(0) {
		t.Errorf("the cursor went to row %d", table.Cursor())
	}
	frame := rendered(table)
	if !strings.Contains(frame, "IP ▴") || !strings.Contains(frame, "2026-09-01 17:30:00 ✗ mira") || strings.Contains(frame, "TIME ▾") {
		t.Errorf("by address:\n%s", frame)
	}
	if first, last, ok := table.Span(); last.Sub(first).Minutes() != 59*30 || !ok {
		t.Errorf("from %v to %v", first, last)
	}
	for w := 60; w < 310; w += 17 {
		table.SetSize(w, 12)
		checkTable(t, table, w, 12)
	}
}

func TestValueOfSeveral(t *testing.T) {
	c := newTable(t, 1, 80, 10)
	if text, more, has := c.value(c.snap.Record(c.view.Row(0)), "no.such.path"); text != "" || more != 0 || has {
		t.Errorf("a value of nothing: %q, %d", text, more)
	}
}

// allAsWide is a list that draws all columns in so many cells.
type allAsWide int

func (w allAsWide) Drawn(string) int { return int(w) }
func (w allAsWide) Shown() []string  { return nil }

// TestWiderThanDrawn: a width is counted from what is seen, and one that is given
// is kept.
func TestWiderThanDrawn(t *testing.T) {
	c := newChooser("event", "actor")
	c.list = allAsWide(26)
	c.Widen(2)
	if got := chosen(c); got != "event:28 actor:15" {
		t.Errorf("wider than 26 cells: %s", got)
	}
	c.Set([]Column{{"event", WidthOf("event")}}, "event")
	c.Widen(-2)
	c.Widen(-2)
	if got := chosen(c); got != "event:21" { // 22 would fit it to its values again
		t.Errorf("narrower than 26 cells, twice: %s", got)
	}
}
