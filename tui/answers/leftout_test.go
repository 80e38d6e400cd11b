package answers

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// sums are who did something how often, from when to when.
func sums(title string) Section {
	s := Section{Title: title, Columns: []Column{{Title: "ACCOUNT", Many: true}, {Title: "ACTOR", Names: true}, {Title: "EVENTS", Right: true},
		{Title: "FIRST", When: First, Spare: true}, {Title: "LAST", When: Last, Spare: true}, {Title: "ERROR", Spare: true}}}
	for _, actor := range []string{"release-manager", "build-agent", "mira"} {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 07:06:00"), Until: at("2026-09-15 12:53:57"), Cells: []string{"111122223333", actor + "/GitHubActions-10888271336", "28"}, To: Target{Event: true}})
	}
	return s
}

// firstLine is the first line of a section in some cells.
func firstLine(s Section, width int) string {
	return strings.Split(shown(s, width), "\n")[0]
}

// TestColumnsWithoutRoomAreNamed: at the right end of the heading, beside what all lines have;
// in little room they are counted. What has nothing in it is not missed.
func TestColumnsWithoutRoomAreNamed(t *testing.T) {
	for width, want := range map[int]string{
		120: " Across", 60: " Across  in all lines: ACCOUNT 111122223333   no room: LAST",
		58: " Across  in all lines: ACCOUNT 111122223333    no room: 2", 50: " Across  all: ACCOUNT 111122223333     no room: 2",
	} {
		if got := firstLine(sums("Across"), width); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
	timed := sums("")
	timed.Timed = true
	if got := strings.Split(shown(timed, 70), "\n")[1]; got != "  2026-09-15  in all lines: ACCOUNT 111122223333   no room: 2 columns" {
		t.Errorf("beside a day %q", got)
	}
}

// TestHeadingsHaveTheirWidth: whatever they say.
func TestHeadingsHaveTheirWidth(t *testing.T) {
	for width := 1; width < 130; width++ {
		for _, title := range []string{"", "Across accounts"} {
			p := newPane(&Answer{Sections: []Section{sums(title)}}, width, 9)
			for _, line := range strings.Split(frame(p), "\n") {
				if theme.Width(line) > width {
					t.Errorf("%d cells: %q", width, line)
				}
			}
		}
	}
}
