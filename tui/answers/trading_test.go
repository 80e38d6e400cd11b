package answers

import (
	"strings"
	"testing"
)

// TestOneCellCostsNoValue: between columns that are both cut a few cells go where they make
// values whole, and no other value is cut for that.
func TestOneCellCostsNoValue(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Title: "ACTOR", Many: true}, {Title: "IP"}, {Title: "ERROR MESSAGE", Many: true}}}
	for _, cells := range [][]string{
		{"hidden user 203.0.113.14", "203.0.113.14", "No username found in supplied account"},
		{"hidden user 203.0.113.14", "203.0.113.14", "Failed authentication"},
		{"jonas.weber", "2001:db8:77::4c1", "Failed authentication"},
	} {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 08:31:01"), Cells: cells})
	}
	for width := 80; width < 90; width++ {
		if got := shown(s, width); strings.Count(got, "hidden user 203.0.113.14  ") != 2 || strings.Count(got, "Failed authentication") != 2 {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}
