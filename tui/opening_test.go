package tui

import (
	"slices"
	"testing"
)

// TestHowOftenAnEventWasFound says of an event that was delivered again how often
// it is in the input, and of others nothing.
func TestHowOftenAnEventWasFound(t *testing.T) {
	again, once := event(1, nil), event(2, nil)
	b := newBench(t, config(newStore(t, "a.json", []string{again, once, again, again})), 80, 24)
	b.press("enter g enter")
	seen := []string{whereFound(b.answer.snap.Record(b.screen().row))}
	b.press("J")
	seen = append(seen, whereFound(b.answer.snap.Record(b.screen().row)))
	if slices.Sort(seen); !slices.Equal(seen, []string{"a.json:1, found 3 times", "a.json:2"}) {
		t.Errorf("found %q", seen)
	}
	b.want(whereFound(b.answer.snap.Record(b.screen().row)))
	b.press("K")
	b.want(whereFound(b.answer.snap.Record(b.screen().row)))
}
