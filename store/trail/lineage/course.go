package lineage

import (
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// inCourse finds the calls that services made in the course of a holder's session, given
// its own events. They have its principal, a key of their own and as creation date that of
// the session or the second of one of its calls, which is measured; where no call of that
// second is loaded they are of the session that goes on then, if it is the only one.
func (t *tracer) inCourse(h holder, own *store.Selection) (store.Expr, int, error) {
	if h.principalID == "" || h.invokedBy != "" || h.nobody() || own.Len() == 0 {
		return nil, 0, nil
	}
	made := store.And{store.Equals(pathPrincipal, h.principalID), has(pathInvokedBy)}
	dates, err := t.creationDates(made)
	if err != nil || len(dates) == 0 {
		return nil, 0, err
	}
	if dates, err = t.datesOf(h, own, dates); err != nil || len(dates) == 0 {
		return nil, 0, err
	}
	made = append(made, store.Equals(pathCreated, dates...))
	found, err := t.sel(made)
	if err != nil {
		return nil, 0, err
	}
	return t.shorter(made, found), found.Len(), nil
}

// creationDates returns the creation dates that some events have.
func (t *tracer) creationDates(events store.Expr) ([]string, error) {
	found, err := t.sel(events)
	if err != nil || found.Len() == 0 {
		return nil, err
	}
	return t.valuesOf(pathCreated, found)
}

// valuesOf returns the values that a field has in some events.
func (t *tracer) valuesOf(field string, events *store.Selection) ([]string, error) {
	facet, err := t.snap.Facet(t.ctx, t.lang, field, events, 0)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, v := range facet.Values {
		out = append(out, v.Value)
	}
	return out, nil
}

// datesOf keeps the creation dates that are of a holder's session.
func (t *tracer) datesOf(h holder, own *store.Selection, dates []string) ([]string, error) {
	calls, err := t.secondsOf(own, dates)
	if err != nil {
		return nil, err
	}
	first, last, _ := t.snap.SpanOf(own)
	others, err := t.sel(store.Equals(pathPrincipal, h.principalID), direct(), within(first, last), store.Not{Expr: h.own()})
	if err != nil {
		return nil, err
	}
	var out []string
	for _, date := range dates {
		at, ok := trail.CreationDate(date)
		alone := others.Len() == 0 && !at.Before(first) && !at.After(last)
		if ok && (alone || at.Equal(h.created) || calls[at.Unix()]) {
			out = append(out, date)
		}
	}
	return out, nil
}

// secondsOf returns which of some creation dates are the seconds of events.
func (t *tracer) secondsOf(events *store.Selection, dates []string) (map[int64]bool, error) {
	var seconds []string
	for _, date := range dates {
		if at, ok := trail.CreationDate(date); ok {
			seconds = append(seconds, at.Format(timeInFilters))
		}
	}
	then, err := t.snap.SelectIn(t.ctx, t.lang, store.Equals(pathTime, seconds...), events)
	if err != nil {
		return nil, err
	}
	found, err := t.valuesOf(pathTime, then)
	out := make(map[int64]bool, len(found))
	for _, text := range found {
		if at, err := time.Parse(time.RFC3339, text); err == nil {
			out[at.Unix()] = true
		}
	}
	return out, err
}

// shorter returns the condition that services called for the same principal in the time of
// some events, if that finds them alone, and else the one that is given: a filter that
// lists a date for each call is nothing to read.
func (t *tracer) shorter(exact store.And, found *store.Selection) store.Expr {
	first, last, ok := t.snap.SpanOf(found)
	if !ok {
		return exact
	}
	short := store.And{exact[0], exact[1], bound(store.AtLeast, first), bound(store.AtMost, last)}
	if all, err := t.sel(short); err == nil && all.Len() == found.Len() && all.Both(found).Len() == found.Len() {
		return short
	}
	return exact
}
