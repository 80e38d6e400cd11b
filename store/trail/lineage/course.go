package lineage

import (
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// inCourse finds the calls that services made in the course of a holder's session, given
// its own events. They have its principal, a key of their own and as creation date that of
// the session or the second of one of its calls, which is measured; where no call of that
// second is loaded they are of the session that goes on then, if it is the only one. A date
// that another session of the principal has is that one's.
func (t *tracer) inCourse(h holder, own *store.Selection) (store.Expr, int, error) {
	if h.principalID == "" || h.invokedBy != "" || h.nobody() {
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
func (t *tracer) datesOf(h holder, own *store.Selection, dates []string) (out []string, err error) {
	calls, err := t.secondsOf(own)
	if err != nil {
		return nil, err
	}
	others, alone, err := t.beside(h, own)
	if err != nil {
		return nil, err
	}
	first, last, _ := t.snap.SpanOf(own)
	for _, date := range dates {
		at, ok := trail.CreationDate(date)
		called := calls[at.Unix()] || alone && !at.Before(first) && !at.After(last)
		if ok && (at.Equal(h.began()) || called && !others[date]) {
			out = append(out, date)
		}
	}
	return out, nil
}

// beside returns the creation dates of the other sessions of a holder's principal, and
// whether none of these called while the holder's did.
func (t *tracer) beside(h holder, own *store.Selection) (dates map[string]bool, alone bool, err error) {
	others, err := t.sel(store.Equals(pathPrincipal, h.principalID), direct(), store.Not{Expr: h.own()})
	if err != nil {
		return nil, false, err
	}
	values, err := t.valuesOf(pathCreated, others)
	if err != nil {
		return nil, false, err
	}
	dates = make(map[string]bool, len(values))
	for _, date := range values {
		dates[date] = true
	}
	first, last, _ := t.snap.SpanOf(own)
	then, err := t.snap.SelectIn(t.ctx, t.lang, within(first, last), others)
	return dates, err == nil && then.Len() == 0, err
}

// secondsOf returns the seconds in which events were. Each is looked at once: to ask for
// thousands of seconds in a filter takes as many times as long.
func (t *tracer) secondsOf(events *store.Selection) (map[int64]bool, error) {
	found, err := t.valuesOf(pathTime, events)
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
