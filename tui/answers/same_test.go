package answers

import (
	"strings"
	"testing"
)

// changes are so many lines of changes by one program in one service.
func changes(n int) Section {
	s := Section{Timed: true, Columns: []Column{{Title: "EVENT", Keep: true}, {Title: "SERVICE", Many: true}, {Title: "WHAT", Many: true}, {Title: "REGION", Many: true}}}
	for i := range n {
		what := strings.Repeat("x", 30) + string(rune('a'+i))
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 09:24:57"), Cells: []string{"DeleteOpenIDConnectProvider", "iam", what, "eu-west-1"}, To: Target{Event: true}})
	}
	return s
}

// TestWhatAllHaveIsSaidOnce: a column with one value goes before one is cut that tells the
// lines apart; what it said is beside the first day, or the title.
func TestWhatAllHaveIsSaidOnce(t *testing.T) {
	s := changes(3)
	if got := shown(s, 120); !strings.Contains(got, "SERVICE") || strings.Contains(got, "these lines") {
		t.Errorf("where there is room for all:\n%s", got)
	}
	for title, want := range map[string]string{"": "  2026-09-15  in all lines: REGION eu-west-1\n", "Changes": " Changes  in all lines: REGION eu-west-1\n"} {
		s.Title = title
		if got := shown(s, 86); strings.Contains(got, "  REGION ") || !strings.Contains(got, want) || !strings.Contains(got, strings.Repeat("x", 30)+"a") {
			t.Errorf("title %q:\n%s", title, got)
		}
	}
	two := changes(2)
	if got := shown(two, 86); strings.Contains(got, "these lines") || !strings.Contains(got, "SERVICE") {
		t.Errorf("two lines may be alike by chance:\n%s", got)
	}
}

// TestWhatIsSaidAboveGoesAtOnce: a value that the sentence has, and a column of blanks.
func TestWhatIsSaidAboveGoesAtOnce(t *testing.T) {
	s := changes(3)
	for i := range s.Lines {
		s.Lines[i].Cells[3] = ""
	}
	a := &Answer{Sentence: "3 changes in iam", Sections: []Section{s}}
	if got := frame(newPane(a, 82, 9)); strings.Contains(got, "SERVICE") || strings.Contains(got, "REGION") || strings.Contains(got, "these lines") {
		t.Errorf("got\n%s", got)
	}
	for text, want := range map[string]bool{"in iam": true, "iam, ec2": true, "iamiam": false, "iam-x iam": true, "iam.amazonaws.com": false, "": false, "éiam": false} {
		if hasWord(text, "iam") != want {
			t.Errorf("whether %q has the word is %v", text, !want)
		}
	}
}

// TestABlankTellsALine: which of three lines has what the sentence says is seen.
func TestABlankTellsALine(t *testing.T) {
	s := changes(3)
	for i := range s.Lines {
		s.Lines[i].Cells[3] = []string{"", "refused", ""}[i]
	}
	a := &Answer{Sentence: "3 changes in iam, 1 of them refused", Sections: []Section{s}}
	if got := frame(newPane(a, 82, 9)); strings.Count(got, "refused") < 2 {
		t.Errorf("got\n%s", got)
	}
}

// TestCountsInTreesAreWhole: how sure the links are is said above, and makes room.
func TestCountsInTreesAreWhole(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Names: true}, {Prose: true, Parts: true}, {Whole: true}}, Lines: []Line{
		{Cells: []string{"build-agent", "IAM user, long-lived key AKIAXXXX", "certain"}, Sign: Node, To: Target{Event: true}},
		{At: at("2026-09-15 09:06:03"), Cells: []string{"release-manager/botocore-session-1789463163", "AssumeRole, session x", "certain"}, Sign: Node, Depth: 1},
		{At: at("2026-09-15 09:06:03"), Until: at("2026-09-15 12:19:03"), Cells: []string{"1,210 events", "15 services: s3 133", ""}, Depth: 2},
	}}
	for width := 30; width < 90; width++ {
		got := frame(newPane(&Answer{Sentence: "every link is certain", Sections: []Section{s}}, width, 12))
		if width >= 38 && !strings.Contains(got, "1,210 events") || width < 80 && strings.Contains(got, "  certain") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
	s.Lines[1].Cells[2] = "likely"
	if got := shown(s, 60); !strings.Contains(got, "likely") || !strings.Contains(got, "1,210 events") {
		t.Errorf("what differs is said:\n%s", got)
	}
}
