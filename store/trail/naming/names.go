package naming

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// Principal is one of those who have a name.
type Principal struct {
	Field       string // that its id stands in, as it is recorded
	ID          string // "" where the records have none
	Account     string // of the identity, not that which recorded the event; "" where the records have none
	Type        string // userIdentity.type of its first event
	Count       int    // of its events under that name
	First, Last time.Time
	Row         store.Row // of the first
}

// Names are the names that more than one principal has, those with most events
// first. Names of one principal are not in it.
type Names map[string][]Principal

// What tells principals apart.
const (
	idField      = "userIdentity.principalId"
	roleField    = "userIdentity.sessionContext.sessionIssuer.principalId"
	accountField = "userIdentity.accountId"
	typeField    = "userIdentity.type"
	actorField   = "actor"
)

// Among returns which of some names of actors several principals have, among all
// events. The error is the context's.
func Among(ctx context.Context, snap *store.Snapshot, lang *store.Language, actors []string) (Names, error) {
	if len(actors) == 0 {
		return nil, nil
	}
	rows, err := snap.Select(ctx, lang, store.And{store.Equals(actorField, actors...), bySomebody()}, nil)
	if err != nil || rows.Len() == 0 {
		return nil, err
	}
	groups, err := snap.Groups(ctx, lang, []string{actorField, idField, accountField, typeField}, rows)
	if err != nil {
		return nil, err
	}
	by := make(map[string][]store.Group)
	for _, g := range groups {
		actor := g.Values[0]
		g.Values = g.Values[1:]
		by[actor] = append(by[actor], g)
	}
	out := make(Names)
	for actor, groups := range by {
		if list := principals(idField, groups); len(list) > 1 {
			out[actor] = list
		}
	}
	return out, nil
}

// In returns whose some events are, all of one name. The error is the context's.
func In(ctx context.Context, snap *store.Snapshot, lang *store.Language, rows *store.Selection) ([]Principal, error) {
	return in(ctx, snap, lang, idField, rows)
}

// RolesIn returns of which roles some events are, by sessions of whatever name.
// The error is the context's.
func RolesIn(ctx context.Context, snap *store.Snapshot, lang *store.Language, rows *store.Selection) ([]Principal, error) {
	return in(ctx, snap, lang, roleField, rows)
}

func in(ctx context.Context, snap *store.Snapshot, lang *store.Language, field string, rows *store.Selection) ([]Principal, error) {
	rows, err := snap.SelectIn(ctx, lang, bySomebody(), rows)
	if err != nil {
		return nil, err
	}
	groups, err := snap.Groups(ctx, lang, []string{field, accountField, typeField}, rows)
	return principals(field, groups), err
}

// bySomebody is the condition that no AWS service acted for itself, and that the
// request was signed.
func bySomebody() store.Expr {
	return store.And{
		store.Not{Expr: store.Match{Field: "principal", Op: store.Like, Values: []store.Pattern{{{Text: "svc/"}, {Wild: '*'}}}}},
		store.Not{Expr: store.Equals(accountField, Nobody)},
	}
}

// Nobody is the account that S3 records for requests that were not signed.
const Nobody = "ANONYMOUS_PRINCIPAL"

// principals returns whose groups of events are, by their id, account and type.
func principals(field string, groups []store.Group) []Principal {
	// Those with an id first: what has none may be one of them.
	slices.SortStableFunc(groups, func(a, b store.Group) int { return cmp.Compare(unnamed(a), unnamed(b)) })
	var list []Principal
	for _, g := range groups {
		list = with(list, field, g)
	}
	slices.SortStableFunc(list, func(a, b Principal) int { return cmp.Compare(b.Count, a.Count) })
	return list
}

// unnamed is 1 for a group without a principal's id, else 0.
func unnamed(g store.Group) int {
	if g.Values[0] == "" {
		return 1
	}
	return 0
}

// with counts a group of events as those of a principal. Events that have no id,
// such as rows of the console's table, are nobody else's than of those who are
// known, unless their account is another.
func with(list []Principal, field string, g store.Group) []Principal {
	id, account := g.Values[0], g.Values[1]
	i := slices.IndexFunc(list, func(p Principal) bool {
		if id != "" {
			return p.ID == id
		}
		return account == "" || p.Account == account || p.Account == ""
	})
	if i < 0 {
		return append(list, Principal{field, id, account, g.Values[2], g.Count, g.First, g.Last, g.Row})
	}
	p := &list[i]
	if id == "" && p.ID != "" {
		return list // whose they are is not known for certain
	}
	p.Account = cmp.Or(p.Account, account)
	p.Count += g.Count
	if p.First.IsZero() || g.First.Before(p.First) && !g.First.IsZero() {
		p.First, p.Row = g.First, g.Row
	}
	if g.Last.After(p.Last) {
		p.Last = g.Last
	}
	return list
}

// Which tells a principal from others of its name, to be put behind it: "of
// 111122223333", its account, or "of id AIDAEXAMPLE" where others of that account
// have the name too; "" where the name is its own, or the record does not tell.
func (n Names) Which(actor, id, account string) string {
	list := n[actor]
	if len(list) < 2 || id == "" && account == "" {
		return ""
	}
	here := 0
	for _, p := range list {
		if p.Account == account {
			here++
		}
	}
	if id != "" && (account == "" || here > 1) {
		return "of id " + id
	}
	return "of " + account
}

// Told says how many have a name: "2 principals are called bert, of the accounts
// 111122223333 and 444455556666".
func (n Names) Told(actor string) string {
	text := phrase.Plural(len(n[actor]), "principal") + " are called " + actor
	if accounts := Accounts(n[actor]); len(accounts) > 1 {
		text += ", of the accounts " + phrase.List(phrase.First(accounts, 3))
	}
	return text
}

// Accounts returns the accounts of those who have a name, each once.
func Accounts(list []Principal) []string {
	var out []string
	for _, p := range list {
		if p.Account != "" && !slices.Contains(out, p.Account) {
			out = append(out, p.Account)
		}
	}
	return out
}
