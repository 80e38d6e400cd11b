package facets

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// sparkAll gives a grid the sparks that it wishes for, and counts the wishes.
func sparkAll(g *Grid) (wishes int) {
	for {
		w, ok := g.Unsparked()
		if !ok {
			return wishes
		}
		wishes++
		counts := make([][]uint32, len(w.Values))
		for i := range counts {
			counts[i] = make([]uint32, w.Width)
			counts[i][w.Width-1] = 7
		}
		g.Spark(w, counts, time.Unix(0, 0), time.Unix(3600*7, 0))
	}
}

func TestSparksOfWhatIsSeen(t *testing.T) {
	g := newGrid(10)
	for i := range 10 {
		g.Set(i, facet(200, 50, 300))
	}
	for _, c := range []struct {
		w, h   int
		alone  bool
		wishes int
	}{{80, 20, false, 0}, {160, 20, false, 10}, {160, 8, false, 4}, {80, 20, true, 1}} {
		g.SetSize(c.w, c.h)
		g.SetAlone(c.alone)
		if got := sparkAll(g); got != c.wishes {
			t.Errorf("%v: %d wishes", c, got)
		}
		if frame := rendered(g); strings.Contains(frame, " █ ") != (c.wishes > 0) {
			t.Errorf("%v:\n%s", c, frame)
		}
		checkSize(t, g, c.w, c.h)
	}
}

// TestSparksOfWhatIsToBeSeen: they are wished for as soon as the cursor has moved, before
// that is drawn.
func TestSparksOfWhatIsToBeSeen(t *testing.T) {
	g := newGrid(1)
	g.SetSize(160, 20)
	g.SetAlone(true)
	g.Set(0, facet(90, 0, 300))
	for _, step := range []int{0, 30, 1, -25, End} {
		g.Move(step)
		sparkAll(g)
		if frame := rendered(g); strings.Count(frame, " █ ") != 18 {
			t.Errorf("after a move by %d:\n%s", step, frame)
		}
	}
}

// TestSparksAreOfTheCounts: those of other counts are not drawn, and what is
// scrolled to gets its own.
func TestSparksAreOfTheCounts(t *testing.T) {
	g := newGrid(1)
	g.SetSize(160, 20)
	g.Set(0, facet(200, 0, 300))
	g.Move(60)
	rendered(g)
	if n := sparkAll(g); n != 1 {
		t.Errorf("%d wishes for one list", n)
	}
	g.Move(1)
	rendered(g)
	w, ok := g.Unsparked()
	if !ok || len(w.Values) != 1 {
		t.Errorf("one line further %d values are wanted", len(w.Values))
	}
	g.Set(0, facet(200, 1, 300))
	if strings.Contains(rendered(g), " █ ") {
		t.Errorf("sparks of other counts:\n%s", rendered(g))
	}
	late := w
	if w, ok = g.Unsparked(); !ok || len(w.Values) < 10 {
		t.Errorf("%d values are wanted of new counts", len(w.Values))
	}
	sparkAll(g)
	g.Spark(late, [][]uint32{make([]uint32, late.Width)}, time.Time{}, time.Time{})
	if _, ok := g.Unsparked(); ok {
		t.Error("sparks that come late take the place of those of new counts")
	}
}

// TestSparksLeaveNames: what a value is called can be read beside them.
func TestSparksLeaveNames(t *testing.T) {
	g := newGrid(4)
	g.Set(0, facet(3, 0, 3))
	g.lists[0].lines.counts.Values = []store.ValueCount{{Value: "ap-northeast-1", Count: 9}}
	for w := sparksFrom; w < 320; w++ {
		g.SetSize(w, 12)
		sparkAll(g)
		if frame := rendered(g); !strings.Contains(frame, "ap-northeast-1 ") {
			t.Errorf("%d cells:\n%s", w, frame)
		}
		checkSize(t, g, w, 12)
	}
}

