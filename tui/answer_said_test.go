package tui

import (
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/answers"
)

// TestWhatIsNotListedMayDiffer: a column whose value was said is left out only where all
// of its lines are there.
func TestWhatIsNotListedMayDiffer(t *testing.T) {
	for _, rest := range []bool{false, true} {
		s := answers.Section{Columns: make([]answers.Column, 2), Lines: []answers.Line{{Cells: []string{"1", "mira"}}, {Cells: []string{"2", "mira"}}}}
		if rest {
			s.Lines = append(s.Lines, answers.Line{Rest: true, Cells: []string{"+9 more"}})
		}
		if leaveOutSaid(&s, "11 changes by mira"); len(s.Columns) != map[bool]int{false: 1, true: 2}[rest] {
			t.Errorf("others are there: %t, %d columns", rest, len(s.Columns))
		}
	}
}

// TestOneOfSeveralIsNotSaid: who of those that the sentence names did what a table lists
// stays beside it; the only one need not be said again.
func TestOneOfSeveralIsNotSaid(t *testing.T) {
	for _, c := range []struct {
		sentence string
		several  bool
	}{
		{"6 changes by mira, jonas and 3 more, 2026-09-15 07:47:48Z", true}, {"2 changes by jonas and mira, 2026-09-15 07:47:48Z", true},
		{"3 changes by ada, mira and 1 more, 2026-09-15 07:47:48Z", true}, {"2 changes by mira, 2026-09-15 07:47:48Z", false},
		{"2 changes by mira; 1 failed", false}, {"2 changes by mira", false},
	} {
		if got := isOneOfSeveral(c.sentence, "mira"); got != c.several {
			t.Errorf("%s: %t", c.sentence, got)
		}
	}
}

// TestAnswersAtTheUsualWidth: what the question asks for is seen: who opened a bucket,
// which account is let in, what was added to which policy, which device was used.
func TestAnswersAtTheUsualWidth(t *testing.T) {
	for ask, want := range map[string][]string{
		"bucket-public": {"in all lines: ACTOR release-manager/botocore-session-1789463163", "public access block away     set again 11:21:02Z", "lets in everybody if s3:x-"},
		"trust-widened": {"Let in  in all lines: ROLE vendor-monitoring", "999988887777                999988887777", "123456789012 if sts:", "replaced 09:24:15Z", "again 123456789012"},
		"iam-policies":  {"POLICY            ADDS", "release-boundary  Allow lambda:", "  ACTOR", " no room: BEFORE, TAKES AWAY"},
		"mfa-removed":   {"phone-tomas  got in with a second factor at 11:14:02Z"},
	} {
		b := demoBench(t, 80, 60)
		b.command("ask " + ask)
		for _, text := range want {
			if !strings.Contains(b.text(), text) {
				t.Errorf("%s lacks %q:\n%s", ask, text, b.text())
			}
		}
	}
}
