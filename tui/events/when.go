package events

import (
	"time"

	"github.com/trailsift/trailsift/store"
)

// Span returns the times of the oldest and the newest event of the list; ok is
// false when none has a time.
func (t *Table) Span() (first, last time.Time, ok bool) {
	n := t.Len()
	if n == 0 {
		return time.Time{}, time.Time{}, false
	}
	oldest, newest := t.view.Seek(time.Unix(0, 0)), n-1
	if t.order {
		oldest, newest = t.view.Seek(time.Unix(0, 0))-1, 0
	}
	if oldest < 0 || oldest >= n {
		return time.Time{}, time.Time{}, false
	}
	first, _ = t.timeOf(oldest)
	last, ok = t.timeOf(newest)
	return first, last, ok
}

func (t *Table) timeOf(i int) (time.Time, bool) { return t.snap.Record(t.view.Row(i)).Time() }

// Nearest returns the position of the event that is nearest to a time, the
// first in the list of several; 0 in an empty list.
func (t *Table) Nearest(at time.Time) int {
	if t.Len() == 0 {
		return 0
	}
	return nearest(t.snap, t.view, at)
}

func nearest(snap *store.Snapshot, view *store.View, at time.Time) int {
	i := min(view.Seek(at), view.Len()-1)
	if i == 0 {
		return 0
	}
	before, ok := snap.Record(view.Row(i - 1)).Time()
	here, timed := snap.Record(view.Row(i)).Time()
	switch {
	case ok && (!timed || at.Sub(before).Abs() < here.Sub(at).Abs()):
		return view.Seek(before)
	case timed:
		return view.Seek(here)
	}
	return i
}
