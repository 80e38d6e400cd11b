package events

import (
	"time"

	"github.com/trailsift/trailsift/store"
)

// Span returns the times of the oldest and the newest event of the list; ok is
// false when none has a time.
func (t *Table) Span() (first, last time.Time, ok bool) {
	if t.view == nil {
		return time.Time{}, time.Time{}, false
	}
	return t.view.Span()
}

// Nearest returns the position of the event that is nearest to a time, the
// first in the list of several; 0 in an empty list, and in one that is not in
// time order.
func (t *Table) Nearest(at time.Time) int {
	if t.Len() == 0 || !t.view.ByTime() {
		return 0
	}
	return nearest(t.snap, t.view, at)
}

// Within returns the position of the earliest event from a time on, if that is before
// another one and the list is in time order.
func (t *Table) Within(from, to time.Time) (i int, ok bool) {
	if t.Len() == 0 || !t.view.ByTime() {
		return 0, false
	}
	at := t.view.Seek(from)
	for _, i := range []int{at, at - 1} { // in a list with the newest first it is the one before
		if i < 0 || i >= t.Len() {
			continue
		}
		if when, timed := t.snap.Record(t.view.Row(i)).Time(); timed && !when.Before(from) && when.Before(to) {
			return i, true
		}
	}
	return 0, false
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

// dated reports whether each line has its date: where the list is not in time order, and has
// events of several days.
func (t *Table) dated() bool { return t.order.Field != "" && t.day() == "" }

// day returns the day of all events; "" where they are of several.
func (t *Table) day() string {
	if t.view == nil {
		return ""
	}
	first, last, ok := t.view.Span()
	if day := first.In(t.zone).Format(time.DateOnly); ok && day == last.In(t.zone).Format(time.DateOnly) {
		return day
	}
	return ""
}
