package events

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// naiveLines lists the first event of each line.
func naiveLines(n int, runs []run, open map[int]bool) []int {
	var out []int
	for pos := 0; pos < n; pos++ {
		out = append(out, pos)
		for _, r := range runs {
			if r.first == pos && !open[pos] {
				pos += r.n - 1
			}
		}
	}
	return out
}

func TestLinesAndEvents(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		table := newTable(t, 60, 80, 12)
		var runs []run
		for pos := r.IntN(4); pos < 50; pos += r.IntN(6) {
			n := 2 + r.IntN(5)
			runs = append(runs, run{pos, n})
			pos += n
		}
		table.SetFolds(&Folds{runs})
		open := map[int]bool{}
		for range r.IntN(3) {
			table.MoveTo(r.IntN(60))
			if run, ok := table.runAt(table.Cursor()); ok {
				_, open[run.first] = table.Open()
			}
		}
		want := naiveLines(60, runs, open)
		if table.countLines() != len(want) {
			t.Fatalf("%v without %v: %d lines, want %d", runs, open, table.countLines(), len(want))
		}
		for line, pos := range want {
			if table.pos(line) != pos || table.line(pos) != line {
				t.Fatalf("%v without %v: line %d starts with event %d, event %d is in line %d", runs, open, line, table.pos(line), pos, table.line(pos))
			}
		}
		table.MoveTo(0)
		table.Move(len(want) - 1)
		if table.Cursor() != want[len(want)-1] {
			t.Fatalf("%v: the last line is at event %d", runs, table.Cursor())
		}
	}
}

func TestFoldedFrameFits(t *testing.T) {
	table := newTable(t, 60, 80, 12)
	table.SetFolds(&Folds{[]run{{0, 10}, {20, 35}}})
	for n := range 40 {
		if frame := rendered(table); n == 0 && table.Folded() != 10 || len(frame) == 0 {
			t.Fatal(frame)
		}
		table.Move(1)
	}
	table.MoveTo(30)
	if table.Folded() != 35 {
		t.Errorf("the line of event 30 stands for %d", table.Folded())
	}
	table.Step(1)
	if table.Cursor() != 31 {
		t.Errorf("the event after 30 is %d", table.Cursor())
	}
	if row, _ := table.Row(); row == store.Row(0) {
		t.Error("an event that is folded has no row")
	}
}

// TestFoldedLineIsRead: how many events a line stands for is whole wherever it is drawn,
// and what stands behind it stays below what other lines have there.
func TestFoldedLineIsRead(t *testing.T) {
	table := newTable(t, 600, 80, 6)
	table.SetFolds(&Folds{[]run{{0, 123}}})
	for w := 60; w < 130; w++ {
		table.SetSize(w, 6)
		frame := rendered(table)
		head, line := lineWith(frame, " WHAT"), lineWith(frame, "until ")
		if !strings.Contains(frame, "123 console reads") {
			t.Errorf("%d cells:\n%s", w, frame)
		}
		if head != "" && line != "" && column(head, "WHAT") != column(line, "until ") {
			t.Errorf("%d cells:\n%s", w, frame)
		}
	}
	for w := 40; w < 200; w++ {
		table.SetSize(w, 6)
		checkTable(t, table, w, 6)
	}
}

func lineWith(frame, words string) string {
	for line := range strings.Lines(frame) {
		if strings.Contains(line, words) {
			return line
		}
	}
	return ""
}

// column returns in which cell of a line some words begin.
func column(line, words string) int {
	before, _, _ := strings.Cut(line, words)
	return theme.Width(before)
}
