package answers

import (
	"strings"
	"testing"
)

// shown returns a section's lines as a pane of some width draws them.
func shown(s Section, width int) string {
	return frame(newPane(&Answer{Sections: []Section{s}}, width, 12))
}

// TestBlankCellsAreUsed: a column whose least has room is drawn, with those that it takes
// from others; and no cell is cut for a column that says less.
func TestBlankCellsAreUsed(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{
		{Title: "EVENT", Look: ByVerb, Keep: true}, {Title: "WHOSE", Many: true}, {Title: "ACTOR", Names: true, Many: true, Spare: true}, {Title: "POLICY", Many: true, Spare: true},
	}}
	for _, cells := range [][]string{
		{"CreatePolicyVersion", "", "github-deploy/GitHubActions-10812399021", "arn:aws:iam::111122223333:policy/release/release-boundary"},
		{"SetDefaultPolicyVersion", "batch-gpu-instance", "AdministratorAccess/priya.raman@example.com", "arn:aws:iam::aws:policy/AdministratorAccess"},
	} {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 07:47:47"), Cells: cells, To: Target{Event: true}})
	}
	got := shown(s, 80)
	for _, want := range []string{"WHOSE", "ACTOR", "POLICY", "…ratorAccess", "…/priya.raman…"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// TestLongTextsBeforeNames: a name is not cut by two letters for a user agent.
func TestLongTextsBeforeNames(t *testing.T) {
	agent := "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/92.0.4515.107 Safari/537.36"
	s := Section{Timed: true, Columns: []Column{{Title: "ACTOR", Names: true}, {Title: "IP"}, {Title: "UA", Spare: true}},
		Lines: []Line{{At: at("2021-07-29 00:07:51"), Cells: []string{"root@342082656213", "96.253.26.224", agent}, To: Target{Event: true}}}}
	if got := shown(s, 120); !strings.Contains(got, "root@342082656213") || !strings.Contains(got, "Safari") {
		t.Errorf("got\n%s", got)
	}
}

// TestWordsBeforeTexts: the word that was looked for is whole, its example may be cut.
func TestWordsBeforeTexts(t *testing.T) {
	s := Section{Columns: []Column{{Title: "WORD"}, {Title: "SUCH AS", Keep: true}, {Title: "WHO", Names: true}, {Title: "EVENTS", Right: true}}, Lines: []Line{
		{Cells: []string{"python-requests/", "[python-requests/2.32.3]", "anonymous", "3"}, To: Target{Event: true}},
		{Cells: []string{"kali", "[aws-cli/2.15.8 Python/3.11.8 Linux/6.6.9 command/s3.sync]", "release-manager/botocore-session-1789463163", "125"}, To: Target{Event: true}},
	}}
	if got := shown(s, 80); !strings.Contains(got, "python-requests/  ") {
		t.Errorf("got\n%s", got)
	}
}

// TestIDsAreWhole: half of an id is none; another column comes after it.
func TestIDsAreWhole(t *testing.T) {
	s := Section{Columns: []Column{{Title: "GROUP", Many: true}, {Title: "WHAT", Keep: true}, {Title: "WHO", Names: true}, {Title: "REGION", Many: true, Spare: true}},
		Lines: []Line{{Cells: []string{"sg-0c3f5b7d9e1a24680", "tcp 22 from 0.0.0.0/0", "AdministratorAccess/priya.raman", "ap-southeast-1"}, To: Target{Event: true}}}}
	if got := shown(s, 66); !strings.Contains(got, "sg-0c3f5b7d9e1a24680") {
		t.Errorf("got\n%s", got)
	}
}

// TestLastCellsReach: a cell takes the room of the empty ones behind it.
func TestLastCellsReach(t *testing.T) {
	reason := "the record names neither key nor creation date"
	s := Section{Columns: []Column{{}, {Prose: true}, {Whole: true}}, Lines: []Line{
		{Cells: []string{"unknown", reason}, To: Target{Event: true}},
		{Cells: []string{"mira", "IAM user", "certain"}, To: Target{Event: true}},
	}}
	got := shown(s, 60)
	if !strings.Contains(got, reason) || !strings.Contains(got, "certain") {
		t.Errorf("got\n%s", got)
	}
}

// TestAddressesHaveOneForm: in any room, with how many others there were, or not at all.
func TestAddressesHaveOneForm(t *testing.T) {
	s := Section{Columns: []Column{{Keep: true}, {Parts: true, Many: true}}}
	for i, a := range []string{"10.0.0.12", "198.51.100.201"} {
		s.Lines = append(s.Lines, Line{Cells: []string{strings.Repeat("x", 12), Addresses(a, i)}, To: Target{Event: true}})
	}
	for width := 34; width < 80; width++ {
		if got := shown(s, width); strings.Contains(got, "from") || !strings.Contains(got, "198.51.100.201 +1") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}

// TestSeveralValuesInACell: each is cut by itself.
func TestSeveralValuesInACell(t *testing.T) {
	s := Section{Columns: []Column{{Many: true}}, Lines: []Line{{Cells: []string{"g5.12xlarge ami-0bd45e19af505cc4c"}, To: Target{Event: true}}}}
	if got := shown(s, 24); !strings.Contains(got, "g5.12xlarge …") || strings.Contains(got, "cc4c") {
		t.Errorf("got\n%s", got)
	}
}

// TestTimesInCellsAreWhole: half of a time tells nothing, so another column gives way.
func TestTimesInCellsAreWhole(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Title: "WHAT", Keep: true, Many: true}, {Title: "FOR", Many: true}, {Title: "OUTCOME", Prose: true}}}
	for range 3 {
		s.Lines = append(s.Lines, Line{At: at("2023-07-10 12:24:29"), Cells: []string{"CreateAccessKey AKIATFQR7NSC3ZO6PKAZ", "stratus-red-team-backdoor-u-user", "deleted at 12:25:01"}, To: Target{Event: true}})
	}
	if got := shown(s, 80); !strings.Contains(got, "deleted at 12:25:01") {
		t.Errorf("got\n%s", got)
	}
}

