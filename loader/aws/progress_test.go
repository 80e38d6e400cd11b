package aws

import (
	"errors"
	"testing"
	"time"
)

var noon = time.Date(2026, 9, 15, 12, 0, 0, 0, time.UTC)

// TestProgress reads a quarter of an hour in three seconds, from either end.
func TestProgress(t *testing.T) {
	lost := errors.New("lost")
	for _, newest := range []bool{true, false} {
		p := &Progress{From: noon, To: noon.Add(time.Hour), NewestFirst: newest}
		p.Begin(noon)
		if p.Left() != 0 || p.Next() != 1 || !p.At().IsZero() || p.Missing("events", lost) != lost {
			t.Errorf("%v left before anything is known", p.Left())
		}
		at, says := noon.Add(15*time.Minute), "events of 2026-09-15T12:15:00Z and after are missing: lost"
		if newest {
			at, says = noon.Add(45*time.Minute), "events of 2026-09-15T12:45:00Z and before are missing: lost"
		}
		p.Page(5, noon, at, noon.Add(3*time.Second))
		p.Page(2, time.Time{}, time.Time{}, noon.Add(3*time.Second))
		if p.Left() != 9*time.Second || p.Next() != 3 || p.Events() != 7 || !p.At().Equal(at) {
			t.Errorf("%v left, then page %d, %d events up to %v", p.Left(), p.Next(), p.Events(), p.At())
		}
		if err := p.Missing("events", lost); err.Error() != says || !errors.Is(err, lost) {
			t.Errorf("%q, want %q", err, says)
		}
		if p.Every = 2 * time.Second; p.Left() != 12*time.Second {
			t.Errorf("%v left when two pages take four seconds", p.Left())
		}
		p.Every = 0
		if p.End(); p.Left() != 0 {
			t.Errorf("%v left at the end", p.Left())
		}
		if p.Again(noon.Add(time.Hour)); p.Left() != 9*time.Second {
			t.Errorf("%v left after a pause", p.Left())
		}
	}
}

// TestProgressWithoutStart: a stretch that begins with the first event is as long
// as that is known.
func TestProgressWithoutStart(t *testing.T) {
	p := &Progress{To: noon.Add(time.Hour)}
	p.Again(noon) // as when not even a page had come
	p.Begin(noon)
	p.Page(0, time.Time{}, time.Time{}, noon)
	p.Page(1, noon, noon, noon.Add(time.Second))
	if p.Left() != 0 {
		t.Errorf("%v left of an unknown stretch", p.Left())
	}
	p.Page(1, noon.Add(20*time.Minute), noon.Add(30*time.Minute), noon.Add(2*time.Second))
	if p.Left() != 2*time.Second {
		t.Errorf("%v left, half of it was read", p.Left())
	}
	p.Page(1, noon, noon.Add(2*time.Hour), noon.Add(3*time.Second))
	if p.Left() != 0 {
		t.Errorf("%v left behind the end", p.Left())
	}
}
