package tui

import "testing"

// TestListAllThatMatches: enter narrows to the value under the cursor, L lists what the
// filter lets through as it is, from wherever it is counted.
func TestListAllThatMatches(t *testing.T) {
	for name, keys := range map[string]string{"overview": "3 L", "timeline": "3 i j L", "heat map": "3 H j L"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
		b.press("3")
		b.want("9 of 90", "L all")
		b.press("3 " + keys)
		b.want("Events", "9 of 90", "[failed:yes]")
		if c := b.conditions(); len(c) != 1 || len(b.drills()) != 0 {
			t.Errorf("%s: the list has the conditions %v", name, c)
		}
		b.press("esc")
		b.wantNot("› Events")
	}
}

// TestListAllIsFound: the palette names it, with its key, by the words that people use.
func TestListAllIsFound(t *testing.T) {
	for _, words := range []string{"all events", "list all", "matches"} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
		b.press(":")
		b.types(words)
		b.want("▌ Go", "List all events that match", "L ")
		b.press("enter")
		b.want("Overview › Events", "90 of 90")
	}
}
