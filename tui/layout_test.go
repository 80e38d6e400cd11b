package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestLayoutCoversEveryLine(t *testing.T) {
	for _, screen := range []kind{welcomeScreen, overviewScreen, eventsScreen, detailScreen} {
		for w := minWidth; w <= 300; w += 16 {
			for h := minHeight; h <= 100; h++ {
				for _, want := range arrangements(screen) {
					name := fmt.Sprintf("%+v, %dx%d", want, w, h)
					checkLayout(t, name, layoutFor(w, h, want), w, h)
				}
			}
		}
	}
}

// arrangements lists all that a screen can be drawn like.
func arrangements(screen kind) []arrangement {
	out := []arrangement{{screen: screen}}
	for _, change := range []func(*arrangement){
		func(a *arrangement) { a.preview = true },
		func(a *arrangement) { a.large = true },
		func(a *arrangement) { a.onTimeline, a.onPreview = true, true },
		func(a *arrangement) { a.noTimeline = true },
		func(a *arrangement) { a.chooser = 9 },
	} {
		for _, a := range out {
			change(&a)
			out = append(out, a)
		}
	}
	return out
}

// checkLayout fails unless each cell belongs to one part at most and each
// line to at least one, the blank ones below the timeline and above what is
// below a list excepted.
func checkLayout(t *testing.T, name string, l layout, w, h int) {
	t.Helper()
	lines := make([]int, h)
	for _, r := range []rect{l.header, l.crumbs, l.filter, l.timeline, l.body, l.preview, l.chooser, l.status, l.footer} {
		if r.x < 0 || r.y < 0 || r.x+r.w > w || r.y+r.h > h {
			t.Fatalf("%s: %v is outside", name, r)
		}
		for y := r.y; y < r.y+r.h; y++ {
			lines[y] += r.w
		}
	}
	blank := 0
	for y, cells := range lines {
		switch {
		case cells > w:
			t.Fatalf("%s: line %d is drawn twice", name, y)
		case cells == 0:
			blank++
		case cells < w-1:
			t.Fatalf("%s: line %d has %d cells", name, y, cells)
		}
	}
	want := min(l.timeline.h, 1) + min(l.chooser.h, 1)
	if l.preview.h > 0 && l.preview.x == 0 && l.body.h > 0 {
		want++
	}
	if blank != want {
		t.Fatalf("%s: %d blank lines, want %d", name, blank, want)
	}
	least := minHeight - 5
	switch {
	case l.timeline.h > 7, l.preview.h > 0 && l.body.h == 0:
		least = 0
	case l.timeline.h > 0:
		least = minGrid
	case l.chooser.h > 0:
		least = minList - 1
	}
	if l.body.h < least {
		t.Fatalf("%s: the body has %d lines", name, l.body.h)
	}
}

func TestLayoutOfSmallTerminal(t *testing.T) {
	for _, size := range [][2]int{{59, 50}, {200, 14}, {1, 1}} {
		if !layoutFor(size[0], size[1], arrangement{preview: true}).tooSmall {
			t.Errorf("%v is not said to be too small", size)
		}
	}
	if layoutFor(60, 15, arrangement{preview: true}).tooSmall {
		t.Error("60x15 is said to be too small")
	}
}

func TestWhereThePreviewIs(t *testing.T) {
	for _, c := range []struct {
		w, h          int
		want          arrangement
		beside, below bool
	}{
		{139, 39, arrangement{preview: true}, false, false},
		{140, 39, arrangement{preview: true}, true, false},
		{300, 60, arrangement{preview: true}, true, false},
		{100, 50, arrangement{preview: true}, false, true},
		{80, 40, arrangement{preview: true}, false, true},
		{200, 60, arrangement{}, false, false},
		{200, 60, arrangement{preview: true, large: true}, false, false},
		{200, 60, arrangement{preview: true, onPreview: true}, true, false},
		{200, 60, arrangement{preview: true, onPreview: true, large: true}, false, false},
		{80, 24, arrangement{preview: true, onPreview: true}, false, false},
		{200, 60, arrangement{preview: true, chooser: 5}, false, false},
	} {
		c.want.screen = eventsScreen
		l := layoutFor(c.w, c.h, c.want)
		beside, below := l.preview.w > 0 && l.preview.x > 0, l.preview.y > l.body.y
		if whole := l.body.h == 0; whole != (c.want.onPreview && (c.want.large || c.w < 140)) {
			t.Errorf("%dx%d, %+v: the event has all the room: %v", c.w, c.h, c.want, whole)
		}
		if beside != c.beside || below != c.below {
			t.Errorf("%dx%d, %+v: beside %v, below %v", c.w, c.h, c.want, beside, below)
		}
	}
}

// TestResizingLosesNothing: whatever is open, and however small the terminal gets
// meanwhile, it looks as before when it has its size again, and the cursor is seen
// all the time.
func TestResizingLosesNothing(t *testing.T) {
	for _, way := range []string{
		"G", "/ m", "; a c t o r : m", ": e v e n t down", "? j", "w", "w n", "y",
		"enter G", "enter G p j", "enter j j p G", "enter / L down down", "enter + down", "enter C j j j", "enter j v j j", "enter tab j j",
		"enter j enter G", "enter j enter / a r n", "enter l l l l l", "enter j s", "enter m j m d", "enter m j m d enter G", "= backspace", "i l l l", "i [ l l l ]",
	} {
		b := pivotBench(t, 160, 50)
		b.press(way)
		before := b.text()
		for _, size := range [][2]int{{300, 100}, {60, 15}, {80, 24}, {61, 16}, {140, 20}, {59, 14}, {200, 60}, {160, 50}} {
			b.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			b.do(b.followCursor())
			if size[0] < minWidth || strings.Contains(way, "i ") || slices.Contains([]string{"w n", "= backspace", "? j", "; a c t o r : m"}, way) {
				continue // nothing has the mark there
			}
			if !strings.Contains(b.text(), "▌") {
				t.Errorf("%q at %v: no cursor in\n%s", way, size, b.text())
			}
		}
		if after := b.text(); after != before {
			t.Errorf("%q: before\n%s\nand after\n%s", way, before, after)
		}
	}
}
