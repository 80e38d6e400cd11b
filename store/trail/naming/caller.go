package naming

import (
	"context"

	"github.com/trailsift/trailsift/store"
)

// Rule says why a caller is taken for somebody.
type Rule string

// The rules, in the order of trust.
const (
	// SharedEvent: both accounts recorded one call, under one sharedEventID
	// (CloudTrail user guide, "Record contents").
	SharedEvent Rule = "by the same event recorded there"
	// SamePrincipal: another event has the same principal id and a name.
	SamePrincipal Rule = "by other events of this id"
)

// Caller is who a caller from another account is there.
type Caller struct {
	Name    string // in the actor column of the call
	ID      string // as the role's or the bucket's account recorded it; "" where it did not
	Actor   string // as its own account calls it
	Account string // its own
	Rule    Rule
	Row     store.Row // of the event that tells
}

// String is "AIDAEXAMPLE (bert in 111122223333, by the same event recorded there)", without
// an id "bert in 111122223333 (by the same event recorded there)".
func (c Caller) String() string {
	who := c.Actor + " in " + c.Account
	if c.ID == "" {
		return who + " (" + string(c.Rule) + ")"
	}
	return c.ID + " (" + who + ", " + string(c.Rule) + ")"
}

// mostCallers is how many callers are looked up: each takes as long as finding a
// few events.
const mostCallers = 8

// Callers returns who the callers from other accounts are that some events have,
// in the order of their first events, where their own accounts tell. Several calls
// without an id are left out: they may be of different callers. The error is the
// context's.
func Callers(ctx context.Context, snap *store.Snapshot, lang *store.Language, rows *store.Selection) ([]Caller, error) {
	calls, err := snap.SelectIn(ctx, lang, store.Equals(typeField, Abroad), rows)
	if err != nil || calls.Len() == 0 {
		return nil, err
	}
	groups, err := snap.Groups(ctx, lang, []string{actorField, idField}, calls)
	if err != nil {
		return nil, err
	}
	var known []Caller
	for _, g := range groups[:min(len(groups), mostCallers)] {
		if g.Values[1] == "" && g.Count > 1 {
			continue
		}
		c, ok, err := CallerOf(ctx, snap, lang, g.Row)
		if err != nil {
			return nil, err
		}
		if ok {
			known = append(known, c)
		}
	}
	return known, nil
}

// CallerOf returns who made a call from another account, where its own account
// tells. Of such callers the record has the principal's id and the account only
// (CloudTrail user guide, "userIdentity element", type AWSAccount). ok is false
// for other events, and where no event tells or several disagree. The error is
// the context's.
func CallerOf(ctx context.Context, snap *store.Snapshot, lang *store.Language, row store.Row) (c Caller, ok bool, err error) {
	rec := snap.Record(row)
	text := func(field string) string {
		v, _ := rec.Value(lang, field)
		return v
	}
	c = Caller{Name: text(actorField), ID: text(idField), Account: text(accountField)}
	if text(typeField) != Abroad || c.Account == "" || c.Account == Nobody {
		return Caller{}, false, nil
	}
	own := store.And{store.Not{Expr: store.Equals(typeField, Abroad)}, store.Equals(accountField, c.Account)}
	if c.ID != "" {
		own = append(own, store.Equals(idField, c.ID))
	}
	if shared := text("sharedEventID"); shared != "" {
		twin := append(store.And{store.Equals("sharedEventID", shared), store.Equals("eventName", text("eventName")), store.Equals("eventSource", text("eventSource"))}, own...)
		if ok, err = c.tell(ctx, snap, lang, twin, SharedEvent); ok || err != nil {
			return c, ok, err
		}
	}
	if c.ID == "" {
		return Caller{}, false, nil
	}
	ok, err = c.tell(ctx, snap, lang, own, SamePrincipal)
	return c, ok, err
}

// Abroad is the type of identity that a caller from another account has.
const Abroad = "AWSAccount"

// tell takes the name that all events have which meet conditions, if they have
// one.
func (c *Caller) tell(ctx context.Context, snap *store.Snapshot, lang *store.Language, conditions store.And, rule Rule) (bool, error) {
	rows, err := snap.Select(ctx, lang, conditions, nil)
	if err != nil || rows.Len() == 0 {
		return false, err
	}
	groups, err := snap.Groups(ctx, lang, []string{actorField}, rows)
	if err != nil || len(groups) != 1 || groups[0].Values[0] == "" {
		return false, err
	}
	c.Actor, c.Rule, c.Row = groups[0].Values[0], rule, groups[0].Row
	return true, nil
}
