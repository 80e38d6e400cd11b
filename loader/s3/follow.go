package s3

import (
	"context"
	"errors"
	"maps"
	"time"

	"github.com/trailsift/trailsift/loader"
)

const (
	// overlap is how far back a poll looks for new objects: names carry the minute
	// of delivery and a random part, so that a new object may come before the last
	// one. Delivery that takes longer than this is rare; reading the day again
	// brings it.
	overlap = 2 * time.Hour

	// lookEvery is how often accounts and regions are looked for that are new.
	lookEvery = 10 * time.Minute
)

// errNoDays is the refusal to follow what has no days.
var errNoDays = errors.New("only a trail can be followed: these objects lie in no folders of days")

// Poll names the objects that were delivered since the last look.
func (t *Trail) Poll(ctx context.Context, sink loader.Sink) error {
	now := t.opts.Now().UTC()
	err := t.lookAround(ctx, now)
	var spans []span
	for _, u := range t.units {
		if u.plain {
			return t.once(errNoDays)
		}
		spans = append(spans, u.recent(now)...)
	}
	name, seen, fault := t.naming(t.begin(ctx), sink), make(map[string]bool), err
	err = t.each(ctx, spans, func(o found) error {
		seen[o.key] = true
		if t.seen[o.key] {
			return nil
		}
		t.seen[o.key] = true
		return name(o)
	}, func(_ span, err error) error {
		fault = t.hint(err)
		return nil
	})
	if err != nil {
		return err
	}
	if fault != nil { // what was not listed now is not new the next time
		maps.Copy(seen, t.seen)
	}
	t.seen = seen
	return t.once(fault)
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

// lookAround looks for new accounts and regions, now and then.
func (t *Trail) lookAround(ctx context.Context, now time.Time) error {
	if now.Sub(t.looked) < lookEvery {
		return nil
	}
	before := t.missed // the walk has told of these
	_, err := t.findMore(ctx)
	t.missed = before
	return err
}

// recent returns the spans that new objects are in.
func (u unit) recent(now time.Time) []span {
	since := now.Add(-overlap)
	spans := []span{{unit: u, prefix: u.day(since) + "/", after: u.delivered(since)}}
	if day := u.day(now); day != u.day(since) {
		spans = append(spans, span{unit: u, prefix: day + "/"})
	}
	var out []span
	for _, s := range spans {
		if s, ok := s.inside(u.within); ok {
			out = append(out, s)
		}
	}
	return out
}