// TestMomentsAreShort: where another column would be left out for their years and seconds.
func TestMomentsAreShort(t *testing.T) {
	hours := Section{Columns: []Column{{Title: "ACCOUNT", Many: true}, {Title: "REGION", Many: true}, {Title: "FROM", Many: true}, {Title: "TO", Many: true, Spare: true}, {Title: "WHERE", Many: true, Spare: true}},
		Lines: []Line{{Cells: []string{"111122223333", "sa-east-1", "2026-09-15 07:00:00Z", "2026-09-16 10:00:00Z", "before its first event"}, To: Target{Event: true}}}}
	for width, want := range map[int]string{80: "sa-east-1  09-15 07:00Z  09-16 10:00Z  before its first event", 110: "2026-09-15 07:00:00Z  2026-09-16 10:00:00Z  before its first event"} {
		if got := shown(hours, width); !strings.Contains(got, want) {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
	for text, want := range map[string]string{
		"2026-09-15 07:00:00Z": "09-15 07:00Z", "2026-09-15 07:00:10Z": "09-15 07:00:10Z", "2026-09-15 09:00:00 CEST": "09-15 09:00 CEST", "2026-09-15 09:30:05 +0530": "09-15 09:30:05 +0530",
		"at 2026-09-15 07:00:00Z": "at 2026-09-15 07:00:00Z", "2026-09-15 07:00:00": "2026-09-15 07:00:00",
	} {
		if got := shortMoment(text); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

// TestAccountsAreWhole: other columns are cut before an account, be it by itself or that
// of a root user; of who is called by an account and an id as well the end of that is seen.
func TestAccountsAreWhole(t *testing.T) {
	for who, told := range map[string]string{"root@342082656213": "342082656213", "account 342082656213 AROAMEDMMW4OHWDN74V6L:x": ":x", "342082656213": "342082656213"} {
		s := Section{Timed: true, Columns: []Column{{Title: "WHAT", Keep: true}, {Title: "TRAIL", Many: true}, {Title: "ACCOUNT", Many: true}, {Title: "WHO", Names: true}},
			Lines: []Line{{At: at("2021-07-29 23:53:36"), Cells: []string{"PutEventSelectors", "management-events-of-all", "444455556666", who}, To: Target{Event: true}}}}
		for width := 60; width < 100; width++ { // in little room the last column is left out
			if got := shown(s, width); strings.Contains(strings.Split(got, "\n")[0], "WHO") != strings.Contains(got, told) || !strings.Contains(got, "444455556666") {
				t.Errorf("%s in %d cells:\n%s", who, width, got)
			}
		}
	}
}

// TestSentencesBeforeWholeNames: a short sentence is not cut for more of a name than tells
// who it was; that gets what the sentence leaves.
func TestSentencesBeforeWholeNames(t *testing.T) {
	s := Section{Columns: []Column{{Title: "GROUP", Many: true}, {Title: "WHAT", Keep: true, Many: true}, {Title: "WHO", Names: true}},
		Lines: []Line{{Cells: []string{"sg-0c3f5b7d9e1a24680", "tcp 22, 3333 from 10.0.0.0/16, ::/0", "release-manager/botocore-session-1789463163"}, To: Target{Event: true}}}}
	if got := shown(s, 73); !strings.Contains(got, "tcp 22, 3333 10.0.0.0/16, ::/0") || !strings.Contains(got, "relea…/boto…3163") {
		t.Errorf("got\n%s", got)
	}
}

// TestHeadsOfNumbers: they are whole where cells would stay blank, else the last words go.
func TestHeadsOfNumbers(t *testing.T) {
	s := Section{Columns: []Column{{Title: "REGION"}, {Title: "EVENTS AN HOUR OTHERWISE", Right: true}}, Lines: []Line{{Cells: []string{"sa-east-1", "51"}, To: Target{Event: true}}}}
	for width, want := range map[int]string{60: "EVENTS AN HOUR OTHERWISE", 34: "  EVENTS AN HOUR"} {
		if got := shown(s, width); !strings.Contains(got, want) || strings.Contains(got, "…") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}

// TestDryRunsHaveTheirSign: that of the lists, with times and without.
func TestDryRunsHaveTheirSign(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Title: "EVENT"}}, Lines: []Line{{At: at("2026-09-15 10:06:44"), Cells: []string{"RunInstances"}, DryRun: true, To: Target{Event: true}}}}
	if got := shown(s, 60); !strings.Contains(got, "10:06:44 ≈ RunInstances") {
		t.Errorf("got\n%s", got)
	}
	s.Timed = false
	if got := shown(s, 60); !strings.Contains(got, "≈ RunInstances") {
		t.Errorf("got\n%s", got)
	}
}
