package events

import (
	"context"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
)

// A gap is more than usualGaps times as long as the median distance of two
// events, and no shorter than leastGap: below a minute nobody made a pause. Where
// more than manyGaps are, pauses are the rhythm of the list: then only those are
// gaps that are rhythmGaps times as long as the median pause.
const (
	usualGaps  = 10
	leastGap   = time.Minute
	manyGaps   = 20
	rhythmGaps = 2
)

// gapStep is how many events are looked at before the context is.
const gapStep = 1 << 16

// LeastGap returns how long a time without events must be to count as a gap
// in a list.
func LeastGap(ctx context.Context, snap *store.Snapshot, view *store.View) (time.Duration, error) {
	var distances []time.Duration
	last, had := time.Time{}, false
	for i := range view.Len() {
		if i%gapStep == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		at, ok := snap.Record(view.Row(i)).Time()
		if ok && had {
			distances = append(distances, at.Sub(last).Abs())
		}
		last, had = at, ok
	}
	if len(distances) == 0 {
		return leastGap, nil
	}
	slices.Sort(distances)
	return beyondRhythm(distances, max(leastGap, usualGaps*distances[len(distances)/2])), nil
}

// beyondRhythm returns how long a gap is at least among distances in their order, so
// that no more than manyGaps are.
func beyondRhythm(distances []time.Duration, least time.Duration) time.Duration {
	for {
		from, _ := slices.BinarySearch(distances, least)
		pauses := distances[from:]
		if len(pauses) <= manyGaps {
			return least
		}
		least = max(least, rhythmGaps*pauses[len(pauses)/2])
	}
}

// Gap is a time without events in a list.
type Gap struct {
	At    int       // position of the event behind it; the one before it is next to that
	Start time.Time // of the event before it
	End   time.Time // of the event behind it
}

// NextGap returns the next gap behind position from in the order of the list, or
// before it when step is -1: the one that the event there is right behind, too. ok is
// false when there is none.
func NextGap(snap *store.Snapshot, view *store.View, least time.Duration, from, step int) (g Gap, ok bool) {
	for i := from + max(step, 0); i > 0 && i < view.Len(); i += step {
		start, timed := snap.Record(view.Row(i - 1)).Time()
		end, ok := snap.Record(view.Row(i)).Time()
		if timed && ok && end.Sub(start).Abs() >= least {
			return Gap{i, start, end}, true
		}
	}
	return Gap{}, false
}
