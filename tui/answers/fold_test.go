package answers

import (
	"strings"
	"testing"
)

// TestTheFirstLineIsSeen: a long sentence gives way to it where the window has room for
// both, says so, and comes back whole.
func TestTheFirstLineIsSeen(t *testing.T) {
	for height := 9; height < 16; height++ {
		p := newPane(told(), 60, height)
		got := frame(p)
		if _, ok := p.Current(); !ok || !strings.Contains(got, "▌ 12:03:24") || !strings.Contains(got, " What was it?\n long") {
			t.Errorf("%d rows:\n%s", height, got)
		}
		if folded := strings.Contains(got, " (k)\n"); folded == strings.Contains(got, "long end") {
			t.Errorf("%d rows: folded %v\n%s", height, folded, got)
		}
		p.Move(-1)
		read := frame(p)
		for p.isBelow() {
			p.Move(1)
			read += frame(p)
		}
		if !strings.Contains(read, "long end") || strings.Contains(read, "(k)") {
			t.Errorf("%d rows, unfolded:\n%s", height, read)
		}
	}
}

// TestTheWayBackIsSaid: where what was folded takes all of the window, the last line has the
// key that leads to the lines again.
func TestTheWayBackIsSaid(t *testing.T) {
	p := newPane(told(), 60, 9)
	p.Move(-1)
	if got := lastLine(p); !p.isBelow() || !strings.HasSuffix(got, " (j)") {
		t.Errorf("%q in\n%s", got, frame(p))
	}
	p.Move(1)
	for p.isBelow() {
		p.Move(1)
	}
	if got := lastLine(p); strings.HasSuffix(got, " (j)") {
		t.Errorf("%q in\n%s", got, frame(p))
	}
}

// TestHowMuchIsFolded: so many lines as are missing.
func TestHowMuchIsFolded(t *testing.T) {
	p := newPane(told(), 60, 11)
	whole := newPane(told(), 60, 30)
	seen, all := strings.Count(frame(p), "\n long"), strings.Count(frame(whole), "\n long")
	if seen != 4 || all != 6 || !strings.Contains(frame(p), "\n … 2 more lines (k)\n") {
		t.Errorf("%d of %d lines\n%s", seen, all, frame(p))
	}
	p.SetSize(60, 30)
	if got := frame(p); got != frame(whole) {
		t.Errorf("with room for all:\n%s", got)
	}
}
