package answers

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store/trail"
)

// TestGistsAreCutByTheirParts: of an event in a history, as in lists, the error gives way
// before to whom and what it was done.
func TestGistsAreCutByTheirParts(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Whole: true}, {Names: true}, {Look: ByVerb, Keep: true}, {Look: Muted, Parts: true, Many: true, Gist: true}}}
	add := func(event string, g trail.Gist) {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 09:21:09"), Gist: g, Cells: []string{"tried", "release-manager/botocore-session-1789463163", event, g.String()}, To: Target{Event: true}})
	}
	add("AddUserToGroup", trail.Gist{Ended: "AccessDenied", Things: []trail.Thing{{Text: "administrators"}}})
	add("ModifyInstanceAttribute", trail.Gist{Ended: "Client.IncorrectInstanceState", Things: []trail.Thing{{Text: "userData"}}})
	add("ModifyInstanceAttribute", trail.Gist{Things: []trail.Thing{{Text: "disableApiTermination false"}}})
	got := shown(s, 80)
	for _, want := range []string{"denied admin", "ators", " userData", "false"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	for width := range 200 {
		shown(s, width)
	}
}

// TestTheAddressGoesBeforeTheFactor: sessions are told apart by how they began; first the
// address goes, then the middle of a key, then the key.
func TestTheAddressGoesBeforeTheFactor(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Title: "ACTOR", Names: true}, {Title: "KEY", Many: true, Key: true, Spare: true}, {Title: "EVENTS", Right: true}, {Title: "BEGAN", Prose: true, Parts: true}, {Title: "SESSION", Again: true}},
		Lines: []Line{{At: at("2026-09-15 11:15:00"), Until: at("2026-09-15 12:48:00"), To: Target{Event: true},
			Cells: []string{"tomas.lind", "ASIARTX3GSDS2AQHEJ2S", "412", "console login with MFA  from 198.51.100.61", "AIDAEXAMPLE@2026-09-15T11:14:02Z"}}}}
	for width, want := range map[int]string{
		60:  "tomas.lind     412  console login with MFA",
		70:  "tomas.lind  ASIA…EJ2S     412  console login with MFA",
		80:  "tomas.lind  ASIARTX3GSDS2AQHEJ2S    412  console login with MFA",
		110: "tomas.lind  ASIARTX3GSDS2AQHEJ2S     412  console login with MFA  from 198.51.100.61",
	} {
		if got := shown(s, width); !strings.Contains(got, want) || strings.Contains(got, "AIDA") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}

// TestAccountsAreNotCutForACell: with whom a thing was shared is whole before the names
// beside it have more than is enough.
func TestAccountsAreNotCutForACell(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Whole: true}, {Names: true}, {Look: ByVerb, Keep: true}, {Look: Muted, Parts: true, Many: true, Gist: true}}}
	for _, whom := range []string{"with 444455556666", "not with 444455556666"} {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 10:21:44"), To: Target{Event: true}, Gist: trail.Gist{Things: []trail.Thing{{Text: whom}}},
			Cells: []string{"changed", "release-manager/botocore-session-1789463163", "ModifySnapshotAttribute", whom}})
	}
	got := shown(s, 80)
	if !strings.Contains(got, " with 444455556666") || !strings.Contains(got, "not with …6666") && !strings.Contains(got, "not with 444455556666") {
		t.Errorf("got\n%s", got)
	}
}
