package events

import (
	"math/rand"
	"testing"
)

// TestTheSameViewAgain: a list that was emptied measures the view that it had before anew.
func TestTheSameViewAgain(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 20 {
		events := anyEvents(r)
		fresh, table := loadedTable(t, events), loadedTable(t, events)
		snap, view := table.snap, table.view
		for width := 60; width < 160; width += 9 {
			fresh.SetSize(width, 14)
			table.SetSize(width, 14)
			rendered(table)
			table.Reset()
			table.Set(snap, view, Order{})
			if first, again := rendered(fresh), rendered(table); again != first {
				t.Fatalf("%d wide:\n%s\n%s", width, first, again)
			}
		}
	}
}

// TestBackFromTheLastColumn: the columns are where they were when the cursor comes back,
// also where one is left out that tells nothing.
func TestBackFromTheLastColumn(t *testing.T) {
	r, compared := rand.New(rand.NewSource(3)), 0
	for range 40 {
		table := loadedTable(t, anyEvents(r))
		for width := 80; width < 200; width += 11 {
			table.SetSize(width, 14)
			table.FocusColumn("event")
			before := rendered(table)
			if shown := table.Shown(); !table.wholeFrom(1) || len(shown) == len(table.columns)-1 {
				continue // it has to scroll, or leaves nothing out
			}
			table.FocusColumn(table.columns[len(table.columns)-1].Field)
			rendered(table)
			table.FocusColumn("event")
			compared++
			if after := rendered(table); after != before {
				t.Fatalf("%d wide:\n%s\n%s", width, before, after)
			}
		}
	}
	if compared == 0 {
		t.Error("no list leaves anything out")
	}
}
