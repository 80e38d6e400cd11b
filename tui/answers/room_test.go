package answers

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// TestBlankNeighboursLendTheirRoom: a cell is drawn over the blank ones behind it, but not
// what was added over the place of what was taken away.
func TestBlankNeighboursLendTheirRoom(t *testing.T) {
	s := Section{Columns: []Column{{Title: "EVENT", Keep: true, Look: ByVerb}, {Title: "WHOSE", Many: true}, {Title: "POLICY", Many: true}, {Title: "ACTOR", Names: true}}}
	for _, cells := range [][]string{
		{"AddUserToGroup", "svc-backup-sync administrators", "", "mira"},
		{"AttachUserPolicy", "svc-backup-sync", "AdministratorAccess", "mira"},
	} {
		s.Lines = append(s.Lines, Line{Cells: cells, To: Target{Event: true}})
	}
	for width := 62; width < 90; width++ {
		if got := shown(s, width); !strings.Contains(got, "svc-backup-sync administrators  ") || strings.Count(got, "mira") != 2 {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
	s.Columns[1].Keep = true
	if got := shown(s, 62); strings.Contains(got, "administrators  ") {
		t.Errorf("got\n%s", got)
	}
}

// TestSparseColumnsLendTheirRoom: what few lines have is cut before what answers.
func TestSparseColumnsLendTheirRoom(t *testing.T) {
	s := Section{Columns: []Column{{Title: "POLICY", Many: true}, {Title: "ADDS", Keep: true, Many: true}, {Title: "TAKES AWAY", Many: true}, {Title: "ACTOR", Names: true}}}
	adds := "Allow lambda:UpdateFunctionCode on *; Allow s3:GetObject on *"
	for i := range 4 {
		line := Line{Cells: []string{"release-boundary", adds, "", "mira"}, To: Target{Event: true}}
		if i == 3 {
			line.Cells[2] = "Allow lambda:UpdateFunctionCode on *"
		}
		s.Lines = append(s.Lines, line)
	}
	if got := shown(s, 122); strings.Count(got, adds) != 4 || !strings.Contains(got, "Allow lambda:Up…") {
		t.Errorf("got\n%s", got)
	}
}

// TestWhatTheAnswerIsAboutStays: in any room.
func TestWhatTheAnswerIsAboutStays(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Title: "EVENT", Keep: true, Look: ByVerb}, {Title: "WHOSE", Many: true}, {Title: "POLICY", Many: true, Must: true}, {Title: "ACTOR", Names: true, Spare: true}}}
	for _, whose := range []string{"CloudTrailRoleForCloudWatchLogs", ""} {
		s.Lines = append(s.Lines, Line{At: at("2021-07-29 23:53:37"), Cells: []string{"AttachRolePolicy", whose, "CloudTrailPolicyForCloudWatchLogs_1a2b3c4d-42c4-42c4-816a-a0fa81ced6b3", "root@342082656213"}, To: Target{Event: true}})
	}
	for width := 50; width < 120; width++ {
		if got := shown(s, width); !strings.Contains(got, "  POLICY") || !strings.Contains(got, "  Cloud") || strings.Contains(got, "…1a2b") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}

// TestSessionsAndFirstColumnsAreSaidOnce: and the call, where all lines have the same.
func TestSessionsAndFirstColumnsAreSaidOnce(t *testing.T) {
	s := Section{Title: "Let in", Columns: []Column{{Title: "ROLE", Many: true}, {Title: "WHOM"}, {Title: "SESSION", Many: true}, {Title: "WHAT", Keep: true, Many: true}}}
	for _, whom := range []string{"123456789012", "999988887777", "444455556666"} {
		s.Lines = append(s.Lines, Line{Cells: []string{"vendor-monitoring", whom, "orders-web-instance/i-0b7e1c94d2a86f351 since 07:01:30", "what it did with " + whom}, To: Target{Event: true}})
	}
	if got := shown(s, 60); !strings.Contains(got, " Let in  in all lines: ROLE vendor-monitoring") || !strings.Contains(got, "▌ 123456789012  what it did") {
		t.Errorf("got\n%s", got)
	}
	s.Lines = append(s.Lines, Line{Rest: true, Cells: []string{"+9 more", "", "", ""}})
	if got := shown(s, 60); !strings.Contains(got, "+9 more") {
		t.Errorf("where others are not listed:\n%s", got)
	}
	s.Lines = s.Lines[:3]
	for i := range s.Lines {
		s.Lines[i].Cells[1], s.Lines[i].Cells[3] = "x", "y"
	}
	if got := shown(s, 20); !strings.Contains(got, "y\n  ") {
		t.Errorf("where nothing tells them apart:\n%s", got)
	}
}

// TestHeadingsComeWithTheirLines: none is the last row of a window.
func TestHeadingsComeWithTheirLines(t *testing.T) {
	for height := 5; height < 16; height++ {
		p := newPane(life(), 80, height)
		lines := strings.Split(strings.TrimRight(frame(p), "\n "), "\n")
		if last := lines[len(lines)-1]; strings.HasPrefix(last, " related") || strings.Contains(last, "2026-09-02") && !strings.Contains(last, ":") {
			t.Errorf("%d rows end with %q", height, last)
		}
	}
	p := newPane(life(), 80, 2) // where there is only room for them they are drawn
	for range 12 {
		if p.Move(1); strings.TrimSpace(frame(p)) == "" {
			t.Error("a window is blank")
		}
	}
}

// TestNumbersStayNearTheirValues: one long value puts at most half of the width between
// short ones and their numbers, and is cut no more than that takes.
func TestNumbersStayNearTheirValues(t *testing.T) {
	s := Section{Columns: []Column{{}, {Near: true}, {Title: "EVENTS", Right: true}}, Lines: []Line{
		{Cells: []string{"service", "s3", "150"}}, {Cells: []string{"agent", strings.Repeat("agent/1.0 ", 14), "1234567"}},
	}}
	for _, width := range []int{70, 120, 160, 240} {
		for _, line := range strings.Split(shown(s, width), "\n") {
			if at := strings.Index(line, "150"); at > max(mostNear, width*nearShare/100)+24 {
				t.Errorf("%d cells: the number is at %d of %q", width, at, line)
			}
			if strings.Contains(line, "agent/") && theme.Width(strings.TrimSpace(line)) < min(width-10, mostNear) {
				t.Errorf("%d cells: cut too much: %q", width, line)
			}
		}
	}
}
