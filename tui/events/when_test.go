package events

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// noon is the time of the first event; the others follow every half hour.
var noon = time.Date(2026, 8, 31, 12, 0, 0, 0, time.UTC)

func TestNearest(t *testing.T) {
	table := newTable(t, 10, 80, 12)
	for _, order := range []bool{false, true} {
		view, err := table.snap.View(context.Background(), nil, order)
		if err != nil {
			t.Fatal(err)
		}
		table.Set(table.snap, view, Order{Descending: order})
		for after, want := range map[time.Duration]int{
			-time.Hour: 0, 0: 0, 14 * time.Minute: 0, 16 * time.Minute: 1, 30 * time.Minute: 1, 99 * time.Hour: 9,
		} {
			if order {
				want = 9 - want
			}
			if got := table.Nearest(noon.Add(after)); got != want {
				t.Errorf("newest first %v, %v after noon: event %d, want %d", order, after, got, want)
			}
		}
		if _, ok := table.Within(noon.Add(time.Minute), noon.Add(29*time.Minute)); ok {
			t.Errorf("newest first %v: an event where none is", order)
		}
		if i, ok := table.Within(noon.Add(29*time.Minute), noon.Add(99*time.Minute)); !ok || i != table.Nearest(noon.Add(30*time.Minute)) {
			t.Errorf("newest first %v: event %d is first within, %v", order, i, ok)
		}
		first, last, ok := table.Span()
		if !first.Equal(noon) || last.Sub(first) != 9*30*time.Minute || !ok {
			t.Errorf("newest first %v: from %v to %v, %v", order, first, last, ok)
		}
	}
	if empty := newTable(t, 0, 80, 12); empty.Nearest(noon) != 0 {
		t.Error("there is an event in an empty table")
	}
}

// only returns the view of the events of some name.
func only(t *testing.T, table *Table, name string) *store.View {
	t.Helper()
	filter, err := trail.Language().Parse("event:" + name)
	if err != nil {
		t.Fatal(err)
	}
	sel, err := table.snap.Select(context.Background(), trail.Language(), filter, nil)
	if err != nil {
		t.Fatal(err)
	}
	view, err := table.snap.View(context.Background(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	return view
}

func TestCursorComesBackToItsEvent(t *testing.T) {
	table := newTable(t, 60, 80, 12)
	all := table.View()
	table.MoveTo(33)
	for _, c := range []struct {
		name string
		want int
	}{{"Event02?", 9}, {"Event05?", 0}, {"nothing", 0}, {"Event0?1", 3}} {
		table.Set(table.snap, only(t, table, c.name), Order{})
		if table.Cursor() != c.want {
			t.Errorf("%s: the cursor is on row %d, not %d", c.name, table.Cursor(), c.want)
		}
	}
	table.Set(table.snap, all, Order{})
	if table.Cursor() != 33 {
		t.Errorf("the cursor comes back to row %d", table.Cursor())
	}
	table.Set(table.snap, only(t, table, "Event02?"), Order{})
	table.Move(-1) // this is where somebody wants to be now
	table.Set(table.snap, all, Order{})
	if table.Cursor() != 28 {
		t.Errorf("after a move the cursor is on row %d", table.Cursor())
	}
}

// TestGapsAreLongerThanTheRhythm: where something comes every five minutes, these are
// no gaps.
func TestGapsAreLongerThanTheRhythm(t *testing.T) {
	var distances []time.Duration
	for i := range 100 {
		distances = append(distances, 0, time.Second, 5*time.Minute+time.Duration(i%20)*time.Second)
	}
	distances = append(distances, time.Hour, 8*time.Hour)
	slices.Sort(distances)
	if got := beyondRhythm(distances, time.Minute); got < 6*time.Minute || got > time.Hour {
		t.Errorf("a gap is %v long where five minutes are the rule", got)
	}
	if got := beyondRhythm(distances[len(distances)-10:], time.Minute); got != time.Minute {
		t.Errorf("a few pauses of a list are no rhythm: %v", got)
	}
}

func TestGapsOfAList(t *testing.T) {
	table := newTable(t, 60, 80, 12)
	least, err := LeastGap(context.Background(), table.snap, table.View())
	if err != nil || least != 5*time.Hour {
		t.Errorf("gaps are of %v, %v", least, err)
	}
	view := only(t, table, "Event01?,Event03?,Event05?")
	g, ok := NextGap(table.snap, view, least, 0, 1)
	if !ok || g.At != 10 || g.End.Sub(g.Start) != 11*30*time.Minute {
		t.Errorf("the first gap is %v, %v", g, ok)
	}
	if g, ok = NextGap(table.snap, view, least, 10, 1); !ok || g.At != 20 {
		t.Errorf("the second gap is %v, %v", g, ok)
	}
	if g, ok = NextGap(table.snap, view, least, 20, 1); ok {
		t.Errorf("the third gap is %v", g)
	}
	for from, want := range map[int]int{25: 20, 20: 20, 19: 10, 10: 10} { // 20 is right behind a gap
		if g, ok = NextGap(table.snap, view, least, from, -1); !ok || g.At != want {
			t.Errorf("back from %d: %v, %v", from, g, ok)
		}
	}
	if g, ok = NextGap(table.snap, view, least, 9, -1); ok {
		t.Errorf("back from the first burst: %v", g)
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := LeastGap(done, table.snap, view); err == nil {
		t.Error("no error after the end")
	}
}

// TestLandOn: what comes behind an event that somebody was led to is seen, too.
func TestLandOn(t *testing.T) {
	table := newTable(t, 60, 80, 12)
	rendered(table)
	for _, i := range []int{30, 5, 6, 59} {
		table.LandOn(i)
		rendered(table)
		above := table.line(table.cursor) - table.line(table.top)
		if i < 55 && above > 8 || table.Cursor() != i {
			t.Errorf("event %d: %d lines above the cursor", i, above)
		}
	}
}

// TestOneDayIsSaidOnce: in a list in another order, too; of several days each line has its own.
func TestOneDayIsSaidOnce(t *testing.T) {
	for zone, each := range map[*time.Location]bool{time.UTC: false, time.FixedZone("", 10*3600): true} {
		table := newTable(t, 10, 80, 20) // from noon on, until half past four
		table.SetZone(zone)
		view, err := table.snap.ViewBy(t.Context(), trail.Language(), nil, "event", false)
		if err != nil {
			t.Fatal(err)
		}
		table.Set(table.snap, view, Order{Field: "event"})
		frame := rendered(table)
		if n := strings.Count(frame, "2026-08-31"); each != (n > 1) || n == 0 {
			t.Errorf("%v: the day stands there %d times\n%s", zone, n, frame)
		}
	}
}
