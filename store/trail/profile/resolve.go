package profile

import (
	"context"
	"net/netip"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// Like is the kind of subject that a text looks like; what looks like nothing
// in particular is taken for an actor.
func Like(text string) Kind {
	if _, _, ok := trail.ParseSessionID(text); ok {
		return Session
	}
	if _, err := netip.ParseAddr(text); err == nil {
		return Address
	}
	if _, err := netip.ParsePrefix(text); err == nil {
		return Network
	}
	if resource.IsAccessKey(text) {
		return Key
	}
	return Actor
}

// named lists the kinds that a name may be of.
var named = [...]Kind{Actor, Address, ARN, Identifier, Role, RoleARN, RoleIdentifier, Principal, User}

// Find returns the subject that a text names: what it looks like, else of an
// actor and an address that are called so the one with more events (services
// are both), else of the other kinds that a name may be of the first with any. What has no events is
// returned as what it looks like. The error is the context's.
func Find(ctx context.Context, snap *store.Snapshot, lang *store.Language, text string) (Subject, error) {
	who := Subject{Like(text), text}
	if who.Kind != Actor {
		return who, nil
	}
	most := 0
	for i, kind := range named {
		if i > 1 && most > 0 {
			break
		}
		rows, err := snap.Select(ctx, lang, Subject{kind, text}.filter(), nil)
		if err != nil {
			return who, err
		}
		if n := rows.Len(); n > most {
			who.Kind, most = kind, n
		}
	}
	return who, nil
}

// mostSimilar is how many similar names are worth offering.
const mostSimilar = 20

// Similar returns the names of actors that hold a text, the most frequent ones
// first. The error is the context's.
func Similar(ctx context.Context, snap *store.Snapshot, lang *store.Language, text string) ([]store.ValueCount, error) {
	actors, err := snap.Facet(ctx, lang, Actor.field(), nil, 0)
	if err != nil || text == "" {
		return nil, err
	}
	var out []store.ValueCount
	for _, v := range actors.Values {
		if strings.Contains(strings.ToLower(v.Value), strings.ToLower(text)) && len(out) < mostSimilar {
			out = append(out, v)
		}
	}
	return out, nil
}
