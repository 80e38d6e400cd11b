package answers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

// manyAgents are lines of which the texts have no room.
func manyAgents(n int) Section {
	s := Section{Columns: []Column{{Title: "USER AGENT"}}}
	for i := range n {
		text := fmt.Sprintf("%s1.%03d.9 %s", strings.Repeat("agent/", 20), i, strings.Repeat("more/", 20))
		s.Lines = append(s.Lines, Line{Cells: []string{text}, To: Target{Event: true, Row: 0, Value: text}})
	}
	return s
}

// TestOnlyWhatIsLookedAtIsCutApart: drawing the first window of a long list cuts no more
// than it and what is behind it, and drawing it again nothing.
func TestOnlyWhatIsLookedAtIsCutApart(t *testing.T) {
	th := theme.New(true)
	p := New(&th)
	p.SetSize(80, 30)
	p.Set(&Answer{Sections: []Section{manyAgents(1000)}})
	p.Render()
	known := p.aparts[0][0]
	if n := len(known.alone); n == 0 || n > 2*blockLines {
		t.Errorf("%d of 1,000 texts are cut for 30 lines", n)
	}
	p.Render()
	if p.aparts[0][0] != known || len(known.apart) != 1 {
		t.Error("cut again")
	}
	p.SetSize(70, 30)
	if p.aparts[0] != nil {
		t.Error("in another width it is as before")
	}
}

// TestScrollingChangesNoLine: a line says the same wherever it is in the window, and no
// line what one in the window with it says.
func TestScrollingChangesNoLine(t *testing.T) {
	th := theme.New(true)
	p := New(&th)
	p.SetSize(80, 30)
	p.Set(&Answer{Sections: []Section{manyAgents(230)}})
	said := make(map[string]int)
	for n := 0; n < len(p.stops)+7; n += 7 {
		p.SetCursor(n)
		for i, text := range strings.Split(ansi.Strip(p.Render()), "\n")[1:] {
			at := p.top + i
			text = strings.Trim(text, "▌ ")
			if strings.HasSuffix(text, "below (space)") {
				continue
			}
			if before, known := said[text]; known && before != at {
				t.Fatalf("lines %d and %d say %q", before, at, text)
			}
			said[text] = at
		}
	}
	if len(said) != 230 {
		t.Errorf("230 lines say %d texts", len(said))
	}
}

// TestBlocksBesideEachOther: the last line of a block and the first of the next one are told
// apart, though each has nobody else to be taken for.
func TestBlocksBesideEachOther(t *testing.T) {
	s := Section{Columns: []Column{{Title: "USER AGENT"}}}
	for i := range 2 * blockLines {
		text := fmt.Sprintf("%03d%s", i, strings.Repeat("agent/", 40))
		if i == blockLines-1 || i == blockLines {
			text = fmt.Sprintf("%s1.%03d.9%s", strings.Repeat("agent/", 20), i, strings.Repeat("more/", 20))
		}
		s.Lines = append(s.Lines, Line{Cells: []string{text}, To: Target{Event: true}})
	}
	th := theme.New(true)
	p := New(&th)
	p.SetSize(80, 2*blockLines+2)
	p.Set(&Answer{Sections: []Section{s}})
	if got := ansi.Strip(p.Render()); !strings.Contains(got, ".049.") || !strings.Contains(got, ".050.") {
		t.Errorf("got\n%s", got)
	}
}
