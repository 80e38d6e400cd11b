package events

import "testing"

// TestScrollBack: a list that had less room for a while shows the lines and the columns
// that it showed before.
func TestScrollBack(t *testing.T) {
	table := newTable(t, 60, 80, 20)
	table.MoveTo(30)
	table.MoveColumn(2)
	before := rendered(table)
	was := table.Window()
	squeeze := func() {
		table.SetSize(80, 6)
		rendered(table)
		table.MoveColumn(9)
		rendered(table)
		table.FocusColumn(was.Field)
		table.SetSize(80, 20)
	}
	if squeeze(); rendered(table) == before {
		t.Fatal("less room scrolls nothing")
	}
	table.ScrollBack(was)
	if got := rendered(table); got != before {
		t.Errorf("it shows\n%s\nnot\n%s", got, before)
	}
	squeeze()
	table.MoveTo(50)
	if table.ScrollBack(was); table.Cursor() != 50 {
		t.Errorf("the cursor went from line 50 to %d", table.Cursor())
	}
	table.SetSize(80, 6)
	table.MoveTo(30)
	if table.ScrollBack(was); table.Cursor() != 30 {
		t.Errorf("the cursor went from line 30 to %d", table.Cursor())
	}
	checkTable(t, table, 80, 6)
}

// TestScrollBackOfAnEmptyList has nothing to do.
func TestScrollBackOfAnEmptyList(t *testing.T) {
	table := newTable(t, 3, 80, 10)
	was := table.Window()
	table.Reset()
	table.ScrollBack(was)
	if table.Cursor() != 0 || table.Place().OK {
		t.Errorf("the cursor is at %+v", table.Place())
	}
}
