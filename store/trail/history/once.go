package history

import (
	"fmt"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// A call from another account is recorded there and here, under one sharedEventID
// (CloudTrail user guide, "Record contents"). It was one call, so that it is one line,
// where both records tell the same of the thing: the record of the caller's own account,
// which knows who the caller is. The other one is among the events, and in no line.

const (
	// mostTwins is how many events are compared for it; of more both records are listed.
	mostTwins = 10_000
	// atOnce is how far apart the records of one call may be.
	atOnce = 5 * time.Second
)

// once returns the rows without those of callers from elsewhere whose own account
// recorded the same call, if that is in the same part of the life.
func (q *question) once(out *Answer, rows *rowsOf) (*rowsOf, error) {
	abroad, own, err := q.recordedTwice(rows.done.Either(rows.mentions))
	if err != nil || own == nil || max(own.Len(), abroad.Len()) > mostTwins {
		return rows, err
	}
	var sels []*store.Selection
	for _, part := range rows.parts() {
		sels = append(sels, own.Both(part), abroad.Both(part))
	}
	groups, err := q.snap.GroupsEach(q.ctx, q.lang, []string{"sharedEventID", "eventName", "userIdentity.accountId", "userIdentity.principalId"}, sels)
	if err != nil {
		return nil, err
	}
	var twins []store.Row
	for pair := range slices.Chunk(groups, 2) {
		twins = append(twins, out.twins(pair[0], pair[1])...)
	}
	if len(twins) == 0 {
		return rows, nil
	}
	out.Caveats = append(out.Caveats, fmt.Sprintf("%s recorded by both accounts, under one sharedEventID: such a call is listed once, as the caller's own account has it, and is two in the number of events.",
		phrase.Plural(len(twins), "call is", "calls are")))
	return rows.without(q.snap.SelectRows(twins)), nil
}

// parts are the rows of each role, and those that only name the resource.
func (r *rowsOf) parts() []*store.Selection {
	out := []*store.Selection{r.mentions}
	for _, role := range telling {
		if rows := r.by[role]; rows != nil {
			out = append(out, rows)
		}
	}
	return out
}

// recordedTwice selects the events of callers from other accounts, and those that these
// accounts recorded of their own callers and share; nil where there are none.
func (q *question) recordedTwice(rows *store.Selection) (abroad, own *store.Selection, err error) {
	shared := store.Match{Field: "sharedEventID", Op: store.Present}
	foreign := store.Equals("userIdentity.type", naming.Abroad)
	if abroad, err = q.snap.SelectIn(q.ctx, q.lang, store.And{foreign, shared}, rows); err != nil || abroad.Len() == 0 {
		return nil, nil, err
	}
	facet, err := q.snap.Facet(q.ctx, q.lang, "userIdentity.accountId", abroad, maxRelated)
	if err != nil {
		return nil, nil, err
	}
	var accounts []string
	for _, v := range facet.Values {
		accounts = append(accounts, v.Value)
	}
	own, err = q.snap.SelectIn(q.ctx, q.lang, store.And{store.Equals("userIdentity.accountId", accounts...), store.Not{Expr: foreign}, shared}, rows)
	if err != nil || own.Len() == 0 {
		return nil, nil, err
	}
	return abroad, own, nil
}

// twins returns the rows of callers from elsewhere that are of the same call as one that
// their own account recorded: with the same id of the caller, where both have it.
func (a *Answer) twins(own, abroad []store.Group) []store.Row {
	known, foreign := byCall(own), byCall(abroad)
	var rows []store.Row
	for _, g := range abroad {
		key := [3]string(g.Values[:3])
		twin, id := known[key], g.Values[3]
		if twin.Count != 1 || foreign[key].Count != 1 || id != "" && id != twin.Values[3] || !a.tellTheSame(g.Row, twin.Row) {
			continue
		}
		rows = append(rows, g.Row)
		actor, _ := a.snap.Record(twin.Row).Value(a.lang, "actor")
		a.called.elsewhere[actor] = g.Values[2]
	}
	return rows
}

// byCall adds up the groups of one call, whoever made it: several are no proof.
func byCall(groups []store.Group) map[[3]string]store.Group {
	out := make(map[[3]string]store.Group)
	for _, g := range groups {
		key := [3]string(g.Values[:3])
		g.Count += out[key].Count
		out[key] = g
	}
	return out
}

// tellTheSame reports whether two records are of one service, of one time and of one
// outcome.
func (a *Answer) tellTheSame(x, y store.Row) bool {
	one, other := a.snap.Record(x), a.snap.Record(y)
	for _, field := range []string{"eventSource", "outcome"} {
		of, _ := one.Value(a.lang, field)
		if is, _ := other.Value(a.lang, field); is != of {
			return false
		}
	}
	at, known := one.Time()
	then, alsoKnown := other.Time()
	return known && alsoKnown && at.Sub(then).Abs() <= atOnce
}

// without returns the rows that are not in a selection.
func (r *rowsOf) without(sel *store.Selection) *rowsOf {
	out := &rowsOf{done: r.done.Without(sel), mentions: r.mentions.Without(sel), by: make(map[resource.Role]*store.Selection)}
	for role, rows := range r.by {
		out.by[role] = rows.Without(sel)
	}
	return out
}
