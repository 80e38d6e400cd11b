package answers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/tui/theme"
)

// deletions are keys that are drawn from a slash on, or from a part before that, and who
// deleted them.
func deletions(n int) Section {
	s := Section{Columns: []Column{{Title: "WHAT", Many: true}, {Title: "LEFT", Keep: true, Many: true}, {Title: "ACTOR", Names: true}}}
	for i := range n {
		key := fmt.Sprintf("arn:aws:kms:eu-west-1:111122223333:key/%08x-53d3-4344-8b4b-%012x", i*7919, i*104729)
		s.Lines = append(s.Lines, Line{Cells: []string{key, "7 days to take it back", "release-manager/botocore-session-1789463163"}, To: Target{Event: true}})
	}
	return s
}

// blanks returns how many cells stay blank in all lines at the end of a column.
func blanks(p *Pane, c int) int {
	least := p.spans[0][c+1]
	for i := range p.answer.Sections[0].Lines {
		least = min(least, p.spans[0][c+1]-theme.Width(p.drawnCell(0, i, c)))
	}
	return least
}

// TestBlanksBehindWhatIsDrawnAreLent: a column that is cut is no wider than what is drawn of
// its values while another one is cut, and these are drawn as they would be without that.
func TestBlanksBehindWhatIsDrawnAreLent(t *testing.T) {
	lent := 0
	for width := 60; width < 150; width++ {
		p := newPane(&Answer{Sections: []Section{deletions(5)}}, width, 9)
		if n := blanks(p, 0); n > 0 && p.lack(0, &p.answer.Sections[0].Lines[0], p.places(0, &p.answer.Sections[0].Lines[0])[2]) > 0 {
			t.Errorf("%d cells, %d blank:\n%s", width, n, frame(p))
		}
		fit := p.fit(&p.answer.Sections[0], width-margin-1)
		if fit[0].width == p.spans[0][1] {
			continue
		}
		lent++
		after := p.drawnCell(0, 1, 0)
		p.columns[0], p.spans[0], p.aparts[0] = fit, []int{0, fit[0].width, fit[1].width, fit[2].width}, nil
		if before := p.drawnCell(0, 1, 0); before != after {
			t.Errorf("%d cells: %q was %q", width, after, before)
		}
	}
	if lent < 5 {
		t.Errorf("lent in %d widths", lent)
	}
}

// TestWhoIsWholeWhereKeysAreCut: what keys leave is given to who it was.
func TestWhoIsWholeWhereKeysAreCut(t *testing.T) {
	if got := shown(deletions(3), 116); !strings.Contains(got, "release-manager/botocore-session-1789463163") || !strings.Contains(got, "…:key/00001eef-") {
		t.Errorf("got\n%s", got)
	}
}

// TestLongSectionsAreNotDrawnBeforeTheyAreSeen: of thousands of lines none is cut apart when
// they are laid out.
func TestLongSectionsAreNotDrawnBeforeTheyAreSeen(t *testing.T) {
	th := theme.New(true)
	p := New(&th)
	p.SetSize(116, 30)
	p.Set(&Answer{Sections: []Section{deletions(mostRedrawn + 1)}})
	if p.aparts[0] != nil {
		t.Error("cut apart")
	}
}

// TestBlanksAreLentWhereTheyTell: a key is drawn whole or by its ends; cells that do not make it
// whole stay where they are.
func TestBlanksAreLentWhereTheyTell(t *testing.T) {
	s := Section{Columns: []Column{{Title: "ACTOR", Names: true}, {Title: "KEY", Many: true, Key: true, Spare: true}, {Title: "BEGAN", Prose: true, Parts: true}, {Title: "EVENTS", Right: true}},
		Lines: []Line{{Cells: []string{"tomas.lind", "ASIARTX3GSDS2AQHEJ2S", "console login with MFA  from 198.51.100.61", "412"}, To: Target{Event: true}}}}
	for width := 50; width < 110; width++ {
		got := strings.Split(shown(s, width), "\n")[1]
		if strings.Contains(got, "ASIA…EJ2S   ") || strings.Contains(got, "ASIA") && !strings.Contains(got, "ASIA…EJ2S  ") && !strings.Contains(got, "ASIARTX3GSDS2AQHEJ2S  ") {
			t.Errorf("%d cells: %q", width, got)
		}
	}
}
