package facets

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// facet makes a distribution of n values, the first one the most frequent.
func facet(n, missing, distinct int) *Counts {
	f := &store.Facet{Missing: missing, Distinct: distinct, Events: missing}
	for i := range n {
		f.Values = append(f.Values, store.ValueCount{Value: fmt.Sprintf("value-%02d", i), Count: 100 - i})
		f.Events += 100 - i
	}
	return &Counts{Facet: f}
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
	for w, want := range map[int]int{60: 2, 80: 2, 109: 2, 110: 4, 120: 4, 179: 4, 180: 5, 239: 5, 240: 6, 300: 6} {
		if got := across(w); got != want {
			t.Errorf("%d cells: %d lists", w, got)
		}
	}
}

func TestMissingValueHasItsPlace(t *testing.T) {
	for missing, want := range map[int]int{500: 0, 99: 2, 1: 3} {
		lines := linesOf(facet(3, missing, 3))
		if v := lines.at(want); lines.Len() != 4 || !v.None || v.Count != missing {
			t.Errorf("%d missing: %v", missing, v)
		}
	}
	if lines := linesOf(facet(3, 0, 3)); lines.Len() != 3 {
		t.Errorf("nothing missing: %d lines", lines.Len())
	}
}

func TestEveryLineIsFound(t *testing.T) {
	for _, missing := range []int{0, 1, 90, 99, 100, 5000} {
		lines := linesOf(facet(30, missing, 30))
		for i := range lines.Len() {
			v := lines.at(i)
			if at := lines.index(v); at != i {
				t.Errorf("%d missing: line %d is said to be %d", missing, i, at)
			}
			v.Count += 7 // as it was before
			if at := lines.index(v); at != i {
				t.Errorf("%d missing: line %d with another count is said to be %d", missing, i, at)
			}
		}
		if at := lines.index(Value{Text: "none of them", Count: 80}); at >= 0 {
			t.Errorf("%d missing: what is not there is line %d", missing, at)
		}
	}
}

func TestCursorStaysOnItsValue(t *testing.T) {
	g := newGrid(1)
	g.SetSize(60, 10)
	g.Set(0, facet(5, 0, 5))
	g.Move(3)
	_, before, _ := g.Current()
	g.Set(0, &Counts{Facet: &store.Facet{Distinct: 2, Values: []store.ValueCount{{Value: "new", Count: 9}, {Value: before.Text, Count: 1}}}})
	if _, v, ok := g.Current(); !ok || v.Text != before.Text || v.Count != 1 {
		t.Errorf("the cursor went from %v to %v", before, v)
	}
	g.Set(0, facet(0, 0, 0))
	if _, _, ok := g.Current(); ok {
		t.Error("there is a value in an empty list")
	}
}

// TestValueIsWantedUntilItIsBack: however many counts lack it.
func TestValueIsWantedUntilItIsBack(t *testing.T) {
	for _, focused := range []bool{true, false} {
		g := newGrid(2)
		g.SetSize(80, 10)
		g.Set(0, facet(60, 0, 60))
		g.Move(2)
		if !focused {
			g.SetFocus(1)
		}
		few := facet(60, 0, 60)
		few.Values = few.Values[10:]
		g.Set(0, few)
		if want := map[bool]int{true: 2, false: 0}[focused]; g.lists[0].cursor != want {
			t.Errorf("focused %v: the cursor is at %d while the value is missing", focused, g.lists[0].cursor)
		}
		late := facet(60, 0, 60)
		slices.Reverse(late.Values)
		late.Order = Order{Reverse: true}
		g.Set(0, late)
		rendered(g)
		g.Set(0, facet(60, 0, 60))
		if frame := rendered(g); g.lists[0].cursor != 2 || !strings.Contains(frame, "value-00") {
			t.Errorf("focused %v: the cursor is at %d in\n%s", focused, g.lists[0].cursor, frame)
		}
	}
}

// TestStay: what was done with a value makes it the wanted one.
func TestStay(t *testing.T) {
	g := newGrid(1)
	g.Set(0, facet(9, 0, 9))
	g.Move(2)
	less := facet(9, 0, 9)
	less.Values = slices.Delete(less.Values, 2, 3)
	g.Set(0, less)
	g.Stay()
	g.Set(0, facet(9, 0, 9))
	if _, v, _ := g.Current(); v.Text != "value-03" {
		t.Errorf("the cursor is on %s", v.Text)
	}
}

