package tui

import (
	"context"
	"strings"
	"time"

	"github.com/trailsift/trailsift/tui/theme"
)

// Times are completed step by step: first stretches up to the newest event, and the days,
// or the hours of a single day; behind a day its hours, behind an hour its minutes. Only
// those are offered in which there are events under the rest of the filter.

// timeStep is a unit of the calendar, as filters write its times.
type timeStep struct {
	layout string
	days   int
	months int
	clock  time.Duration
}

// timeSteps returns the units from wide to narrow. Each layout begins with the one before.
func timeSteps() []timeStep {
	return []timeStep{
		{layout: "2006", months: 12},
		{layout: "2006-01", months: 1},
		{layout: "2006-01-02", days: 1},
		{layout: "2006-01-02T15", clock: time.Hour},
		{layout: "2006-01-02T15:04", clock: time.Minute},
	}
}

// lately is a time up to the newest event, as filters write it.
type lately struct {
	text   string
	length time.Duration
}

// upToNewest returns the times up to the newest event that are offered, short to long.
func upToNewest() []lately {
	const day = 24 * time.Hour
	return []lately{
		{"last15m", 15 * time.Minute}, {"last1h", time.Hour}, {"last6h", 6 * time.Hour},
		{"last1d", day}, {"last7d", 7 * day}, {"last30d", 30 * day},
	}
}

// start returns the start of the unit that a time is in.
func (s timeStep) start(t time.Time) time.Time {
	start, _ := time.Parse(s.layout, t.UTC().Format(s.layout)) // which it reads as it wrote it
	return start
}

// next returns the start of the unit behind one.
func (s timeStep) next(start time.Time) time.Time {
	return start.AddDate(0, s.months, s.days).Add(s.clock)
}

// between returns the starts of the units that cover a span, as many as are offered.
func (s timeStep) between(first, last time.Time) (out []time.Time) {
	for t := s.start(first); !t.After(last) && len(out) < maxOffers; t = s.next(t) {
		out = append(out, t)
	}
	return out
}

// times offers times that begin with what is typed.
func (c completing) times(ctx context.Context, out *completed) error {
	first, last, ok := c.snap.Span()
	if !ok {
		return nil
	}
	in, err := c.snap.Select(ctx, c.lang, c.rest, c.earlier)
	if err != nil {
		return err
	}
	for _, text := range timeTexts(c.slot.typed, first, last) {
		e, err := c.lang.Parse(c.slot.field + ":" + text)
		if err != nil {
			return nil // of another field that takes times; nothing is offered
		}
		sel, err := c.snap.SelectIn(ctx, c.lang, e, in)
		if err != nil {
			return err
		}
		if n := sel.Len(); n > 0 {
			out.offers = append(out.offers, offer{text: text, title: text, count: n, share: theme.Share(n, in.Len())})
		}
	}
	if out.total = len(out.offers); out.total == 0 {
		return nil
	}
	out.noun, out.what = "span", " of time, in UTC"
	if c.slot.rest != "" {
		out.what += ", under the rest of the filter"
	}
	return nil
}

// timeTexts returns the times of a span that begin with what is typed: stretches that
// are shorter than it, and units.
func timeTexts(typed string, first, last time.Time) (out []string) {
	for _, s := range upToNewest() {
		if strings.HasPrefix(s.text, strings.ToLower(typed)) && s.length < last.Sub(first) {
			out = append(out, s.text)
		}
	}
	return append(out, unitTexts(strings.ToUpper(typed), first, last)...)
}

// unitTexts returns the units of the first step below what is whole of the typed text in
// which the span has several.
func unitTexts(typed string, first, last time.Time) (out []string) {
	for _, step := range timeSteps() {
		if len(typed) >= len(step.layout) {
			unit, err := time.Parse(step.layout, typed[:len(step.layout)])
			if err != nil {
				return nil
			}
			first, last = span(first, last, unit, step.next(unit))
			continue
		}
		units := step.between(first, last)
		if len(units) == 1 && step.clock != time.Minute {
			continue
		}
		for _, unit := range units {
			if text := unit.Format(step.layout); strings.HasPrefix(text, typed) {
				out = append(out, text)
			}
		}
		return out
	}
	return nil
}

// span returns what a span has of a unit: the end is behind the last time in it.
func span(first, last, unit, next time.Time) (from, to time.Time) {
	from, to = first, last
	if unit.After(from) {
		from = unit
	}
	if end := next.Add(-time.Second); end.Before(to) {
		to = end
	}
	return from, to
}
