package lineage

import (
	"context"
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// MostCandidates is how many sessions a question is answered with at most when
// it means several.
const MostCandidates = 20

// UnknownError says that nothing in the data has what was asked for.
type UnknownError struct{ What string }

// Error says what could have been asked for.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("no event has %q as access key, event id, session, principal, or ARN of who acted", e.What)
}

// Trace returns who is behind what a text names: a session as the session
// column has it, an access key, an event's id, the ARN of an assumed role or
// of a user, a principal id, or a display name. When that are several sessions,
// the chain has only candidates. The error is an *UnknownError, or the
// context's.
func Trace(ctx context.Context, snap *store.Snapshot, lang *store.Language, what string) (*Chain, error) {
	t := newTracer(ctx, snap, lang)
	what = strings.TrimSpace(what)
	for _, ask := range []func(string) (*Chain, error){t.askSession, t.askEvent, t.askKey, t.askIssued, t.askWho} {
		if c, err := ask(what); c != nil || err != nil {
			return c, err
		}
	}
	return nil, &UnknownError{what}
}

// askSession answers for a session; nil when it is none, or has no events.
func (t *tracer) askSession(what string) (*Chain, error) {
	principal, created, ok := trail.ParseSessionID(what)
	if !ok {
		return nil, nil
	}
	for _, condition := range []store.Expr{
		sessionOf(principal, trail.CreationDates(created)),
		store.And{store.Equals(pathPrincipal, principal), store.Equals(pathEvent, "ConsoleLogin"), succeeded(), at(created)},
		store.And{store.Equals(pathPrincipal, principal), store.Equals(pathCreated, trail.CreationDates(created)...)},
	} {
		if c, err := t.askFirst(condition); c != nil || err != nil {
			return c, err
		}
	}
	return t.askGrant(store.Equals(pathAssumed, principal), at(created))
}

// askFirst traces the first event that meets a condition, nil without one.
func (t *tracer) askFirst(condition store.Expr) (*Chain, error) {
	h, ok, err := t.first(condition)
	if !ok || err != nil {
		return nil, err
	}
	return t.trace(h)
}

func (t *tracer) askEvent(what string) (*Chain, error) {
	return t.askFirst(store.Equals(pathEventID, what))
}

// askKey answers for a key that was used: what its owner did with it comes
// before what services did.
func (t *tracer) askKey(what string) (*Chain, error) {
	if c, err := t.askFirst(store.And{store.Equals(pathKey, what), direct()}); c != nil || err != nil {
		return c, err
	}
	return t.askFirst(store.Equals(pathKey, what))
}

// askIssued answers for a key that was made and not used.
func (t *tracer) askIssued(what string) (*Chain, error) {
	for _, path := range pathsIssued {
		if c, err := t.askGrant(store.Equals(path, what)); c != nil || err != nil {
			return c, err
		}
	}
	by, ok, err := t.first(store.And{store.Equals(pathNewKey, what), store.Equals(columnFailed, "no")})
	if !ok || err != nil {
		return nil, err
	}
	user := t.of(by, "responseElements.accessKey.userName")
	return t.trace(holder{kind: Person, identity: "IAMUser", name: user, userName: user, key: what, account: by.recipient})
}

// askGrant answers for credentials of which only the making is known.
func (t *tracer) askGrant(conditions ...store.Expr) (*Chain, error) {
	found, err := t.holders(conditions...)
	if len(found) == 0 || err != nil {
		return nil, err
	}
	by := found[0]
	g := t.grant(by.row)
	return t.trace(holder{
		kind: Role, identity: "AssumedRole", name: nameOf(g), principalID: g.principalID, who: beforeColon(g.principalID),
		key: g.key, created: by.time, issuerArn: g.roleArn, account: g.account, region: by.region,
	})
}

// nameOf is what the actor column would call the session of a grant.
func nameOf(g grant) string {
	name := g.sessionName
	if g.roleArn != "" {
		name = tail(g.roleArn) + "/" + g.sessionName
	}
	if name == "" {
		return g.principalID
	}
	return strings.TrimSuffix(name, "/")
}

func beforeColon(id string) string {
	before, _, _ := strings.Cut(id, ":")
	return before
}

// askWho answers for what may name several sessions: an ARN, a principal, a
// name.
func (t *tracer) askWho(what string) (*Chain, error) {
	for _, field := range []string{pathArn, "userIdentity.sessionContext.sessionIssuer.arn", pathSignIn, pathPrincipal, columnWho, columnActor} {
		sessions, total, err := Sessions(t.ctx, t.snap, t.lang, store.Equals(field, what), MostCandidates)
		if err != nil {
			return nil, err
		}
		if total == 1 && len(sessions) == 1 {
			return t.askID(sessions[0].ID, store.Equals(field, what))
		}
		if total > 0 {
			return &Chain{Candidates: sessions, More: total - len(sessions)}, nil
		}
	}
	return nil, nil
}

// askID answers for a session of those who are meant: a key may be recorded of
// others too.
func (t *tracer) askID(id string, meant store.Expr) (*Chain, error) {
	if c, err := t.askSession(id); c != nil || err != nil {
		return c, err
	}
	return t.askFirst(store.And{store.Equals(pathKey, id), meant, direct()})
}
