package answers

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
)

// history is what was done to an instance, some of it over a while.
func history() Section {
	s := Section{Timed: true, Columns: []Column{{Whole: true}, {Names: true}, {Look: ByVerb, Keep: true}, {Look: Muted, Parts: true, Many: true, Gist: true}}}
	add := func(did, event string, g trail.Gist) {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 09:21:09"), Gist: g, Cells: []string{did, "release-manager/botocore-session-1789463163", event, g.String()}, To: Target{Event: true}})
	}
	add("tried", "ModifyInstanceAttribute", trail.Gist{Ended: "Client.IncorrectInstanceState", Things: []trail.Thing{{Text: "userData"}}})
	add("changed", "ModifyInstanceAttribute", trail.Gist{Things: []trail.Thing{{Text: "disableApiTermination false"}}})
	add("deleted", "20 × UpdateInstanceInformation", trail.Gist{})
	s.Lines[2].Until = at("2026-09-15 11:44:09")
	return s
}

// TestWhatWasDoneBeforeHowLong: what events were about is drawn in little room, without
// until when several were and with less of whose they are.
func TestWhatWasDoneBeforeHowLong(t *testing.T) {
	for width := 60; width < 90; width++ {
		got := shown(history(), width)
		for _, want := range []string{"userData", "ion false", "tried", "63  "} {
			if !strings.Contains(got, want) {
				t.Errorf("%d cells, no %q in\n%s", width, want, got)
			}
		}
	}
	if got := shown(history(), 60); !strings.Contains(got, " 09:21:09   deleted") {
		t.Errorf("half a time:\n%s", got)
	}
	if got := shown(history(), 100); !strings.Contains(got, "09:21–11:44   deleted") {
		t.Errorf("where there is room for all:\n%s", got)
	}
	for width := 24; width < 50; width++ { // no room for all: until when stays
		if got := shown(history(), width); !strings.Contains(got, "09:21–11:44   deleted") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}
