package answers

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/theme"
)

func TestStrip(t *testing.T) {
	counts := make([]uint32, 96)
	counts[0], counts[1], counts[95] = 4, 4, 1
	a := &Answer{Sentence: "it was active", Strip: &Strip{Title: "active", Counts: counts, From: "2026-09-01 00:00:00Z", To: "2026-09-02 00:00:00Z\x1b"}}
	for w, want := range map[int]string{60: " active  █" + strings.Repeat(" ", 46) + "▁", 120: " active  ██" + strings.Repeat(" ", 93) + "▂"} {
		p := newPane(a, w, 8)
		frame := ansi.Strip(p.Render())
		if !strings.Contains(frame, want) || !strings.Contains(frame, " 2026-09-01 00:00:00Z") || !strings.Contains(frame, `2026-09-02 00:00:00Z\u001b`) {
			t.Errorf("%d cells:\n%s", w, frame)
		}
	}
	for w := 20; w < 140; w++ {
		for _, line := range strings.Split(ansi.Strip(newPane(a, w, 8).Render()), "\n") {
			if theme.Width(line) != w {
				t.Fatalf("%d cells: %q has %d", w, line, theme.Width(line))
			}
		}
	}
}

// TestStripEndsAreApart: in little room the start goes without the zone, which the end has.
func TestStripEndsAreApart(t *testing.T) {
	s := &Strip{Title: "active", Counts: make([]uint32, 96), From: "2026-09-15 09:00:03 CEST", To: "2026-09-15 14:59:56 CEST"}
	p := newPane(&Answer{Sentence: "it was active", Strip: s}, 80, 8)
	if got := frame(p); !strings.Contains(got, "2026-09-15 09:00:03     2026-09-15 14:59:56 CEST") {
		t.Errorf("got\n%s", got)
	}
	for room := range 30 {
		if got := startOf(s.From, s.To, room); len(got) > room || strings.HasSuffix(got, " ") {
			t.Errorf("%d cells: %q", room, got)
		}
	}
}
