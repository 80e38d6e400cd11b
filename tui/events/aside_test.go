package events

import (
	"strings"
	"testing"
)

// TestColumnsAsideAreSigned: the titles say on which side there are more columns.
func TestColumnsAsideAreSigned(t *testing.T) {
	table := sessions(t)
	for _, c := range []struct {
		width, left   int
		before, after bool
	}{{72, 0, false, true}, {72, 6, true, false}, {160, 0, false, false}} {
		table.SetSize(c.width, 12)
		table.MoveColumn(-9)
		table.MoveColumn(c.left)
		head, _, _ := strings.Cut(rendered(table), "\n")
		if before, after := strings.Contains(head, " ‹"), strings.HasSuffix(head, " ›"); before != c.before || after != c.after {
			t.Errorf("%+v: %q", c, head)
		}
	}
}
