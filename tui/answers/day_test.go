package answers

import (
	"strings"
	"testing"
	"time"
)

// programs are two that were used, of which the second was until some moment.
func programs(until string) *Answer {
	s := Section{Columns: []Column{{Title: "UA"}, {Title: "EVENTS", Right: true}, {Title: "FIRST", When: First, Spare: true}, {Title: "LAST", When: Last, Spare: true}}}
	for _, agent := range []string{"aws-cli/2.15.8 Python/3.11.8 exe/kali", "aws-cli/2.15.8 Python/3.11.8 exe/none"} {
		s.Lines = append(s.Lines, Line{At: at("2026-09-15 08:42:11"), Until: at(until), Cells: []string{agent, "1"}, To: Target{Event: true}})
	}
	return &Answer{Sections: []Section{s}}
}

// TestOneDayIsSaidOnce: by the first head, however much room there is.
func TestOneDayIsSaidOnce(t *testing.T) {
	p := newPane(programs("2026-09-15 23:20:00"), 80, 8)
	want := "FIRST 09-15  LAST\n▌ aws-cli/2.15.8 Python/3.11.8 exe/kali"
	if got := frame(p); !strings.Contains(got, want) || !strings.Contains(got, "       1  08:42:11     23:20:00") {
		t.Errorf("got\n%s", got)
	}
	p.SetZone(time.FixedZone("CEST", 7200))
	if got := frame(p); strings.Contains(got, "FIRST 09-15") || !strings.Contains(got, "2026-09-15 10:42:11") {
		t.Errorf("two days in another zone:\n%s", got)
	}
	if got := frame(newPane(programs("2026-09-15 23:20:00"), 120, 8)); !strings.Contains(got, "FIRST 09-15  LAST") {
		t.Errorf("where there is room for all:\n%s", got)
	}
	if got := frame(newPane(programs("2026-09-16 23:20:00"), 80, 8)); strings.Contains(got, "FIRST 09-15") {
		t.Errorf("two days:\n%s", got)
	}
}

// TestMomentsInTextsAreOfADay: what other columns say in words as well.
func TestMomentsInTextsAreOfADay(t *testing.T) {
	a := programs("2026-09-15 09:00:00")
	s := &a.Sections[0]
	s.Columns = append([]Column{s.Columns[0], {Title: "MADE"}}, s.Columns[1:]...)
	for i := range s.Lines {
		s.Lines[i].Cells = []string{s.Lines[i].Cells[0], "2026-09-15 08:00:00Z", "1"}
	}
	if got := frame(newPane(a, 90, 8)); !strings.Contains(got, "MADE 09-15  EVENTS  FIRST     LAST") || !strings.Contains(got, "08:00Z           1  08:42:11  09:00:00") {
		t.Errorf("got\n%s", got)
	}
	s.Lines[1].Cells[1] = "2026-09-14 08:00:00Z"
	if got := frame(newPane(a, 90, 8)); strings.Contains(got, "MADE 09") || !strings.Contains(got, "09-14 08:00Z") {
		t.Errorf("of two days:\n%s", got)
	}
}

// TestOneYearIsSaidOnce: by the first head, where the times of several days would leave the
// last of them no room; in more they are written whole.
func TestOneYearIsSaidOnce(t *testing.T) {
	got := frame(newPane(programs("2026-09-16 23:20:00"), 74, 8))
	if !strings.Contains(got, "FIRST 2026      LAST") || !strings.Contains(got, "  09-15 08:42:11  09-16 23:20:00") {
		t.Errorf("got\n%s", got)
	}
	for until, width := range map[string]int{"2026-09-16 23:20:00": 110, "2027-01-01 00:00:00": 77} {
		if got := frame(newPane(programs(until), width, 8)); strings.Contains(got, "FIRST 2026") || !strings.Contains(got, "2026-09-15 08:42:11") {
			t.Errorf("%d cells, until %s:\n%s", width, until, got)
		}
	}
}
