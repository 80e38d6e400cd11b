package lineage

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// own is the condition that an event belongs to a holder's session: all keys of
// a console session, and no calls that services made on its behalf.
func (h *holder) own() store.Expr {
	switch {
	case h.signsIn() && h.created.IsZero() && !h.time.IsZero() && h.principalID != "":
		return sessionOf(h.principalID, trail.CreationDates(h.time))
	case !h.created.IsZero() && h.principalID != "" && h.invokedBy != "":
		return store.And{is(pathPrincipal, h.principalID), is(pathCreated, trail.CreationDates(h.created)...)}
	case !h.created.IsZero() && h.principalID != "":
		return sessionOf(h.principalID, trail.CreationDates(h.created))
	case h.key != "":
		return is(pathKey, h.key)
	case h.eventID != "":
		return is(pathEventID, h.eventID)
	}
	return store.Or{}
}

func sessionOf(principalID string, created []string) store.Expr {
	return store.And{is(pathPrincipal, principalID), is(pathCreated, created...), direct()}
}

// describe returns a holder's session: its events, and the link to what began
// it, nil where that is not known.
func (t *tracer) describe(h holder, began *link, own *store.Selection) Session {
	s := Session{ID: h.session(), Actor: h.name, Principal: h.who, Account: h.home(), Key: h.key, Created: h.created, Events: own.Len()}
	if h.signsIn() && h.created.IsZero() {
		s.Created = h.time
	}
	s.First, s.Last, _ = t.snap.SpanOf(own)
	if began != nil {
		s.Began, s.Rule, s.Row = began.how, began.rule, began.row
	}
	return s
}

// activity sums up what the events of a session did.
func (t *tracer) activity(own *store.Selection) (Activity, error) {
	if own.Len() == 0 {
		return Activity{}, nil
	}
	a := Activity{Events: own.Len()}
	a.First, a.Last, _ = t.snap.SpanOf(own)
	var err error
	count := func(field string) []store.ValueCount {
		var facet *store.Facet
		if err == nil {
			facet, err = t.snap.Facet(t.ctx, t.lang, field, own, 0)
		}
		if err != nil {
			return nil
		}
		return facet.Values
	}
	a.Services, a.Addresses, a.Regions = count(columnService), count("sourceIPAddress"), count("awsRegion")
	a.Writes, a.Failures = countOf(count(columnVerb), "write"), countOf(count(columnFailed), "yes")
	return a, err
}

func countOf(values []store.ValueCount, value string) int {
	for _, v := range values {
		if v.Value == value {
			return v.Count
		}
	}
	return 0
}
