package tui

import (
	"fmt"
	"testing"
)

func TestLayoutCoversEveryLine(t *testing.T) {
	for _, screen := range []kind{welcomeScreen, overviewScreen, eventsScreen, detailScreen} {
		for w := minWidth; w <= 300; w += 7 {
			for h := minHeight; h <= 100; h++ {
				for _, preview := range []bool{false, true} {
					name := fmt.Sprintf("screen %d, %dx%d, preview %v", screen, w, h, preview)
					checkLayout(t, name, layoutFor(w, h, screen, preview), w, h)
				}
			}
		}
	}
}

// checkLayout fails unless each cell belongs to one part at most and each
// line to at least one, the blank one below the timeline excepted.
func checkLayout(t *testing.T, name string, l layout, w, h int) {
	t.Helper()
	lines := make([]int, h)
	for _, r := range []rect{l.header, l.crumbs, l.filter, l.timeline, l.body, l.preview, l.status, l.footer} {
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
	if want := min(l.timeline.h, 1); blank != want {
		t.Fatalf("%s: %d blank lines, want %d", name, blank, want)
	}
	if l.body.h < minHeight-5 && l.timeline.h == 0 || l.timeline.h > 0 && l.body.h < minGrid {
		t.Fatalf("%s: the body has %d lines", name, l.body.h)
	}
}

func TestLayoutOfSmallTerminal(t *testing.T) {
	for _, size := range [][2]int{{59, 50}, {200, 14}, {1, 1}} {
		if !layoutFor(size[0], size[1], overviewScreen, true).tooSmall {
			t.Errorf("%v is not said to be too small", size)
		}
	}
	if layoutFor(60, 15, overviewScreen, true).tooSmall {
		t.Error("60x15 is said to be too small")
	}
}

func TestPreviewNeedsWidth(t *testing.T) {
	for _, c := range []struct {
		w       int
		preview bool
		want    bool
	}{{139, true, false}, {140, true, true}, {140, false, false}, {300, true, true}} {
		got := layoutFor(c.w, 40, eventsScreen, c.preview).preview.w > 0
		if got != c.want {
			t.Errorf("width %d, preview %v: shown %v", c.w, c.preview, got)
		}
	}
}
