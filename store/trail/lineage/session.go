package lineage

import (
	"fmt"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// own is the condition that an event belongs to a holder's session: all keys of
// a console session, and no calls that services made on its behalf.
func (h *holder) own() store.Expr {
	switch {
	case h.opens():
		return sessionOf(h.principalID, trail.CreationDates(h.time))
	case !h.created.IsZero() && h.principalID != "" && h.invokedBy != "":
		return store.And{store.Equals(pathPrincipal, h.principalID), store.Equals(pathCreated, trail.CreationDates(h.created)...)}
	case !h.created.IsZero() && h.principalID != "":
		return sessionOf(h.principalID, trail.CreationDates(h.created))
	case h.ownsKey():
		return store.And{store.Equals(pathKey, h.key), agrees(pathPrincipal, h.principalID), agrees(pathAccount, h.account)}
	case h.eventID != "":
		return store.Equals(pathEventID, h.eventID)
	}
	return store.Or{}
}

// ownsKey reports whether the key is all that tells which events are of the
// holder's session.
func (h *holder) ownsKey() bool {
	return h.key != "" && !h.nobody() && (h.created.IsZero() || h.principalID == "")
}

// agrees is the condition that a field does not contradict a value; see [same].
func agrees(field, value string) store.Expr {
	if value == "" {
		return store.And{}
	}
	return store.Or{store.Equals(field, value), store.Equals(field, ""), store.Not{Expr: has(field)}}
}

// look notes what the events of a session say besides.
func (t *tracer) look(c *Chain, h holder, began *link, own *store.Selection) error {
	from, err := t.elsewhere(h, began)
	if err != nil {
		return err
	}
	var elsewhere []string
	if c.Addresses = len(from); len(from) > 0 {
		elsewhere = []string{"the instance's credentials were used from several addresses, " + phrase.List(phrase.First(from, 3)) +
			": one that is not the instance's own is of somebody who took them"}
	}
	shared, err := t.sharedKey(h, own)
	c.Notes = slices.Concat(elsewhere, c.Notes, shared)
	return err
}

// sharedKey notes that somebody else used the holder's key, which AWS gives to
// one principal only.
func (t *tracer) sharedKey(h holder, own *store.Selection) ([]string, error) {
	if !h.ownsKey() {
		return nil, nil
	}
	all, err := t.sel(store.Equals(pathKey, h.key))
	if err != nil || all.Len() <= own.Len() {
		return nil, err
	}
	return []string{fmt.Sprintf("%d more with the key %s name another principal or account: the records contradict each other", all.Len()-own.Len(), h.key)}, nil
}

func sessionOf(principalID string, created []string) store.Expr {
	return store.And{store.Equals(pathPrincipal, principalID), store.Equals(pathCreated, created...), direct()}
}

// describe returns a holder's session: its events, and the link to what began
// it, nil where that is not known.
func (t *tracer) describe(h holder, began *link, own *store.Selection) Session {
	s := Session{ID: h.session(), Actor: h.name, Principal: h.who, Account: h.home(), Key: h.key, Created: h.began(), Events: own.Len()}
	if h.nobody() {
		s.Principal, s.Key = "", ""
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
	a.Services, a.Addresses, a.Regions = count(columnService), count(pathAddress), count("awsRegion")
	a.Writes = countOf(count(columnVerb), "write")
	if err != nil {
		return a, err
	}
	ended, err := trail.EndedIn(t.ctx, t.snap, t.lang, own)
	a.Ended = phrase.Ended(ended)
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
