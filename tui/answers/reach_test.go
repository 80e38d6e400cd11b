package answers

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// policies are documents, of which few took anything away.
func policies() Section {
	s := Section{Columns: []Column{{Title: "POLICY", Many: true}, {Title: "ADDS", Keep: true, Many: true}, {Title: "TAKES AWAY", Many: true}, {Title: "ACTOR", Names: true}}}
	for range 4 {
		s.Lines = append(s.Lines, Line{Cells: []string{"release-boundary", strings.Repeat("Allow s3:GetObject on *; ", 6), "", "mira"}})
	}
	s.Lines[2].Cells = []string{"release-boundary", "Allow * on *", "Allow lambda:UpdateFunctionCode on *", "mira"}
	return s
}

// TestRareValuesBeginInBlankCells: what few lines have is whole where blanks are before it,
// and ends where its column does; what stands before it stays.
func TestRareValuesBeginInBlankCells(t *testing.T) {
	for width := 100; width < 160; width++ {
		if got := shown(policies(), width); !strings.Contains(got, "  Allow * on *  ") || !strings.Contains(got, "  Allow lambda:UpdateFunctionCode on *  mira") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
	s := policies()
	s.Lines[2].Cells[1] = ""
	if got := shown(s, 90); !strings.Contains(got, "  Allow lambda:UpdateFunctionCode on *  mira") {
		t.Errorf("got\n%s", got)
	}
	for i := range s.Lines { // a column that many lines have has one edge
		s.Lines[i].Cells = []string{"release-boundary", "Allow * on *", strings.Repeat("Allow s3:GetObject on *; ", 1+5*(i%2)), "mira"}
	}
	got := strings.Split(shown(s, 90), "\n")
	if at := cellOf(got[0], "TAKES"); cellOf(got[1], "Allow s3") != at || cellOf(got[2], "Allow s3") != at {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// cellOf returns in which cell of a line some words begin.
func cellOf(line, words string) int {
	before, _, _ := strings.Cut(line, words)
	return utf8.RuneCountInString(before)
}

// TestNumbersLeaveBlanks: a cell goes on before a number, which stands at the right of its
// column, but not for a letter or two.
func TestNumbersLeaveBlanks(t *testing.T) {
	s := Section{Columns: []Column{{Title: "REGION", Whole: true}, {Title: "WHERE", Many: true}, {Title: "EVENTS AN HOUR", Right: true}}}
	for range 3 {
		s.Lines = append(s.Lines, Line{Cells: []string{"sa-east-1", "before its first event", "51"}})
	}
	for width := 42; width < 60; width++ {
		got := shown(s, width)
		if !strings.Contains(got, "  before its first event  ") || !strings.Contains(got, " 51") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
	if got := worthTaking(9, 3) + worthTaking(2, 1); got != 0 {
		t.Errorf("took %d cells", got)
	}
}

// TestPlacesAreApart: whatever the room, cells follow each other.
func TestPlacesAreApart(t *testing.T) {
	for width := range 120 {
		p := newPane(&Answer{Sections: []Section{policies()}}, width, 9)
		for i := range p.answer.Sections[0].Lines {
			used := 0
			for _, at := range p.places(0, &p.answer.Sections[0].Lines[i]) {
				if at.at < used || at.width < 0 {
					t.Fatalf("%d cells, line %d: %+v", width, i, at)
				}
				used = at.end()
			}
		}
	}
}

// TestYearsGoFirst: when somebody did something is said without its year before it is cut.
func TestYearsGoFirst(t *testing.T) {
	c, text := Column{Many: true}, "tomas.lind at 2026-09-15 07:12:40Z"
	if got := shortened(c, text, 30); got != "tomas.lind at 09-15 07:12:40Z" {
		t.Errorf("got %q", got)
	}
	if got := shortened(c, text, 40); got != text {
		t.Errorf("got %q", got)
	}
}

// TestBlocksOfAddressesAreWhole: half of one is another one; the names of calls give way.
func TestBlocksOfAddressesAreWhole(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Title: "EVENT", Keep: true, Look: ByVerb}, {Title: "GROUP", Many: true, Must: true}, {Title: "PEER", Many: true, Spare: true}}}
	for _, peer := range []string{"198.51.100.0/24", "0.0.0.0/0 ::/0"} {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 08:31:01"), Cells: []string{"AuthorizeSecurityGroupIngress", "sg-0ba0a56b6717c4ec8", peer}})
	}
	for width := 72; width < 110; width++ {
		if got := shown(s, width); !strings.Contains(got, "  198.51.100.0/24") || !strings.Contains(got, "  0.0.0.0/0 ::/0") {
			t.Errorf("%d cells:\n%s", width, got)
		}
	}
}

// TestWhatAllLinesHaveGoesBeforeWhatTells: a region that is the same everywhere is said once
// before an instance is left out.
func TestWhatAllLinesHaveGoesBeforeWhatTells(t *testing.T) {
	s := Section{Timed: true, Columns: []Column{{Title: "EVENT", Keep: true, Look: ByVerb}, {Title: "ACTOR", Names: true}, {Title: "REGION", Many: true, Spare: true}, {Title: "INSTANCE", Many: true, Spare: true}}}
	for _, id := range []string{"i-0a4d9f1e7c3b52860", "i-0d93e4a1b7c2f8065", "i-05c30218156bcc246"} {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 08:31:01"), Cells: []string{"Terminate" + id[2:11], "stratus-red-team-role/aws-go-sdk-" + id[2:], "us-east-1", id}})
	}
	if got := shown(s, 80); !strings.Contains(got, "in all lines: REGION us-east-1") || !strings.Contains(got, "i-05c30218156bcc246") {
		t.Errorf("got\n%s", got)
	}
}

// TestHeadsStandOverValues: a head of what few lines have stands over the first of them that
// begins left of its column.
func TestHeadsStandOverValues(t *testing.T) {
	s := Section{Columns: []Column{{Title: "EVENT", Keep: true, Look: ByVerb}, {Title: "SERVICE", Keep: true}, {Title: "ACTOR", Names: true}, {Title: "MODEL", Many: true}}}
	for i := range 9 {
		cells := []string{"PutUseCaseForModelAccess", "bedrock", "svc-backup-sync", ""}
		switch i {
		case 3:
			cells = []string{"InvokeModel", "bedrock", "build-agent", "anthropic.model-20240307-v1:0"}
		case 5:
			cells = []string{"InvokeModel", "bedrock", "svc-backup-sync", "anthropic.model-20240307-v1:0"}
		}
		s.Lines = append(s.Lines, Line{Cells: cells, To: Target{Event: true}})
	}
	for width := 60; width < 100; width++ {
		lines := strings.Split(shown(s, width), "\n")
		head := strings.Index(lines[0], "MODEL")
		if got := strings.Index(lines[4], "anthr"); got != head || head < 0 {
			t.Errorf("%d cells: the head at %d, the value at %d:\n%s", width, head, got, strings.Join(lines, "\n"))
		}
	}
}
