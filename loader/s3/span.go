package s3

import (
	"strings"
	"time"
)

const (
	// slack is how much earlier than an event its file may be named to have been
	// delivered. It never was, in 34,000 records; clocks differ.
	slack = time.Hour

	// mostDays is up to how many days each is listed by itself, so that they are
	// listed side by side. Longer ranges are listed in one go: a region may be
	// empty on most days, and a listing brings 1,000 objects.
	mostDays = 45
)

// span is a part of a unit's keys: those with a prefix, after one key and
// before another one.
type span struct {
	unit   unit
	prefix string
	after  string
	before string // empty is no limit
	hole   hole
}

// hole is a range of names that are left out: those that CloudTrail gives on a
// day before some minute. Names of other forms may sort before all of these.
type hole struct{ from, to string }

func (h hole) has(key string) bool { return h.to != "" && key >= h.from && key <= h.to }

// period is a range of event times; zero is no limit.
type period struct{ from, to time.Time }

func (p period) open() bool { return p.from.IsZero() && p.to.IsZero() }

// delivery returns the first and last day on which events of the period are
// delivered; zero is no limit. Nothing has been delivered after now.
func (p period) delivery(now time.Time) (first, last time.Time) {
	if !p.from.IsZero() {
		first = midnight(p.from)
	}
	last = midnight(now)
	if !p.to.IsZero() {
		next := midnight(p.to.Add(-time.Nanosecond)).AddDate(0, 0, 1)
		if next.Before(last) {
			last = next
		}
	}
	return first, last
}

func midnight(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// spans returns what to list of a unit to have all events of a period.
func (u unit) spans(p period, now time.Time) []span {
	if u.plain || p.open() {
		return []span{{unit: u, prefix: u.within}}
	}
	first, last := p.delivery(now)
	if !first.IsZero() && last.Before(first) {
		return nil
	}
	if first.IsZero() || last.Sub(first) >= mostDays*24*time.Hour {
		return []span{u.long(p, first, last)}
	}
	var out []span
	for day := first; !day.After(last); day = day.AddDate(0, 0, 1) {
		s := span{unit: u, prefix: u.day(day) + "/"}
		if start := p.from.Add(-slack); start.After(day) {
			s.hole = u.before(start)
		}
		if s, ok := s.inside(u.within); ok {
			out = append(out, s)
		}
	}
	return out
}

// long returns the span of many days.
func (u unit) long(p period, first, last time.Time) span {
	s := span{unit: u, prefix: u.within}
	if !first.IsZero() {
		s.after = u.day(first)
	}
	if !p.to.IsZero() {
		s.before = u.day(last.AddDate(0, 0, 1))
	}
	return s
}

// skip returns where to go on listing, instead of at the next page, when the rest
// of the hole lies there. A day of one page takes one request all the same.
func (s span) skip(p page) (after string, ok bool) {
	n := len(p.objects)
	return s.hole.to, p.next != "" && n > 0 && s.hole.has(p.objects[n-1].key)
}

// inside returns the part of a span that lies below a folder.
func (s span) inside(folder string) (span, bool) {
	switch {
	case strings.HasPrefix(s.prefix, folder):
		return s, true
	case strings.HasPrefix(folder, s.prefix):
		s.prefix = folder
		return s, true
	}
	return s, false
}
