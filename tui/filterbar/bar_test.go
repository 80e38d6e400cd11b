package filterbar

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

func newBar() *Bar {
	th := theme.New(true)
	return New(&th)
}

func TestChips(t *testing.T) {
	for _, c := range []struct {
		chips, hint string
		width       int
		want        string
	}{
		{"", "", 20, " › no filter        "},
		{"", "7 AWS: 1 hides", 40, " › no filter             7 AWS: 1 hides "},
		{"", "7 AWS: 1 hides", 24, " › no filter            "},
		{"a:b c:d", "", 20, " › [a:b] [c:d]      "},
		{"a:b c:d e:f g:h", "", 24, " › [a:b] [c:d] +2 more  "},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:b", "", 30, " › [aaaaaaaaaaaaaa…]          "},
	} {
		var chips []Chip
		for _, text := range strings.Fields(c.chips) {
			chips = append(chips, Chip{Text: text})
		}
		if got := ansi.Strip(newBar().Chips(chips, c.hint, c.width)); got != c.want {
			t.Errorf("%q in %d cells: %q, want %q", c.chips, c.width, got, c.want)
		}
	}
}

func TestChipsNeverOverflow(t *testing.T) {
	chips := []Chip{{Text: "event:\x1b[2J"}, {Text: strings.Repeat("日", 200), Drill: true}, {Text: "c"}, {Text: "d:e"}}
	for width := 20; width < 200; width++ {
		for n := range len(chips) + 1 {
			line := ansi.Strip(newBar().Chips(chips[:n], "21,582 AWS-generated: 1 hides", width))
			if theme.Width(line) != width {
				t.Fatalf("%d chips in %d cells: %q", n, width, line)
			}
		}
	}
}

func TestEdit(t *testing.T) {
	b := newBar()
	if got := ansi.Strip(b.Edit("event:r", "un", "", "", 30)); got != " ; event:run                ✓ " {
		t.Errorf("good text: %q", got)
	}
	if got := ansi.Strip(b.Edit("x:y", "", "no field \"x\"", "", 40)); !strings.HasSuffix(got, "✗ no field \"x\" ") {
		t.Errorf("bad text: %q", got)
	}
	if got := ansi.Strip(b.Edit("a.b:y", "", "", "no event has a.b", 40)); !strings.HasSuffix(got, "✓ no event has a.b ") {
		t.Errorf("doubtful text: %q", got)
	}
	for width := 30; width < 200; width += 7 {
		line := ansi.Strip(b.Edit(strings.Repeat("日", 300), "\x1b", strings.Repeat("why ", 100), "", width))
		if theme.Width(line) != width {
			t.Fatalf("%d cells: %q", width, line)
		}
	}
}
