package events

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/trailsift/trailsift/store"
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

// TestFoldedLineIsRead: what a line says of its events is whole where cells behind it are
// blank; no cell that says something gives way.
func TestFoldedLineIsRead(t *testing.T) {
	table := newTable(t, 600, 80, 6)
	table.SetFolds(&Folds{[]run{{0, 123}}})
	name, what := table.foldColumn(), slices.IndexFunc(table.columns, func(c Column) bool { return c.Field == What })
	for _, c := range []struct{ width, name, what, wantName, wantWhat int }{
		{80, 10, 40, 17, 33}, // 123 console reads, until 01:00:00
		{80, 20, 40, 20, 40},
		{table.lead() + gap + (16 + 14), 16, 14, 16, 14}, // nothing is blank
		{table.lead() + gap + (17 + 14), 16, 14, 17, 14}, // but the end of the line
		{table.lead() + gap + (17 + 14), 15, 14, 17, 14},
		{table.lead() + gap + (10 + 18), 10, 18, 14, 14},
	} {
		table.SetSize(c.width, 6)
		got := table.foldedSpans([]span{{column: name, width: c.name}, {column: what, width: c.what}}, 0)
		if got[0].width != c.wantName || got[1].width != c.wantWhat {
			t.Errorf("%+v: %d and %d cells", c, got[0].width, got[1].width)
		}
	}
	for w := 40; w < 200; w++ {
		table.SetSize(w, 6)
		checkTable(t, table, w, 6)
	}
}
