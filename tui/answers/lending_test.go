package answers

import (
	"strings"
	"testing"
)

// TestWideColumnsLend: a column whose long cells go on over blank ones lends what nothing
// needs that stands in it, and one of numbers what is only its head's.
func TestWideColumnsLend(t *testing.T) {
	s := Section{Columns: []Column{{Title: "EVENT", Keep: true, Look: ByVerb}, {Title: "INSTANCE", Many: true}, {Title: "ERROR", Many: true, Spare: true}}}
	many := strings.Repeat("i-0a4d9f1e7c3b52860 ", 3) + "i-0a4d9f1e7c3b52860"
	for _, cells := range [][]string{{"RunInstances", "", "Client.VcpuLimitExceeded"}, {"RunInstances", many, ""}, {"StopInstances", "i-0d93e4a1b7c2f8065", ""}} {
		s.Lines = append(s.Lines, Line{Cells: cells, To: Target{Event: true}})
	}
	for width := 72; width < 130; width++ {
		if got := shown(s, width); !strings.Contains(got, "  Client.VcpuLimitExceeded") || !strings.Contains(got, "i-0d93e4a1b7c2f8065") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}

// TestHeadsOfNumbersLend: as far as they are understood without their last word, and only
// where something is cut.
func TestHeadsOfNumbersLend(t *testing.T) {
	s := Section{Columns: []Column{{Title: "ACTOR", Names: true}, {Title: "PENDING WINDOW", Right: true}, {Title: "MOST IN 10 MIN", Right: true}, {Title: "IP"}}}
	for _, ip := range []string{"203.0.113.77", "198.51.100.77"} {
		s.Lines = append(s.Lines, Line{Cells: []string{"release-manager/botocore-session-1789463163", "7", "35", ip}, To: Target{Event: true}})
	}
	if got := shown(s, 90); !strings.Contains(got, "/botocore-session-1789463163 ") || !strings.Contains(got, " PENDING  MOST IN 10 MIN  IP") {
		t.Errorf("got\n%s", got)
	}
	if got := shown(s, 120); !strings.Contains(got, "PENDING WINDOW") {
		t.Errorf("got\n%s", got)
	}
}

// TestUserAgentsLendFirst: who and why are whole before more of a browser is drawn than
// tells it from others.
func TestUserAgentsLendFirst(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Title: "ACTOR", Names: true}, {Title: "USER AGENT", Agent: true, Spare: true}, {Title: "ERROR MESSAGE", Many: true, Spare: true}}}
	agent := "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36"
	for range 9 {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 08:31:01"), Cells: []string{"mira", agent, "Failed authentication"}, To: Target{Event: true}})
	}
	s.Lines[0].Cells = []string{"finance-readonly/amelie.roux@example.com", agent, "No username found in supplied account"}
	for width := 115; width < 200; width++ {
		got := shown(s, width)
		if !strings.Contains(got, s.Lines[0].Cells[0]) || !strings.Contains(got, s.Lines[0].Cells[2]) || !strings.Contains(got, "Mozi") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
	s.Columns[1].Must = true // the answer is about it
	if got := shown(s, 140); !strings.Contains(got, "Mozilla/5.0 (Windows") {
		t.Errorf("got\n%s", got)
	}
}

// TestLastColumnsJoin: where there is room each address has the same place, else it stands
// where nothing else is said.
func TestLastColumnsJoin(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Names: true}, {Keep: true, Look: ByVerb}, {Parts: true, Many: true}, {Parts: true, Joins: true}}}
	for _, cells := range [][]string{{"mira", "PutBucketVersioning", "Suspended", "203.0.113.77"}, {"mira", "PutBucketPolicy", "", "198.51.100.7"}} {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 08:31:01"), Cells: cells, To: Target{Event: true}})
	}
	if got := shown(s, 80); !strings.Contains(got, "PutBucketVersioning  Suspended  203.0.113.77") || !strings.Contains(got, "PutBucketPolicy                 198.51.100.7") {
		t.Errorf("got\n%s", got)
	}
	if got := shown(s, 55); !strings.Contains(got, "  Suspended\n") || !strings.Contains(got, "PutBucketPolicy      198.51.100.7") {
		t.Errorf("got\n%s", got)
	}
	for width := range 60 {
		shown(s, width)
	}
}

// TestNamesGiveForIDs: names give an id the few cells that it lacks, and none to what is far from
// whole.
func TestNamesGiveForIDs(t *testing.T) {
	s := Section{Columns: []Column{{Title: "EVENT", Keep: true, Look: ByVerb}, {Title: "ACTOR", Names: true}, {Title: "REGION"}, {Title: "INSTANCE", Many: true}}}
	for _, id := range []string{"i-0d93e4a1b7c2f8065", "i-0d93e4a1b7c2f8066", "", "i-0a4d9f1e7c3b52860 i-0a4d9f1e7c3b52861"} {
		s.Lines = append(s.Lines, Line{Cells: []string{"TerminateInstances", "AdministratorAccess/priya.raman@example.com", "sa-east-1", id}, To: Target{Event: true}})
	}
	for width := 74; width < 120; width++ {
		if got := shown(s, width); strings.Contains(got, "i-0") && !strings.Contains(got, "i-0d93e4a1b7c2f8065") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}