func TestCursorThatNobodyMovedStaysAtTheTop(t *testing.T) {
	g := newGrid(1)
	g.Set(0, facet(5, 0, 5))
	g.Set(0, &Counts{Facet: &store.Facet{Distinct: 2, Values: []store.ValueCount{{Value: "new", Count: 500}, {Value: "value-00", Count: 100}}}})
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
	if frame := rendered(g); !strings.Contains(frame, "17–20 of 500") || !strings.Contains(frame, "value-19") {
		t.Errorf("at the end:\n%s", frame)
	}
}

// TestScrolledListsSaySo: a list whose first lines are out of sight says which
// are shown, at its end too.
func TestScrolledListsSaySo(t *testing.T) {
	g := newGrid(1)
	g.SetSize(60, 6)
	g.Set(0, facet(20, 0, 20))
	g.Move(6)
	if frame := rendered(g); !strings.Contains(frame, "4–7 of 20") || strings.Contains(frame, "more") {
		t.Errorf("in the middle:\n%s", frame)
	}
	g.Move(1000)
	if frame := rendered(g); !strings.Contains(frame, "17–20 of 20") {
		t.Errorf("at the end:\n%s", frame)
	}
}

func TestWantsAllValues(t *testing.T) {
	g := newGrid(1)
	if g.WantsAll() {
		t.Error("before the first counts")
	}
	g.Set(0, facet(shortLimit, 0, 500))
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
	g.Move(-1000)
	if g.Limit(0) != shortLimit {
		t.Error("back at the top all are asked for")
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

// match returns the lines that hold a text.
func match(text string, lines Lines) (hits []int) {
	for i := range lines.Len() {
		if strings.Contains(lines.Text(i), text) {
			hits = append(hits, i)
		}
	}
	return hits
}

// searched does the searches that a grid waits for, and counts them.
func searched(g *Grid) (n int) {
	for {
		i, text, lines, ok := g.Unsearched()
		if !ok {
			return n
		}
		g.Found(i, text, lines, match(text, lines), false)
		n++
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
	_, _, lines, _ := g.Unsearched()
	g.Found(0, "2", lines, []int{0}, false)
	g.Found(0, "27", linesOf(facet(30, 7, 30)), []int{0}, false)
	if _, v, _ := g.Current(); v.Text != "value-04" {
		t.Errorf("a stale result was taken: %v", v)
	}
	if n := searched(g); n != 1 {
		t.Errorf("%d searches", n)
	}
	if _, v, _ := g.Current(); v.Text != "value-27" || !strings.Contains(rendered(g), "1 of 30") {
		t.Errorf("found %v in\n%s", v, rendered(g))
	}
	g.Find("")
	if _, v, _ := g.Current(); v.Text != "value-27" || g.lists[0].len() != 31 {
		t.Errorf("after the search the cursor is on %v", v)
	}
	g.Find("none")
	searched(g)
	if _, v, _ := g.Current(); !v.None {
		t.Errorf("(none) is not found: %v", v)
	}
	g.Find("nowhere")
	searched(g)
	if _, _, ok := g.Current(); ok || !strings.Contains(rendered(g), "nothing like this") {
		t.Errorf("found something in\n%s", rendered(g))
	}
	g.Find("")
	g.Find("2")
	searched(g)
	g.Find("nowhere")
	searched(g)
	g.Find("")
	if _, v, _ := g.Current(); v.Text != "value-27" {
		t.Errorf("after a search in vain the cursor is on %v", v)
	}
}

func TestNewCountsWaitForTheSearch(t *testing.T) {
	g := newGrid(2)
	g.SetSize(120, 10)
	g.Set(0, facet(30, 0, 30))
	g.Find("1")
	searched(g)
	g.Move(2)
	_, before, _ := g.Current()
	g.SetFocus(1)
	for n := range 2 {
		more := facet(30+n, 0, 31)
		more.Values[0].Count = 5000
		g.Set(0, more)
		if frame := rendered(g); strings.Contains(frame, "of 31") != (n > 0) || strings.Contains(frame, "value-02") {
			t.Errorf("before the search is repeated:\n%s", frame)
		}
		if searches := searched(g); searches != 1 || !strings.Contains(rendered(g), "of 31") {
			t.Errorf("%d searches:\n%s", searches, rendered(g))
		}
	}
	g.SetFocus(0)
	if _, v, _ := g.Current(); v.Text != before.Text {
		t.Errorf("the cursor went from %v to %v", before, v)
	}
	g.Set(0, facet(3, 0, 3))
	g.Find("")
	if _, v, _ := g.Current(); g.lists[0].len() != 3 || v.Text == "" {
		t.Errorf("counts that waited are lost: %d lines", g.lists[0].len())
	}
}

func TestStaleListsAreMarked(t *testing.T) {
	g := newGrid(2)
	g.SetSize(60, 8)
	g.Set(0, facet(5, 2, 5))
	g.Set(1, facet(6, 2, 6))
	g.Fade(func(i int) bool { return i == 1 })
	title, _, _ := strings.Cut(rendered(g), "\n")
	if first, second, _ := strings.Cut(title, "│"); strings.Contains(first, "…") || !strings.HasSuffix(second, " … ") {
		t.Errorf("not the second list alone is marked: %s", title)
	}
	checkSize(t, g, 60, 8)
}

func TestLongNamesTakeRoomFromBars(t *testing.T) {
	g := newGrid(4)
	g.SetSize(120, 8)
	f := facet(1, 0, 1)
	f.Values[0].Value, f.Events = "ap-northeast-1", 1_000_000
	g.Set(0, f)
	if frame := rendered(g); !strings.Contains(frame, "ap-northeast-1") {
		t.Errorf("a region cannot be read:\n%s", frame)
	}
}

// TestNamesAreReadBeforeBars: where a second number leaves too little for both.
func TestNamesAreReadBeforeBars(t *testing.T) {
	for _, name := range []string{"111122223333", "ap-northeast-1"} {
		g := newGrid(4)
		g.SetSize(120, 8)
		f := facet(1, 0, 1)
		f.Values[0].Value, f.Events, f.Totals, f.widest = name, 100, []int{4432}, 5
		for i := range 4 {
			g.Set(i, f)
			if got := g.listWidth(i); got < 29 {
				t.Fatalf("list %d has %d cells", i, got)
			}
		}
		if frame := rendered(g); strings.Count(frame, name) != 4 {
			t.Errorf("%s cannot be read:\n%s", name, frame)
		}
		checkSize(t, g, 120, 8)
	}
}

// TestBarsStayBesideShortNames: which tell much from little.
func TestBarsStayBesideShortNames(t *testing.T) {
	g := newGrid(4)
	g.SetSize(120, 8)
	f := facet(1, 0, 1)
	f.Events, f.Totals, f.widest = 100, []int{4432}, 5
	g.Set(0, f)
	if frame := rendered(g); !strings.Contains(frame, "█") {
		t.Errorf("no bar:\n%s", frame)
	}
}

// TestNamesTakeWhatNoBarFills: and no more, whatever the longest bar is.
func TestNamesTakeWhatNoBarFills(t *testing.T) {
	const name = "DescribeInstanceInformation"
	room := func(events, missing int) int {
		g := newGrid(4)
		g.SetSize(120, 8)
		f := facet(1, missing, 1)
		f.Values[0].Value, f.Events = name, events
		g.Set(0, f)
		frame := rendered(g)
		line := strings.Split(frame, "\n")[1]
		bars := strings.Count(line, "█") + strings.Count(line, "▏") + strings.Count(line, "▌")
		if bars == 0 {
			t.Errorf("no bar:\n%s", frame)
		}
		checkSize(t, g, 120, 8)
		return g.columns(0, 7).name()
	}
	short, long := room(900, 0), room(100, 0)
	if short-long != 3 {
		t.Errorf("a name has %d cells beside a short bar, %d beside a long one", short, long)
	}
	if got := room(900, 800); got != long {
		t.Errorf("the bar of events without the field leaves %d cells, want %d", got, long)
	}
}

// TestAccountsAreNeverLeftOut: whatever room there is.
func TestAccountsAreNeverLeftOut(t *testing.T) {
	for w := 60; w < 130; w++ {
		g := New(newGrid(1).theme, []Field{{"account", "ACCOUNT"}, {"b", "B"}, {"c", "C"}, {"d", "D"}})
		g.SetSize(w, 8)
		f := facet(2, 0, 2)
		f.Values[0].Value, f.Values[1].Value = "111122223333", "444455556666"
		f.Events, f.Totals, f.widest = 1_000_000, []int{999_999, 999_999}, 7
		g.Set(0, f)
		if frame := rendered(g); !strings.Contains(frame, "3333") || !strings.Contains(frame, "6666") {
			t.Fatalf("%d cells:\n%s", w, frame)
		}
	}
}

func TestHugeValuesAreCheap(t *testing.T) {
	g := newGrid(4)
	g.SetSize(120, 12)
	huge := strings.Repeat("\x1b[2J", 1<<18)
	g.Set(0, &Counts{Facet: &store.Facet{Events: 1, Distinct: 1, Values: []store.ValueCount{{Value: huge, Count: 1}}}})
	if allocs := testing.AllocsPerRun(3, func() { g.Render() }); allocs > 2000 {
		t.Errorf("%v allocations", allocs)
	}
	checkSize(t, g, 120, 12)
}

// TestNoValueIsSaid: no 0 stands above a line.
func TestNoValueIsSaid(t *testing.T) {
	g := newGrid(2)
	g.SetSize(80, 6)
	g.Set(0, facet(0, 12, 0))
	g.Set(1, facet(0, 0, 0))
	lines := strings.Split(rendered(g), "\n")
	if !strings.Contains(lines[0], "FIELD 0") || !strings.Contains(lines[0], "no value") || !strings.Contains(lines[1], "(none)") {
		t.Errorf("of a field that no event has:\n%s\n%s", lines[0], lines[1])
	}
	if !strings.HasSuffix(strings.TrimSpace(lines[0]), " 0") || !strings.Contains(lines[1], "no events") {
		t.Errorf("without events:\n%s\n%s", lines[0], lines[1])
	}
}

// TestShown: the lists said to be drawn are those that are, wherever the focus
// is.
func TestShown(t *testing.T) {
	const lists = 10
	g := newGrid(lists)
	for _, size := range [][2]int{{60, 9}, {80, 14}, {120, 21}, {200, 50}} {
		g.SetSize(size[0], size[1])
		for focus := range lists {
			for _, alone := range []bool{false, true} {
				g.SetFocus(focus)
				g.SetAlone(alone)
				first, end := g.Shown()
				frame := rendered(g)
				for i := range lists {
					if drawn := strings.Contains(frame, fmt.Sprintf("FIELD %d ", i)); drawn != (i >= first && i < end) {
						t.Errorf("%v, focus %d, alone %v: lists %d to %d, number %d drawn: %v", size, focus, alone, first, end, i, drawn)
					}
				}
			}
		}
	}
}

// TestEndOfListIsThatOfAllValues: the values that come because somebody went to the
// end are before it.
func TestEndOfListIsThatOfAllValues(t *testing.T) {
	g := newGrid(1)
	g.SetSize(80, 24)
	g.Set(0, facet(100, 0, 192))
	g.Move(End)
	g.Set(0, facet(192, 0, 192))
	if _, v, _ := g.Current(); v.Text != "value-191" {
		t.Errorf("the cursor is on %s", v.Text)
	}
	g.Set(0, facet(195, 0, 195)) // of more events: from here on it stays on its value
	if _, v, _ := g.Current(); v.Text != "value-191" {
		t.Errorf("the cursor went to %s", v.Text)
	}
}

// TestStepAwayFromEnd: values that come late do not take the cursor back.
func TestStepAwayFromEnd(t *testing.T) {
	g := newGrid(1)
	g.Set(0, facet(100, 0, 192))
	g.Move(End)
	g.Move(-1)
	g.Set(0, facet(192, 0, 192))
	if _, v, _ := g.Current(); v.Text != "value-98" {
		t.Errorf("the cursor is on %s", v.Text)
	}
}

// TestCountsBelowAreThoseOfTheTitle: the line of the events without a value is no value,
// above the end of the list, below it and within.
func TestCountsBelowAreThoseOfTheTitle(t *testing.T) {
	for _, c := range []struct {
		missing, down int
		want          string
	}{
		{0, 0, "+15 more"}, {1, 0, "+15 more and (none)"}, {999, 0, "+16 more"},
		{1, 10, "7–11 of 20 and (none)"}, {1, End, "17–20 of 20"}, {999, 10, "6–10 of 20 and (none)"},
	} {
		g := newGrid(1)
		g.SetSize(80, 7)
		g.Set(0, facet(20, c.missing, 20))
		g.Move(c.down)
		lines := strings.Split(strings.TrimSpace(rendered(g)), "\n")
		if got := strings.TrimSpace(lines[len(lines)-1]); got != c.want || !strings.Contains(lines[0], " 20 ") {
			t.Errorf("%d without a value, %d down: %q below %q, want %q", c.missing, c.down, got, lines[0], c.want)
		}
	}
}
