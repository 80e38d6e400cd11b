package wayout

import (
	"time"

	"github.com/trailsift/trailsift/store"
)

// uses adds the calls with the credentials of an instance, of all if it is "", that tell
// from where they came, and where most of them came from.
func (g *gatherer) uses(instance string) error {
	rows, err := g.snap.Select(g.ctx, g.lang, store.And{
		store.Equals("userIdentity.type", "AssumedRole"), sessionOf(instance), lacks("userIdentity.invokedBy"), lacks(endpoint),
	}, nil)
	if err != nil || rows.Len() == 0 {
		return err
	}
	if g.calls, err = g.pairsIn(principal, address, rows); err != nil {
		return err
	}
	ways := byWay(g.calls)
	for at, from := range ways {
		if !g.has(at, agents, elastic) {
			g.addMost(at.instance, from)
		}
	}
	return g.before(rows, ways)
}

// before adds where most calls of instances came from until they got the first address
// that is known of them: it was not theirs yet.
func (g *gatherer) before(rows *store.Selection, ways map[way]map[string]int) error {
	for at := range ways {
		since := g.since[at.instance]
		if since.IsZero() || g.has(at, agents) || !g.has(at, elastic) {
			continue
		}
		until := store.Match{Field: "time", Op: store.Before, Values: []store.Pattern{store.Literal(since.UTC().Format(time.RFC3339))}}
		earlier, err := g.snap.SelectIn(g.ctx, g.lang, store.And{until, sessionOf(at.instance)}, rows)
		if err != nil {
			return err
		}
		calls, err := g.pairsIn(principal, address, earlier)
		if err != nil {
			return err
		}
		g.addMost(at.instance, byWay(calls)[at])
	}
	return nil
}

// sessionOf is the condition that a session is called as an instance; as any, if it is "".
func sessionOf(instance string) store.Match {
	like := store.Pattern{{Wild: '*'}, {Text: ":" + instance}}
	if instance == "" {
		like = store.Pattern{{Wild: '*'}, {Text: ":i-"}, {Wild: '*'}}
	}
	return store.Match{Field: principal, Op: store.Like, Values: []store.Pattern{like}}
}

// byWay counts calls by the way out that they tell of, and by address.
func byWay(calls []store.PairCount) map[way]map[string]int {
	out := make(map[way]map[string]int)
	for _, p := range calls {
		address := p.Values[1].Text
		if isService(address) {
			continue
		}
		at := way{Instance(p.Values[0].Text), isV6(address)}
		if out[at] == nil {
			out[at] = make(map[string]int)
		}
		out[at][address] += p.Count
	}
	return out
}

// addMost adds the address that most calls of an instance came from, if there is one.
func (g *gatherer) addMost(instance string, from map[string]int) {
	if address, ok := majority(from); ok {
		g.add(instance, address, mostCalls)
	}
}

// clearly is how many times as many calls as from all others together make an address
// that of most calls: a few more may be chance, or be the thief's.
const clearly = 2

// majority returns the address that clearly most calls came from, if there is one.
func majority(from map[string]int) (most string, ok bool) {
	all := 0
	for address, n := range from {
		all += n
		if n > from[most] {
			most = address
		}
	}
	return most, all > 0 && from[most] >= clearly*(all-from[most])
}
