package lineage

import (
	"fmt"

	"github.com/trailsift/trailsift/store/trail"
)

// sameSession finds the session of the same creation date: some services hand
// on the console's own, with another key.
func (t *tracer) sameSession(h holder) (*link, error) {
	if h.created.IsZero() {
		return nil, nil
	}
	by, ok, err := t.first(sessionOf(h.principalID, trail.CreationDates(h.created)))
	if !ok || err != nil || !same(by.account, h.account) {
		return nil, err
	}
	l := choose([]holder{by}, SameSession, Likely)
	l.forwarded = true
	l.how = fmt.Sprintf("%s by %s, with the session's creation date", h.event, h.invokedBy)
	return l, nil
}

// grantedSession finds what gave out the very credentials that a service called with. A
// service that had asked for them calls on nobody's behalf: they are its own.
func (t *tracer) grantedSession(h holder) (*link, error) {
	for _, rule := range []tie{(*tracer).issuedKey, (*tracer).roleSession} {
		made, err := rule(t, h)
		if err != nil || made != nil && made.event.kind == Service {
			return made, err
		}
		if made != nil {
			return sessionOfCall(h, made, h.key, "credentials"), nil
		}
	}
	return nil, nil
}

// openedSession finds what opened a session that did nothing else which is loaded: a sign-in,
// or who assumed the role. The key of the call is made for the service.
func (t *tracer) openedSession(h holder) (*link, error) {
	session := h
	session.key = ""
	opened, err := t.consoleLogin(session)
	if opened == nil && err == nil {
		opened, err = t.assumedInPassing(session)
	}
	if opened == nil || err != nil {
		return nil, err
	}
	if opened.certainty == Certain {
		opened.certainty = Likely // as the creation date alone tells; see sameSession
	}
	return sessionOfCall(h, opened, "", "creation date"), nil
}

// assumedInPassing finds who assumed the role of a session in the second of its creation
// date. Where an older session of the same name did something in that second, a service may
// have called for that one, and it is a guess.
func (t *tracer) assumedInPassing(h holder) (*link, error) {
	assumed, err := t.roleSession(h)
	if assumed == nil || err != nil {
		return nil, err
	}
	calls, err := t.callsOf(h, at(h.created))
	if len(calls) > 0 {
		assumed.certainty = Guessed
	}
	return assumed, err
}

// sessionOfCall is the link from a service's call to the session that it was made for, by
// what made that: the call is none of the session's own, which are counted apart from it.
func sessionOfCall(h holder, made *link, key, shared string) *link {
	parent := h
	parent.invokedBy, parent.key = "", key
	return &link{
		row: made.row, event: made.event, parent: &parent, rule: SameSession, certainty: made.certainty, others: made.others,
		how: fmt.Sprintf("%s by %s, with the session's %s", h.event, h.invokedBy, shared), forwarded: true, itself: true,
	}
}
