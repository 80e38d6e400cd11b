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
	if isAccount(text) {
		return Account
	}
	return Actor
}

// named lists the kinds that a name may be of.
var named = [...]Kind{Actor, Address, ARN, Identifier, Role, RoleARN, RoleIdentifier, Principal, User}

// Find returns the subject that a text names: what it looks like, else of an
// actor and an address that are called so the one with more events (services
// are both), else of the other kinds that a name may be of the first with any. The
// ARN of a role or a user may lack the path of its name. What has no events is
// returned as what it looks like. The error is the context's.
func Find(ctx context.Context, snap *store.Snapshot, lang *store.Language, text string) (Subject, error) {
	who := Subject{Like(text), text}
	if who.Kind == Account {
		return recordedOrCalling(ctx, snap, lang, text)
	}
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
	if most > 0 {
		return who, nil
	}
	return withPath(ctx, snap, lang, who)
}

// isAccount reports whether a text is the id of an account: twelve digits.
func isAccount(text string) bool { return len(text) == 12 && strings.Trim(text, "0123456789") == "" }

// recordedOrCalling is an account as a subject: by what was recorded in it, or, where
// its own trail is not loaded, by what its callers did in others.
func recordedOrCalling(ctx context.Context, snap *store.Snapshot, lang *store.Language, account string) (Subject, error) {
	for _, kind := range []Kind{Account, Caller} {
		rows, err := snap.Select(ctx, lang, Subject{kind, account}.filter(), nil)
		if err != nil || rows.Len() > 0 {
			return Subject{kind, account}, err
		}
	}
	return Subject{Account, account}, nil
}

// withPath is a subject of IAM under the ARN that it has in its events: with the
// path of its name, arn:aws:iam::111122223333:role/path/name. Names are unique
// whatever their path (IAM user guide, "IAM identifiers").
func withPath(ctx context.Context, snap *store.Snapshot, lang *store.Language, who Subject) (Subject, error) {
	start, name, ok := cutName(who.Value)
	if !ok {
		return who, nil
	}
	for _, kind := range []Kind{ARN, RoleARN} {
		like := store.Match{Field: kind.Field(), Op: store.Like, Values: []store.Pattern{{{Text: start + "/"}, {Wild: '*'}, {Text: "/" + name}}}}
		rows, err := snap.Select(ctx, lang, like, nil)
		if err != nil {
			return who, err
		}
		found, err := snap.Facet(ctx, lang, kind.Field(), rows, 2)
		if err != nil {
			return who, err
		}
		if len(found.Values) == 1 {
			return Subject{kind, found.Values[0].Value}, nil
		}
	}
	return who, nil
}

// cutName takes the name of a role or a user from its ARN; ok is false for other
// texts, and for ARNs with a path.
func cutName(arn string) (start, name string, ok bool) {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) != 6 || parts[2] != "iam" {
		return "", "", false
	}
	kind, name, found := strings.Cut(parts[5], "/")
	return strings.TrimSuffix(arn, "/"+name), name, found && (kind == "role" || kind == "user") && !strings.Contains(name, "/")
}

// mostSimilar is how many similar names are worth offering.
const mostSimilar = 20

// Similar returns the names of actors that hold a text, the most frequent ones
// first. The error is the context's.
func Similar(ctx context.Context, snap *store.Snapshot, lang *store.Language, text string) ([]store.ValueCount, error) {
	actors, err := snap.Facet(ctx, lang, Actor.Field(), nil, 0)
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
