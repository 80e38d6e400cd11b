package lineage

import (
	"context"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// TraceRow returns who is behind an event.
func TraceRow(ctx context.Context, snap *store.Snapshot, lang *store.Language, row store.Row) (*Chain, error) {
	t := newTracer(ctx, snap, lang)
	return t.trace(t.read(row))
}

// tracer follows one chain.
type tracer struct {
	finder
	seen  map[store.Row]bool // events that links rest on
	notes []string           // on passwords
	doubt string             // see Chain.Doubt
}

func newTracer(ctx context.Context, snap *store.Snapshot, lang *store.Language) *tracer {
	return &tracer{finder: finder{ctx, snap, lang, make(map[string]bool)}, seen: make(map[store.Row]bool)}
}

// trace follows the chain behind a holder.
func (t *tracer) trace(h holder) (*Chain, error) {
	c := &Chain{Refused: h.nobody(), Notes: t.claims(h)}
	h, err := t.fuller(h)
	if err != nil {
		return nil, err
	}
	asked, began, err := t.climb(c, h)
	if err != nil {
		return nil, err
	}
	slices.Reverse(c.Steps)
	c.Doubt, c.Notes = t.doubt, slices.Concat(c.Notes, whoKnew(c.Steps), t.notes)
	c.Own = asked.own()
	own, err := t.sel(c.Own)
	if err != nil {
		return nil, err
	}
	if err := t.look(c, asked, began, own); err != nil {
		return nil, err
	}
	called, err := t.namesakes(c.Steps)
	if err != nil {
		return nil, err
	}
	c.Notes = append(c.Notes, called...)
	c.Session = t.describe(asked, began, own)
	if c.Session.KeyEvents, err = t.withKey(c.Session.Key, own); err != nil {
		return nil, err
	}
	if c.Did, err = t.activity(own); err != nil {
		return nil, err
	}
	if c.InCourse, c.Did.Forwarded, err = t.inCourse(asked, own); err != nil {
		return nil, err
	}
	if c.EndsAtKey() && len(c.Steps) == 1 && len(c.Did.Addresses) > 1 {
		c.Steps[0].Address = "" // one of several: what the session did has them all
	}
	return c, nil
}

// withKey returns how many of some events have a key.
func (t *tracer) withKey(key string, own *store.Selection) (int, error) {
	if key == "" || own.Len() == 0 {
		return 0, nil
	}
	some, err := t.snap.SelectIn(t.ctx, t.lang, store.Equals(pathKey, key), own)
	if err != nil {
		return 0, err
	}
	return some.Len(), nil
}

// fuller returns the holder as the first event tells that has the same key and
// a creation date: console actions and rows of tables have none.
func (t *tracer) fuller(h holder) (holder, error) {
	if !h.known || !h.created.IsZero() || !strings.HasPrefix(h.key, "ASIA") {
		return h, nil
	}
	by, ok, err := t.first(store.And{store.Equals(pathKey, h.key), has(pathCreated), direct()})
	if !ok || !same(by.principalID, h.principalID) || !same(by.account, h.account) {
		return h, err
	}
	if h.forwarded() { // whose call it was is asked about too
		h.created = by.created
		return h, nil
	}
	return by, nil
}

// climb adds the steps from a holder to the origin, the origin last. It returns
// the holder whose session is asked about, the first that is no service which
// calls for somebody, and the link to what began that session, nil without one.
func (t *tracer) climb(c *Chain, h holder) (asked holder, began *link, err error) {
	behind := false // the session that is asked about is
	for {
		l, err := t.link(h)
		if err != nil {
			return asked, began, err
		}
		if !behind && (l == nil || !l.forwarded) {
			behind, asked, began = true, h, l
		}
		if l == nil {
			t.arrive(c, h)
			return asked, began, nil
		}
		c.Steps = append(c.Steps, t.step(h, l))
		if l.parent == nil {
			return asked, began, nil
		}
		if t.comesBack(l) {
			c.Broken = &Break{Missing: "the chain comes back to where it was: the records contradict each other"}
			return asked, began, nil
		}
		h = *l.parent
	}
}

// comesBack reports whether the event that a link rests on is behind us
// already. The record of a machine's session tells of the machine itself: that
// is no step to another event.
func (t *tracer) comesBack(l *link) bool {
	if l.itself {
		return false
	}
	seen := t.seen[l.row]
	t.seen[l.row] = true
	return seen
}

// arrive adds the last step that the records tell of, and what they claim of
// those before.
func (t *tracer) arrive(c *Chain, h holder) {
	c.Broken = t.broken(h)
	c.Steps = append(c.Steps, t.origin(h))
	if c.Broken == nil {
		c.Notes = append(c.Notes, t.unknownMaker(h)...)
		return
	}
	if claim, ok := t.claim(h); ok {
		c.Steps = append(c.Steps, claim)
	}
}

// step is a holder, and how its credentials were made.
func (t *tracer) step(h holder, l *link) Step {
	s := t.held(h)
	s.How, s.Event, s.Time, s.Address = l.how, l.event.event, l.event.time, l.event.address
	s.EventID, s.Row = l.event.eventID, l.row
	s.Rule, s.Certainty, s.Others = l.rule, l.certainty, l.others
	if l.forwarded {
		return t.called(h, s)
	}
	if l.rule == PasswordSet {
		s.Session = "" // which the password began only later
	}
	return s
}

// called is the step of a service that called for somebody, given the link to whom. It
// tells of that call: the one that the link rests on is of the session of the step before,
// and may be its first, long ago.
func (t *tracer) called(h holder, linked Step) Step {
	s := linked
	s.Actor, s.Kind, s.Session = h.invokedBy, Service, ""
	s.Event, s.Time, s.Address, s.EventID, s.Row = h.event, h.time, h.address, h.eventID, h.row
	s.RestsOn, s.RestsOnRow = linked.EventID, linked.Row
	return s
}

// held says who a holder is, and how it acted as far as its event tells.
func (t *tracer) held(h holder) Step {
	return Step{
		Actor: h.name, Kind: h.kind, Account: h.account, Session: h.session(), Key: h.key,
		Event: h.event, Time: h.time, Address: h.address, EventID: h.eventID, Row: h.row,
		Rule: Recorded, Certainty: Certain,
	}
}