// TestLongNamesBeforeSparks: two values that differ in the middle can be told apart,
// and have room before their sparks have.
func TestLongNamesBeforeSparks(t *testing.T) {
	g := newGrid(4)
	long := "APN/1.0 HashiCorp/1.0 Terraform/1.%d.1 exec-env/0.17.3"
	counts := facet(2, 0, 2)
	counts.Values = []store.ValueCount{{Value: fmt.Sprintf(long, 4), Count: 9}, {Value: fmt.Sprintf(long, 5), Count: 8}}
	g.Set(0, counts)
	for _, w := range []int{80, 100, 160, 200} {
		g.SetSize(w, 12)
		sparkAll(g)
		if frame := rendered(g); !strings.Contains(frame, "1.4.1 ") || !strings.Contains(frame, "1.5.1 ") {
			t.Errorf("%d cells:\n%s", w, frame)
		}
		checkSize(t, g, w, 12)
	}
	g.SetSize(120, 12)
	g.SetAlone(true)
	if frame := rendered(g); !strings.Contains(frame, fmt.Sprintf(long, 4)) {
		t.Errorf("there is room for all of it:\n%s", frame)
	}
}

// TestNamesHaveTheRoomOfSparksAndBars: who it was is read before how much it did and when,
// on lines whose names need that; others keep theirs.
func TestNamesHaveTheRoomOfSparksAndBars(t *testing.T) {
	th := theme.New(true)
	g := New(&th, []Field{{Name: "actor", Title: "ACTOR"}, {}, {}, {}})
	counts := facet(2, 0, 2)
	counts.Values = []store.ValueCount{{Value: "AdministratorAccess/priya.raman@example.com", Count: 900}, {Value: "tomas.lind", Count: 800}}
	g.Set(0, counts)
	for w, want := range map[int]string{80: "Administr…/priya.raman@exa… ████", 120: "/priya.raman@", 160: "Administr…/priya.raman@e"} {
		g.SetSize(w, 12)
		sparkAll(g)
		frame := rendered(g)
		if !strings.Contains(frame, want) || !strings.Contains(frame, "tomas.lind ") || strings.Contains(frame, " █ ") != (w == 160) {
			t.Errorf("%d cells:\n%s", w, frame)
		}
		checkSize(t, g, w, 12)
	}
}

// TestSparksOfAWideListAreAlike: however long the names are, each line of a list that has
// all the room has a spark that tells something, or none would have.
func TestSparksOfAWideListAreAlike(t *testing.T) {
	g := newGrid(4)
	counts := facet(2, 0, 2)
	counts.Values = []store.ValueCount{{Value: strings.Repeat("Boto3/1.34 md#x ", 12), Count: 9}, {Value: "aws-cli", Count: 8}}
	g.Set(0, counts)
	g.SetAlone(true)
	for w := wide; w < 240; w += 7 {
		g.SetSize(w, 12)
		sparkAll(g)
		if got := strings.Count(rendered(g), "█ "); got != 2 {
			t.Errorf("%d cells: %d sparks in\n%s", w, got, rendered(g))
		}
		if c := g.columns(0, 11); c.spark < w/sparkOf {
			t.Errorf("%d cells: a spark has %d", w, c.spark)
		}
		checkSize(t, g, w, 12)
	}
}

// TestSparksSayWhenTheyBeginAndEnd: above them, in the zone shown, in a list that has all
// the room and for sparks that are known.
func TestSparksSayWhenTheyBeginAndEnd(t *testing.T) {
	g := newGrid(4)
	g.SetSize(80, 12)
	g.Set(0, facet(3, 0, 3))
	title := func() string { return strings.Split(rendered(g), "\n")[0] }
	sparkAll(g)
	if strings.Contains(title(), ":00") {
		t.Errorf("one list of many says times: %s", title())
	}
	g.SetAlone(true)
	if strings.Contains(title(), ":00") {
		t.Errorf("times of nothing: %s", title())
	}
	sparkAll(g)
	if got := title(); !strings.Contains(got, "00:00") || !strings.Contains(got, " 07:00 ") {
		t.Errorf("the title is %s", got)
	}
	line := strings.Split(rendered(g), "\n")[1]
	if times, sparks := strings.Index(title(), "07:00")+4, strings.Index(line, "█"); times != sparks {
		t.Errorf("times end at %d, sparks at %d", times, sparks)
	}
	g.SetZone(time.FixedZone("", 3600))
	if got := title(); !strings.Contains(got, " 08:00 ") {
		t.Errorf("an hour east of that: %s", got)
	}
	for w := 20; w < 200; w++ {
		g.SetSize(w, 12)
		checkSize(t, g, w, 12)
		sparkAll(g)
		checkSize(t, g, w, 12)
	}
}
