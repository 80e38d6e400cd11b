package axis

import (
	"testing"
	"time"
)

func starts(first string, step time.Duration, n int) []time.Time {
	at, err := time.Parse(time.RFC3339, first)
	if err != nil {
		panic(err)
	}
	var out []time.Time
	for range n {
		out = append(out, at)
		at = at.Add(step)
	}
	return out
}

// TestLabelsDoNotTouch: whatever the buckets and the room, labels are in order,
// apart from each other, and within the room.
func TestLabelsDoNotTouch(t *testing.T) {
	for _, step := range []time.Duration{time.Second, time.Minute, 15 * time.Minute, time.Hour, 24 * time.Hour, 31 * 24 * time.Hour} {
		for n := 1; n < 200; n += 13 {
			for cells := 1; cells < 4; cells++ {
				at := -2
				for _, m := range Labels(starts("2026-09-13T21:40:00Z", step, n), cells, n*cells) {
					if m.At < at+2 && at >= 0 || m.End() > n*cells || m.At%cells != 0 {
						t.Fatalf("%v, %d buckets of %d: %+v after cell %d", step, n, cells, m, at)
					}
					at = m.End() - 1
				}
			}
		}
	}
}

func TestContext(t *testing.T) {
	berlin := time.FixedZone("CEST", 2*3600)
	for want, times := range map[string][]time.Time{
		"2026-09-13 UTC": starts("2026-09-13T21:00:00Z", time.Minute, 9),
		"2026 UTC":       starts("2026-09-13T21:00:00Z", time.Hour, 9),
		"UTC":            starts("2026-09-13T21:00:00Z", 24*time.Hour, 200),
		"2026 UTC/CEST":  {time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 4, 1, 0, 0, 0, 0, berlin)},
	} {
		if got := Context(times); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	at := starts("2026-09-13T21:00:00Z", time.Hour, 1)[0]
	for want, c := range map[string]struct {
		width time.Duration
		clock bool
	}{
		"2026-09-13 21:00:00":          {time.Second, true},
		"2026-09-13 21:00:00-21:00:30": {30 * time.Second, true},
		"2026-09-13 21:00-22:00":       {time.Hour, true},
		"2026-09-13 - 2026-09-16":      {72 * time.Hour, false},
		"Sun 2026-09-13":               {2 * time.Hour, false},
	} {
		if got := Span(at, at.Add(c.width), c.clock, "-"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestEnds(t *testing.T) {
	day := starts("2026-09-15T07:00:00Z", 3*time.Hour, 2)
	for _, c := range []struct {
		first, last time.Time
		room        int
		want        string
	}{
		{day[0], day[1], 40, "2026-09-15 07:00|10:00"},
		{day[0], day[1], 24, "2026-09-15 07:00|10:00"},
		{day[0], day[1], 23, "07:00|10:00"},
		{day[0], day[1], 13, "07:00|10:00"},
		{day[0], day[1], 12, "|"},
		{day[0], day[0].AddDate(0, 0, 3), 40, "2026-09-15 07:00|09-18 07:00"},
		{day[0], day[0].AddDate(0, 0, 3), 26, "09-15 07:00|09-18 07:00"},
		{day[0], day[0].AddDate(0, 0, 3), 13, "09-15|09-18"},
		{day[0], day[0].AddDate(1, 0, 0), 23, "2026-09-15|2027-09-15"},
		{day[0], day[0].AddDate(1, 0, 0), 22, "2026-09|2027-09"},
	} {
		if left, right := Ends(c.first, c.last, c.room); left+"|"+right != c.want {
			t.Errorf("%v to %v in %d cells: %s|%s, want %s", c.first, c.last, c.room, left, right, c.want)
		}
	}
}
