package facets

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// facet makes a distribution of n values, the first one the most frequent.
func facet(n, missing, distinct int) *store.Facet {
	f := &store.Facet{Missing: missing, Distinct: distinct, Events: missing}
	for i := range n {
		f.Values = append(f.Values, store.ValueCount{Value: fmt.Sprintf("value-%02d", i), Count: 100 - i})
		f.Events += 100 - i
	}
	return f
}

func newGrid(lists int) *Grid {
	th := theme.New(true)
	var fields []Field
	for i := range lists {
		fields = append(fields, Field{fmt.Sprintf("f%d", i), fmt.Sprintf("FIELD %d", i)})
	}
	return New(&th, fields)
}

func rendered(g *Grid) string { return ansi.Strip(g.Render()) }

func TestGridIsAsLargeAsAsked(t *testing.T) {
	for _, lists := range []int{1, 2, 7, 10} {
		g := newGrid(lists)
		for i := range lists - 1 { // the last one has no counts yet
			g.Set(i, facet(i*7, i, i*9))
		}
		for w := 50; w < 310; w += 13 {
			for h := 6; h < 70; h += 5 {
				g.SetSize(w, h)
				g.SetFocus(h)
				g.Move(w)
				checkSize(t, g, w, h)
			}
		}
	}
}

func checkSize(t *testing.T, g *Grid, w, h int) {
	t.Helper()
	lines := strings.Split(rendered(g), "\n")
	if len(lines) != h {
		t.Fatalf("%dx%d: %d lines", w, h, len(lines))
	}
	for _, line := range lines {
		if theme.Width(line) != w {
			t.Fatalf("%dx%d: a line has %d cells: %q", w, h, theme.Width(line), line)
		}
	}
	if !strings.Contains(rendered(g), "▌") {
		t.Fatalf("%dx%d: the focus is not seen", w, h)
	}
}

func TestListsSideBySide(t *testing.T) {
	for w, want := range map[int]int{60: 2, 80: 2, 109: 2, 110: 4, 120: 4, 179: 4, 180: 6, 300: 6} {
		if got := across(w); got != want {
			t.Errorf("%d cells: %d lists", w, got)
		}
	}
}

func TestMissingValueHasItsPlace(t *testing.T) {
	for missing, want := range map[int]int{500: 0, 99: 2, 1: 3} {
		values := merge(facet(3, missing, 3))
		if len(values) != 4 || !values[want].None || values[want].Count != missing {
			t.Errorf("%d missing: %v", missing, values)
		}
	}
	if values := merge(facet(3, 0, 3)); len(values) != 3 {
		t.Errorf("nothing missing: %v", values)
	}
}

func TestCursorStaysOnItsValue(t *testing.T) {
	g := newGrid(1)
	g.SetSize(60, 10)
	g.Set(0, facet(5, 0, 5))
	g.Move(3)
	_, before, _ := g.Current()
	g.Set(0, &store.Facet{Distinct: 2, Values: []store.ValueCount{{Value: "new", Count: 9}, {Value: before.Text, Count: 1}}})
	if _, v, ok := g.Current(); !ok || v.Text != before.Text || v.Count != 1 {
		t.Errorf("the cursor went from %v to %v", before, v)
	}
	g.Set(0, facet(0, 0, 0))
	if _, _, ok := g.Current(); ok {
		t.Error("there is a value in an empty list")
	}
}

func TestCursorThatNobodyMovedStaysAtTheTop(t *testing.T) {
	g := newGrid(1)
	g.Set(0, facet(5, 0, 5))
	g.Set(0, &store.Facet{Distinct: 2, Values: []store.ValueCount{{Value: "new", Count: 500}, {Value: "value-00", Count: 100}}})
	if _, v, _ := g.Current(); v.Text != "new" {
		t.Errorf("the cursor is on %q", v.Text)
	}
}

func TestMoreIsCounted(t *testing.T) {
	g := newGrid(1)
	g.SetSize(60, 6)
	g.Set(0, facet(20, 0, 500))
	if frame := rendered(g); !strings.Contains(frame, "+496 more") || strings.Contains(frame, "value-04") {
		t.Errorf("at the top:\n%s", frame)
	}
	g.Move(1000)
	if frame := rendered(g); !strings.Contains(frame, "+480 more") || !strings.Contains(frame, "value-19") {
		t.Errorf("at the end:\n%s", frame)
	}
}

func TestWantsAllValues(t *testing.T) {
	g := newGrid(1)
	if g.WantsAll() {
		t.Error("before the first counts")
	}
	g.Set(0, facet(20, 0, 500))
	if g.WantsAll() || g.Limit(0) != shortLimit {
		t.Error("at the top")
	}
	g.Move(1000)
	if !g.WantsAll() {
		t.Error("not at the end")
	}
	g.Set(0, facet(500, 0, 500))
	if g.WantsAll() || g.Limit(0) != 0 {
		t.Error("with all values, all are wanted again but not asked for next time")
	}
}

func TestPicking(t *testing.T) {
	g := newGrid(2)
	g.Set(0, facet(5, 0, 5))
	g.Pick()
	g.Pick()
	g.Pick()
	g.Move(-1)
	g.Pick() // value-02 again
	_, values := g.Chosen()
	if len(values) != 2 || values[0].Text != "value-00" || values[1].Text != "value-01" {
		t.Errorf("chosen: %v", values)
	}
	if !g.Unpick() || g.Unpick() {
		t.Error("the selection does not go away once")
	}
	if _, values := g.Chosen(); len(values) != 1 || values[0].Text != "value-03" {
		t.Errorf("without a selection: %v", values)
	}
}

func TestFinding(t *testing.T) {
	g := newGrid(1)
	g.SetSize(60, 10)
	g.Set(0, facet(30, 7, 30))
	g.Move(4)
	g.Find("27")
	if g.WantsAll() {
		t.Error("a complete list wants more values")
	}
	g.Found("2", []int{0})
	if _, v, _ := g.Current(); v.Text != "value-04" {
		t.Errorf("a stale result was taken: %v", v)
	}
	g.Found("27", Match("27", g.Values()))
	if _, v, _ := g.Current(); v.Text != "value-27" || !strings.Contains(rendered(g), "1 of 30") {
		t.Errorf("found %v in\n%s", v, rendered(g))
	}
	g.Find("")
	if _, v, _ := g.Current(); v.Text != "value-27" || g.lists[0].len() != 31 {
		t.Errorf("after the search the cursor is on %v", v)
	}
	g.Find("none")
	g.Found("none", Match("none", g.Values()))
	if _, v, _ := g.Current(); !v.None {
		t.Errorf("(none) is not found: %v", v)
	}
}

func TestHugeValuesAreCheap(t *testing.T) {
	g := newGrid(4)
	g.SetSize(120, 12)
	huge := strings.Repeat("\x1b[2J", 1<<18)
	g.Set(0, &store.Facet{Events: 1, Distinct: 1, Values: []store.ValueCount{{Value: huge, Count: 1}}})
	if allocs := testing.AllocsPerRun(3, func() { g.Render() }); allocs > 2000 {
		t.Errorf("%v allocations", allocs)
	}
	checkSize(t, g, 120, 12)
}

func TestSum(t *testing.T) {
	g := newGrid(2)
	g.Set(1, facet(3, 50, 3))
	if n := g.Sum("f1", []string{"value-00", "value-02", "", "other"}); n != 198 {
		t.Errorf("sum %d", n)
	}
}
