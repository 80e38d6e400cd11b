package history

import (
	"fmt"
	"maps"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/naming"
)

// called is whom the names of actors mean that occur in a life.
type called struct {
	names   naming.Names             // that several principals have
	callers map[string]naming.Caller // by the actor column's value
	// elsewhere are the accounts of actors who called from there, by name: of calls that
	// are listed as these accounts recorded them.
	elsewhere map[string]string
}

// called finds out whom the names of those mean who did something to a resource,
// or named it.
func (q *question) called(rows *rowsOf) (*called, error) {
	c := &called{callers: make(map[string]naming.Caller), elsewhere: make(map[string]string)}
	all := rows.done.Either(rows.mentions)
	actors, err := q.snap.Facet(q.ctx, q.lang, "actor", all, maxLines)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, v := range actors.Values {
		names = append(names, v.Value)
	}
	if c.names, err = naming.Among(q.ctx, q.snap, q.lang, names); err != nil {
		return nil, err
	}
	callers, err := naming.Callers(q.ctx, q.snap, q.lang, all)
	for _, caller := range callers {
		c.callers[caller.Name] = caller
	}
	return c, err
}

// by says whom the name of an event's actor means.
func (c *called) by(lang *store.Language, rec store.Record) Meant {
	text := func(field string) string {
		v, _ := rec.Value(lang, field)
		return v
	}
	actor := text("actor")
	m := Meant{Caller: c.callers[actor]}
	if account := c.elsewhere[actor]; account != "" && account == text("userIdentity.accountId") {
		m.Which = "of " + account
	}
	if len(c.names[actor]) > 1 {
		m.ID = text("userIdentity.principalId")
		m.Which = c.names.Which(actor, m.ID, text("userIdentity.accountId"))
	}
	return m
}

// caveats say whom names mean, and how that is known.
func (c *called) caveats() []string {
	var list []string
	for _, actor := range slices.Sorted(maps.Keys(c.names)) {
		list = append(list, c.names.Told(actor)+": what stands behind the name tells which is meant, where the record does.")
		if len(list) == mostSaid {
			break
		}
	}
	for _, actor := range slices.Sorted(maps.Keys(c.callers)) {
		if len(list) >= 2*mostSaid {
			break
		}
		list = append(list, fmt.Sprintf("The caller from account %s is %s.", c.callers[actor].Account, c.callers[actor]))
	}
	return list
}

// mostSaid is how many names are explained, of one sort.
const mostSaid = 3

// groups puts events together that are alike, those of several principals of one
// name by principal.
func (q *question) groups(out *Answer, sels []*store.Selection) ([][]store.Group, error) {
	if len(out.called.names) == 0 {
		return q.snap.GroupsEach(q.ctx, q.lang, alike, sels)
	}
	shared, err := q.snap.Select(q.ctx, q.lang, store.Equals("actor", slices.Collect(maps.Keys(out.called.names))...), nil)
	if err != nil {
		return nil, err
	}
	outcomes := []string{trail.Succeeded, trail.Failed, trail.DryRun}
	var plain, apart []*store.Selection
	for _, sel := range sels {
		plain = append(plain, sel.Without(shared))
		for _, outcome := range outcomes {
			rows, err := q.snap.SelectIn(q.ctx, q.lang, store.Equals("outcome", outcome), sel.Both(shared))
			if err != nil {
				return nil, err
			}
			apart = append(apart, rows)
		}
	}
	groups, err := q.snap.GroupsEach(q.ctx, q.lang, alike, plain)
	if err != nil {
		return nil, err
	}
	more, err := q.snap.GroupsEach(q.ctx, q.lang, []string{"service", "eventName", "actor", "userIdentity.principalId"}, apart)
	if err != nil {
		return nil, err
	}
	for i, list := range more {
		for _, g := range list {
			g.Values = []string{g.Values[0], g.Values[1], outcomes[i%len(outcomes)], g.Values[2]}
			groups[i/len(outcomes)] = append(groups[i/len(outcomes)], g)
		}
	}
	return groups, nil
}
