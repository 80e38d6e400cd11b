package tui

import (
	"strings"
	"testing"
)

// TestEscShowsThePanesFirst: who made one large is not done with the list.
func TestEscShowsThePanesFirst(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 160, 30)
	b.press("j enter")
	both := b.layout
	for _, way := range []string{`\`, `tab \`} {
		b.press(way)
		if b.layout == both {
			t.Fatalf("%q makes nothing large", way)
		}
		b.press("esc")
		b.want("› Events", "│")
		if b.layout != both {
			t.Errorf("%q: esc leaves one pane with all the room", way)
		}
	}
	b.press("esc") // to the list
	b.want("› Events")
	b.press("esc")
	b.wantNot("› Events")
	b = newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press(`j enter v \ esc`) // it has all the room anyway
	b.want("› Events", "TIME")
	b.press(`\ esc`)
	b.wantNot("› Events")
}

// TestFacetsOfAListAreNoSecondOverview: the way has one start.
func TestFacetsOfAListAreNoSecondOverview(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("j enter f")
	b.want("Events › Facets")
	if line := strings.Split(b.text(), "\n")[1]; strings.Count(line, "Overview") != 1 {
		t.Errorf("%q", line)
	}
	b.press("esc")
	b.want("› Events")
	b.wantNot("Facets")
}
