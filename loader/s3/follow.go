package s3

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/loader"
)

const (
	// overlap is how far back a poll looks for new objects: names carry the minute
	// of delivery and a random part, so that a new object may come before the last
	// one. Delivery that takes longer than this is rare; reading the day again
	// brings it.
	overlap = 2 * time.Hour

	// lookEvery is how often accounts and regions are looked for that are new, and
	// days for objects that sort before all that CloudTrail names: copies and
	// restored ones. Each time lists days from their beginning.
	lookEvery = 10 * time.Minute
)

// errNoDays is the refusal to follow what has no days.
var errNoDays = errors.New("only a trail can be followed: these objects lie in no folders of days")

// Poll names the objects that were delivered since the last look.
func (t *Trail) Poll(ctx context.Context, sink loader.Sink) error {
	now := t.opts.Now().UTC()
	fault := t.lookAround(ctx, now)
	whole := now.Sub(t.whole) >= lookEvery
	var spans []span
	for _, u := range t.units {
		if u.plain {
			return t.once(errNoDays)
		}
		spans = append(spans, u.recent(t.since(u), now, whole)...)
	}
	name, seen, failed := t.naming(t.begin(ctx), sink), make(map[string]bool), make(map[string]bool)
	err := t.each(ctx, spans, func(o found) error {
		_, known := t.seen[o.key]
		seen[o.key] = o.unit.isOdd(o.key)
		t.seen[o.key] = seen[o.key]
		if known {
			return nil
		}
		return name(o)
	}, func(s span, err error) error {
		fault, failed[s.unit.within] = t.hint(err), true
		return nil
	})
	if err != nil {
		return err
	}
	for key, odd := range t.seen { // what was not listed now is not new the next time
		if len(failed) > 0 || odd && !whole {
			seen[key] = odd
		}
	}
	if t.seen = seen; whole && len(failed) == 0 {
		t.whole = now
	}
	t.polledAll(now, failed)
	return t.once(fault)
}

// since returns from when on a poll looks for new objects of a unit. The time
// between two polls may be long: machines sleep and networks fail.
func (t *Trail) since(u unit) time.Time {
	last, ok := t.polled[u.within]
	if !ok {
		last = t.start
	}
	return last.UTC().Add(-overlap)
}

// polledAll remembers that all units but some were listed up to now.
func (t *Trail) polledAll(now time.Time, failed map[string]bool) {
	if t.polled == nil {
		t.polled = make(map[string]time.Time)
	}
	for _, u := range t.units {
		if !failed[u.within] {
			t.polled[u.within] = now
		}
	}
}

// once returns an error the first time only: a poll that fails will fail again
// in some seconds, until somebody does something.
func (t *Trail) once(err error) error {
	known := t.fault
	if t.fault = ""; err == nil {
		return nil
	}
	if t.fault = err.Error(); t.fault == known {
		return nil
	}
	return err
}

// lookAround looks for new accounts and regions, now and then. Its error is
// about folders that could be listed when they were last looked for.
func (t *Trail) lookAround(ctx context.Context, now time.Time) error {
	if now.Sub(t.looked) < lookEvery {
		return nil
	}
	fresh, late, err := t.findMore(ctx)
	if err != nil {
		return err
	}
	t.owe(fresh)
	told := make(map[string]bool) // by the walk or by a poll
	for _, m := range t.missed {
		told[m.folder] = true
	}
	var names []string
	for _, m := range late {
		if !told[m.folder] {
			t.miss([]missed{m})
			names, err = append(names, t.url(m.folder)), m.err
		}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", few(names), err)
	}
	return nil
}

// owe has another attempt list what lies in units that the walk missed: polls
// look for what is new only.
func (t *Trail) owe(fresh []unit) {
	for _, m := range slices.Clone(t.missed) {
		for _, u := range fresh {
			if m.span != nil || !strings.HasPrefix(u.within, m.folder) {
				continue
			}
			for _, s := range u.spans(t.period, t.start) {
				t.miss([]missed{{s.prefix, m.err, &s}})
			}
		}
	}
}

// recent returns the spans that objects are in which were delivered between two
// times. The first day is listed from the first time on, or whole but for the
// names of files delivered before.
func (u unit) recent(since, now time.Time, whole bool) []span {
	first := span{unit: u, prefix: u.day(since) + "/", after: u.delivered(since)}
	if whole {
		first.after, first.hole = "", u.before(since)
	}
	spans := []span{first}
	for day := midnight(since).AddDate(0, 0, 1); !day.After(now); day = day.AddDate(0, 0, 1) {
		spans = append(spans, span{unit: u, prefix: u.day(day) + "/"})
	}
	var out []span
	for _, s := range spans {
		if s, ok := s.inside(u.within); ok {
			out = append(out, s)
		}
	}
	return out
}

// before returns the names of the files that were delivered before a time, on
// its day.
func (u unit) before(t time.Time) hole { return hole{u.delivered(midnight(t)), u.delivered(t)} }

// meets reports whether polls for what was delivered since some time meet a key.
func (u unit) meets(key string, since time.Time) bool {
	return key >= u.day(since) && !u.before(since).has(key)
}

// isOdd reports whether a key sorts before all that CloudTrail names on its day.
func (u unit) isOdd(key string) bool {
	day := u.dayOf(key)
	return !day.IsZero() && key < u.delivered(day)
}
