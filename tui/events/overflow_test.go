package events

import (
	"strings"
	"testing"
)

// TestValuesGoOnInBlankCells: beside cells in which nothing stands nothing is cut, and no
// cell that says something gives way.
func TestValuesGoOnInBlankCells(t *testing.T) {
	table := newTable(t, 60, 80, 6)
	table.SetColumns([]Column{{"event", WidthOf("event")}, {"error", WidthOf("error")}, {"no.such", WidthOf("no.such")}, {"region", WidthOf("region")}})
	name := table.needed(nil, 0, 1)
	for _, c := range []struct{ width, name, blank, last, want int }{
		{80, 4, 9, 14, name},            // the columns behind it are blank
		{80, name + 3, 9, 14, name + 3}, // it is whole
		{80, 2, 1, 14, 4},               // there are two such cells
	} {
		table.SetSize(c.width, 6)
		spans := []span{{column: 1, width: c.name}, {column: 2, width: c.blank}, {column: 3, width: c.blank}, {column: 4, width: c.last}}
		if got := table.spansAt(spans, 0); got[0].width != c.want || got[3].width != c.last {
			t.Errorf("%+v: got %+v", c, got)
		}
		if spans[0].width != c.name {
			t.Error("the room of other lines changed")
		}
	}
	// Behind the last one is the end of the line; a width that somebody gave stays.
	table.SetSize(table.lead()+name, 6)
	if got := table.spansAt([]span{{column: 1, width: 4}}, 0); got[0].width != name {
		t.Errorf("got %+v", got)
	}
	table.columns[1].Width++
	if got := table.spansAt([]span{{column: 1, width: 4}}, 0); got[0].width != 4 {
		t.Errorf("given: got %+v", got)
	}
}

// TestNoValueBeginsBelowAnotherTitle: of several words one may go on there, and none begins.
func TestNoValueBeginsBelowAnotherTitle(t *testing.T) {
	table := newTable(t, 60, 120, 6)
	table.SetColumns([]Column{{"ua", WidthOf("ua")}, {"no.such", WidthOf("no.such")}, {"no.more", WidthOf("no.more")}, {"region", WidthOf("region")}})
	table.texts = nil
	whole := table.lineCell(0, 1)
	if len(strings.Fields(whole)) < 2 {
		t.Fatalf("%q is one word", whole)
	}
	went := 0
	for width := 3; width < len(whole); width++ {
		for _, blank := range []int{5, 9, 30} {
			got := table.spansAt([]span{{column: 1, width: width}, {column: 2, width: blank}, {column: 3, width: 30}, {column: 4, width: 14}}, 0)
			text := table.drawn(got, 0, got[0])
			for _, title := range []int{width + gap, width + gap + blank + gap} {
				if len(text) > title && strings.Contains(text[title-gap:title+1], " ") {
					t.Errorf("%d, %d: %q has a word below a title at %d", width, blank, text, title)
				}
			}
			if got[0].width > width {
				went++
			}
		}
	}
	if went == 0 {
		t.Error("no value went on")
	}
}

// TestValuesGoOnBelowTheCursor: the line under the cursor says what it says elsewhere, and a
// blank cell with the cursor keeps a part in which that is seen.
func TestValuesGoOnBelowTheCursor(t *testing.T) {
	table := newTable(t, 60, 80, 6)
	table.SetColumns([]Column{{"event", WidthOf("event")}, {"no.such", WidthOf("no.such")}, {"region", WidthOf("region")}})
	name := table.needed(nil, 0, 1)
	if name != 8 {
		t.Fatalf("the name takes %d cells", name)
	}
	for _, c := range []struct{ blank, elsewhere, below int }{
		{9, 8, 8}, // room for all of it
		{6, 8, 7}, // all but what the cursor needs
		{2, 6, 4}, // the cursor needs all
	} {
		for column, want := range map[int]int{1: c.elsewhere, 2: c.below} {
			table.column = column
			got := table.spansAt([]span{{column: 1, width: 4}, {column: 2, width: c.blank}, {column: 3, width: 14}}, 0)
			if got[0].width != want || got[0].width+got[1].width != 4+c.blank {
				t.Errorf("%d blank cells, cursor on column %d: %+v", c.blank, column, got)
			}
		}
	}
}
