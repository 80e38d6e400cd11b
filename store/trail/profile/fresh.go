package profile

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// mostNew is how many new values of one field a profile lists, the first ones.
const mostNew = 40

// watched lists the fields whose first uses are of interest, and how one value
// is called.
var watched = []struct{ title, field string }{
	{"region", "region"}, {"address", "ip"}, {"user agent", "ua"}, {"service", "service"}, {"event", "event"},
}

// baseline returns the end of what is taken for usual: of the first day, where
// there are two; of the first hour, where there are two; else the zero time.
func baseline(first, last time.Time) time.Time {
	for _, usual := range []time.Duration{24 * time.Hour, time.Hour} {
		if last.Sub(first) >= 2*usual {
			return first.Add(usual)
		}
	}
	return time.Time{}
}

// Since says where [Profile.Baseline] is: what came before it is taken for usual.
func (p *Profile) Since() string {
	if p.Baseline.Sub(p.First) >= 24*time.Hour {
		return "a day after its first event"
	}
	return "an hour after its first event"
}

// fresh finds what the subject used for the first time after the baseline.
func (s *study) fresh() error {
	if s.Baseline = baseline(s.First, s.Last); s.Baseline.IsZero() {
		return nil
	}
	for _, w := range watched {
		if w.field == s.Subject.Kind.Field() {
			continue
		}
		seen, times, err := s.snap.FirstSeen(s.ctx, s.lang, w.field, s.Rows)
		if err != nil {
			return err
		}
		var fresh []First // the earliest first
		for i, v := range seen.Values {
			if times[i].After(s.Baseline) {
				fresh = append(fresh, First{Title: w.title, Field: w.field, Value: v.Value, Count: v.Count, At: times[i]})
			}
		}
		n := listed(len(fresh), mostNew)
		s.New = append(s.New, fresh[:n]...)
		if n < len(fresh) {
			s.Unlisted = append(s.Unlisted, Unlisted{w.title, len(fresh) - n, fresh[n].At})
		}
	}
	slices.SortStableFunc(s.New, func(a, b First) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		return strings.Compare(a.Field+a.Value, b.Field+b.Value)
	})
	return s.firstRows()
}

// firstRows finds the first event of each new value: the only one, or the
// first of few, in its second.
func (s *study) firstRows() error {
	for i := range s.New {
		n := &s.New[i]
		at := store.Match{Field: "time", Op: store.Equal, Values: []store.Pattern{store.Literal(n.At.UTC().Format(time.RFC3339))}}
		rows, err := s.rows(store.Equals(n.Field, n.Value), at)
		if err != nil {
			return err
		}
		view, err := s.snap.View(s.ctx, rows, false)
		if err != nil {
			return err
		}
		if view.Len() > 0 {
			n.Row = view.Row(0)
		}
	}
	return nil
}
