package answers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// agents are user agents, of which any two differ in one or two places in their middle.
func agents() Section {
	s := Section{Columns: []Column{{Title: "USER AGENT"}, {Title: "EVENTS", Right: true}}}
	for _, terraform := range []string{"1.1.2", "1.4.9"} {
		for _, built := range []string{"go1.19.3", "go1.17.6"} {
			agent := "APN/1.0 HashiCorp/1.0 Terraform/" + terraform + " (+https://www.terraform.io) aws-sdk-go-v2/1.17.8 (" + built + "; linux; amd64) HashiCorp-terraform-exec/0.17.3"
			s.Lines = append(s.Lines, Line{Cells: []string{agent, "7"}, To: Target{Event: true}})
		}
	}
	return s
}

// TestValuesBelowEachOtherAreToldApart: whatever the room, two that differ do not look
// alike.
func TestValuesBelowEachOtherAreToldApart(t *testing.T) {
	for width := 40; width < 200; width += 7 {
		seen := make(map[string]bool)
		for _, line := range strings.Split(shown(agents(), width), "\n") {
			line = strings.TrimPrefix(line, "▌")
			if strings.Contains(line, "APN") && seen[strings.TrimSpace(line)] {
				t.Errorf("%d cells: twice %q", width, line)
			}
			seen[strings.TrimSpace(line)] = true
		}
	}
}

// TestNothingIsToldApartByAHalf: an address that has no room is left out, and of a list
// the last names go, also where others look like them then.
func TestNothingIsToldApartByAHalf(t *testing.T) {
	s := Section{Columns: []Column{{Title: "WHAT", Keep: true}, {Title: "WHO", Many: true}}}
	for i := range 3 {
		cells := []string{"Something", fmt.Sprintf("mira, jonas-of-many-names%d and 4 more", i)}
		s.Lines = append(s.Lines, Line{Cells: cells, To: Target{Event: true}})
	}
	if got := shown(s, 30); strings.Count(got, "mira +5") != 3 {
		t.Errorf("got\n%s", got)
	}
	for i := range 2 {
		if text := fmt.Sprintf("2001:db8:85a3:8d3:1319:8a2e:370:734%d", i); isCutAnywhere(text, 20) {
			t.Errorf("half of %s is another one", text)
		}
	}
}

// TestAHugeValueIsCutApart: no more of it is read than may be drawn.
func TestAHugeValueIsCutApart(t *testing.T) {
	s := agents()
	for i, end := range []string{"one", "two"} {
		s.Lines[i].Cells[0] = strings.Repeat("x y\x1b ", 1<<16) + end
	}
	for width := 20; width < 60; width += 13 {
		got := shown(s, width)
		if strings.Contains(got, "\x1b[") || !strings.Contains(got, " x y") {
			t.Errorf("%d cells:\n%s", width, got)
		}
		for _, line := range strings.Split(got, "\n") {
			if theme.Width(line) > width {
				t.Errorf("%d cells: %q", width, line)
			}
		}
	}
}
