package lineage

import (
	"fmt"
	"slices"

	"github.com/trailsift/trailsift/store/trail/naming"
)

// NameOf is how one of the candidates is called: by its actor, with the account
// where they are of several, which may have a user of that name each.
func (c *Chain) NameOf(s Session) string {
	for _, other := range c.Candidates {
		if s.Account != "" && other.Account != s.Account {
			return s.Actor + " of " + s.Account
		}
	}
	return s.Actor
}

// mostCalled is how many names of a chain are looked at for whom they mean.
const mostCalled = 8

// namesakes notes which of several principals of one name a chain is about.
func (t *tracer) namesakes(steps []Step) ([]string, error) {
	var actors []string
	for _, s := range steps {
		if !slices.Contains(actors, s.Actor) && s.Account != "" && len(actors) < mostCalled {
			actors = append(actors, s.Actor)
		}
	}
	names, err := naming.Among(t.ctx, t.snap, t.lang, actors)
	if err != nil {
		return nil, err
	}
	var notes []string
	for _, s := range steps {
		accounts := naming.Accounts(names[s.Actor])
		if len(accounts) < 2 || s.Account == "" {
			continue
		}
		note := fmt.Sprintf("%s is that of account %s: %d principals have this name", s.Actor, s.Account, len(names[s.Actor]))
		if !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
	}
	return notes, nil
}
