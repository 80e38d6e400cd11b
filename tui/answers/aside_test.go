package answers

import (
	"strings"
	"testing"
)

// documents are documents with what was known before, what one added and what few took away, and
// who did it.
func documents() Section {
	s := Section{Title: "What documents changed", Timed: true, Columns: []Column{{Title: "POLICY", Many: true}, {Title: "BEFORE", Many: true, Spare: true},
		{Title: "ADDS", Keep: true, Many: true}, {Title: "TAKES AWAY", Keep: true, Many: true, Spare: true}, {Title: "ACTOR", Names: true, Must: true}}}
	for i := range 5 {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 09:27:18"), Cells: []string{"release-boundary-" + string(rune('a'+i)) + " of 111122223333", "not seen",
			"Allow lambda:UpdateFunctionCode on *; Allow s3:GetObject on *", "", "release-manager/botocore-session-178946316" + string(rune('0'+i))}, To: Target{Event: true}})
	}
	s.Lines[3].Cells[1], s.Lines[3].Cells[2] = "seen", "Allow * on *"
	s.Lines[3].Cells[3] = "Allow lambda:UpdateFunctionCode on *; Allow s3:GetObject on *"
	return s
}

// TestWhatWasTakenAwayIsSeenBesideWhoDidIt: what few lines have is cut to what tells something
// before who it was is left out, and begins below its head; in little room only it goes, and
// then what is known of before.
func TestWhatWasTakenAwayIsSeenBesideWhoDidIt(t *testing.T) {
	for width := 60; width < 170; width++ {
		got := strings.Split(shown(documents(), width), "\n")
		head, line := got[1], got[6]
		for _, title := range []string{"POLICY", "ADDS", "ACTOR"} {
			if !strings.Contains(head, title) {
				t.Errorf("%d cells: no %s in %q", width, title, head)
			}
		}
		if !strings.Contains(line, "rel") || !strings.Contains(line, "/") {
			t.Errorf("%d cells: who in %q", width, line)
		}
		taken := strings.Contains(head, "TAKES AWAY")
		if taken != (width >= 100) && (width >= 100 || width < 90) {
			t.Errorf("%d cells: what was taken away in %q", width, head)
		}
		if taken && cellOf(line, "Allow lambda") != cellOf(head, "TAKES AWAY") {
			t.Errorf("%d cells: not below its head:\n%s\n%s", width, head, line)
		}
		if !taken && strings.Contains(head, "BEFORE") {
			t.Errorf("%d cells: %q", width, head)
		}
	}
}
