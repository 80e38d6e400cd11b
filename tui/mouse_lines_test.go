package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestClickInTheHeatMap: on the cell, and then its events.
func TestClickInTheHeatMap(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", twoAccounts())), 100, 24)
	b.press("H")
	_, y := b.find("ap-south-1")
	b.send(tea.MouseClickMsg{X: 2, Y: y, Button: tea.MouseLeft})
	if v, ok := b.heat.Values(); !ok || v[1].Text != "ap-south-1" {
		t.Fatalf("the cursor is on %v", v)
	}
	x, y := b.find("eu-central-1")
	x += len("eu-central-1   ") // the first cells
	for n := 0; n == 0 && x < 99; x++ {
		b.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		n = b.heat.Count()
	}
	from, _, _ := b.heat.Time()
	if v, ok := b.heat.Values(); !ok || v[1].Text != "eu-central-1" || b.heat.Count() == 0 {
		t.Fatalf("the cursor is on %v, %v with %d events", v, from, b.heat.Count())
	}
	n := b.heat.Count()
	b.send(tea.MouseClickMsg{X: x - 1, Y: y, Button: tea.MouseLeft})
	b.want("› Events")
	if got := b.answer.sel.Len(); got != n {
		t.Errorf("%d events are listed of a cell with %d", got, n)
	}
}

// TestClickOnACrumb goes back to its screen, whatever is in the way.
func TestClickOnACrumb(t *testing.T) {
	b := mouseBench(t, 100, 24)
	b.press("enter enter J")
	b.clickOn("Events", 1)
	if b.screen().kind != eventsScreen {
		t.Errorf("it leads to %q", b.crumbs(80))
	}
	b.press("v tab")
	b.clickOn("Overview", 1)
	if b.screen().kind != overviewScreen || len(b.stack) != 1 || len(b.drills()) > 0 {
		t.Errorf("it leads to %q", b.crumbs(80))
	}
	b.press("space")
	b.clickOn("Overview", 1)
	if _, picked := b.facets.Chosen(); len(b.stack) != 1 || len(picked) != 1 {
		t.Error("a click on the crumb of this screen does something")
	}
	b.press("enter enter p p")
	b.send(tea.WindowSizeMsg{Width: 60, Height: 15})
	depth := len(b.stack)
	b.clickOn("…", 1)
	if len(b.stack) >= depth {
		t.Errorf("what is left out leads to %q", b.crumbs(60))
	}
}

// TestClicksOnWhatIsTold: the zone, the counts, the problems.
func TestClicksOnWhatIsTold(t *testing.T) {
	cfg := config(newStore(t, "trail.json", incident()))
	cfg.Load = &fakeLoad{progress: Progress{Done: true, Problems: make([]Problem, 2)}}
	b := newBench(t, cfg, 80, 24)
	b.clickOn("UTC", 1)
	if !b.clock.local {
		t.Error("the zone stays")
	}
	b.press("j")
	b.clickOn("2 problems", 1)
	b.want("esc back", "90 events, 0 files")
	b.press("esc")
	b.clickOn("0 bad", 1)
	b.want("esc back", "90 events, 0 files")
}

// TestClickOnAColumn: the first click goes there, the second takes it away, the
// wheel moves.
func TestClickOnAColumn(t *testing.T) {
	b := mouseBench(t, 100, 24)
	b.press("enter C")
	_, y := b.find("COLUMNS")
	before := len(b.chooser.Columns())
	b.send(tea.MouseClickMsg{X: 8, Y: y + 2, Button: tea.MouseLeft})
	field := b.chooser.Field()
	if len(b.chooser.Columns()) != before || field != b.listColumns(100)[1].Field {
		t.Fatalf("the cursor is on %s", field)
	}
	b.send(tea.MouseClickMsg{X: 8, Y: y + 2, Button: tea.MouseLeft})
	if b.chooser.Has(field) {
		t.Errorf("%s is still shown", field)
	}
	b.send(tea.MouseClickMsg{X: 1, Y: y + 1, Button: tea.MouseLeft})
	if len(b.chooser.Columns()) != before-2 {
		t.Error("the sign does not take the column away")
	}
	b.send(tea.MouseClickMsg{X: 8, Y: y, Button: tea.MouseLeft})
	at := b.chooser.Field()
	b.send(tea.MouseWheelMsg{X: 8, Y: y, Button: tea.MouseWheelDown})
	if b.chooser.Field() == at || b.mode != choosingColumns {
		t.Error("the wheel does not move")
	}
}
