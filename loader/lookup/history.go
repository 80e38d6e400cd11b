package lookup

import (
	"fmt"
	"time"

	trailaws "github.com/trailsift/trailsift/loader/aws"
)

// historyDays is how far back Event history goes: API reference, LookupEvents.
const historyDays = 90

// span is the time that is asked for, both ends included.
type span struct{ from, to time.Time }

// spanOf fixes the time to be read, of what the command line asked for; zero
// times are open ends. It refuses what Event history cannot answer, rather than
// answering a part of it.
func spanOf(from, to, now time.Time) (span, error) {
	first := now.AddDate(0, 0, -historyDays)
	early := from
	if early.IsZero() && !to.IsZero() {
		early = to
	}
	if err := trailaws.CheckTime(from, to, now); err != nil {
		return span{}, err
	}
	if !early.IsZero() && early.Before(first) {
		return span{}, fmt.Errorf("the event history goes back %d days, to %s: start later than that, or open the bucket of a trail", historyDays, trailaws.Minute(first.Add(time.Minute)))
	}
	if from.IsZero() {
		from = first
	}
	if to.IsZero() || to.After(now) {
		to = now
	}
	return span{from.Truncate(time.Second), to.Truncate(time.Second)}, nil
}
