package s3

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/trailsift/trailsift/loader"
)

// reasonMarker is why an object is skipped.
const reasonMarker = "empty object that stands for a folder"

// Walk names the objects of the trail, in the order of their keys.
func (t *Trail) Walk(ctx context.Context, sink loader.Sink) error {
	f := t.begin(ctx)
	t.mu.Lock()
	kept, early := t.kept, t.missed
	t.kept = nil
	t.mu.Unlock()
	for _, m := range early {
		sink.Fail(t.url(m.folder), m.err)
	}
	yield := t.naming(f, sink)
	if kept == nil {
		return t.each(ctx, t.spans(), yield, t.missing(sink))
	}
	for _, o := range kept {
		if err := yield(o); err != nil {
			return err
		}
	}
	return nil
}

// begin starts the downloads.
func (t *Trail) begin(ctx context.Context) *fetcher {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.fetch == nil {
		t.fetch = newFetcher(ctx, t)
		t.seen = make(map[string]bool)
	}
	return t.fetch
}

// naming returns what names an object to the sink.
func (t *Trail) naming(f *fetcher, sink loader.Sink) func(found) error {
	since := t.start.Add(-overlap)
	return func(o found) error {
		if o.isMarker() {
			sink.Skip(t.url(o.key), reasonMarker)
			return nil
		}
		if !o.unit.plain && o.unit.meets(o.key, since.UTC()) {
			t.seen[o.key] = o.unit.isOdd(o.key)
		}
		return sink.Item(f.item(o.object))
	}
}

// missing returns what tells a sink of a folder that could not be listed.
func (t *Trail) missing(sink loader.Sink) func(span, error) error {
	return func(s span, err error) error {
		err = t.hint(err)
		t.mu.Lock()
		t.missed = append(t.missed, missed{s.prefix, err, &s})
		t.mu.Unlock()
		sink.Fail(t.url(s.prefix), err)
		return nil
	}
}

// Revive gets new credentials when the last ones were refused.
func (t *Trail) Revive(ctx context.Context) { t.bucket.revive(ctx) }

// Retry gets new credentials when the last ones were refused, and lists what
// could not be listed before.
func (t *Trail) Retry(ctx context.Context, sink loader.Sink) error {
	t.bucket.revive(ctx)
	t.mu.Lock()
	before := t.missed
	t.missed = nil
	t.mu.Unlock()
	var again []span
	for _, m := range before {
		if m.span != nil {
			again = append(again, *m.span)
		}
	}
	if len(again) < len(before) {
		fresh, late, err := t.findMore(ctx)
		if err != nil {
			t.miss(before) // nothing has been tried again
			return err
		}
		t.miss(late)
		for _, m := range late {
			sink.Fail(t.url(m.folder), m.err)
		}
		for _, u := range fresh {
			again = append(again, u.spans(t.period, t.start)...)
		}
	}
	return t.each(ctx, again, t.naming(t.begin(ctx), sink), t.missing(sink))
}

// miss remembers folders that could not be listed.
func (t *Trail) miss(folders []missed) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.missed = append(t.missed, folders...)
}

// findMore looks for regions and accounts again. It returns those that are new,
// and what could not be listed: what is known stays, whatever that was.
func (t *Trail) findMore(ctx context.Context) (fresh []unit, late []missed, err error) {
	s, err := t.search(ctx)
	if err != nil {
		return nil, nil, err
	}
	known := make(map[string]bool)
	for _, u := range t.units {
		known[u.within] = true
	}
	for _, u := range s.units {
		if !known[u.within] {
			fresh = append(fresh, u)
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.units = append(slices.Clone(t.units), fresh...)
	slices.SortFunc(t.units, byFolder)
	return fresh, s.missed, nil
}

// Outlook says which days of delivery are read, and how long it will take.
func (t *Trail) Outlook() loader.Outlook {
	out := loader.Outlook{Left: t.left()}
	t.mu.Lock()
	out.Notes = slices.Clone(t.limits)
	t.mu.Unlock()
	if t.period.open() {
		return out
	}
	first, last := t.period.delivery(t.start)
	from := "until"
	if !first.IsZero() {
		from = first.Format(time.DateOnly) + " to"
	}
	out.Notes = append(out.Notes, fmt.Sprintf("delivered %s %s; AWS may deliver later", from, last.Format(time.DateOnly)))
	return out
}

// left expects the rest of what was planned to come as fast as what has come.
func (t *Trail) left() time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.plan == nil || t.fetch == nil {
		return 0
	}
	come := t.fetch.come.Load()
	if come == 0 || come >= t.plan.Bytes {
		return 0
	}
	elapsed := time.Since(t.fetch.start)
	return time.Duration(float64(elapsed) * float64(t.plan.Bytes-come) / float64(come))
}
