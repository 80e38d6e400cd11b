package tui

import (
	"context"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// Several sessions of one name may have begun in one second: who loops over accounts takes
// a role of the same name in each. The account tells them apart then, or how their ids end.

// tellApart puts behind who had sessions, by their ids, what tells them from others among
// them that would be called the same.
func tellApart(ctx context.Context, snap *store.Snapshot, lang *store.Language, owners map[string]string) error {
	alike := calledAlike(owners)
	if len(alike) == 0 {
		return nil
	}
	accounts, err := accountsOf(ctx, snap, lang, slices.Concat(alike...))
	if err != nil {
		return err
	}
	for _, ids := range alike {
		names := make([]string, len(ids))
		for i, id := range ids {
			names[i] = theme.OfAccount(owners[id], accounts[id])
		}
		if !areApart(names) || slices.ContainsFunc(ids, func(id string) bool { return accounts[id] == "" }) {
			names = byEnds(ids, owners)
		}
		for i, id := range ids {
			owners[id] = names[i]
		}
	}
	return nil
}

// calledAlike returns the sessions that have the same name as others, together.
func calledAlike(owners map[string]string) (out [][]string) {
	type name struct {
		who   string
		began int64
	}
	by := make(map[name][]string)
	for id, who := range owners {
		if _, began, ok := trail.ParseSessionID(id); ok && who != "" {
			n := name{who, began.Unix()}
			by[n] = append(by[n], id)
		}
	}
	for _, ids := range by {
		if len(ids) > 1 {
			slices.Sort(ids)
			out = append(out, ids)
		}
	}
	return out
}

// accountsOf returns the accounts of those who had sessions, by the ids of these.
func accountsOf(ctx context.Context, snap *store.Snapshot, lang *store.Language, ids []string) (map[string]string, error) {
	var rows *store.Selection // nil for all
	if len(ids) <= fewSessions {
		var err error
		if rows, err = snap.Select(ctx, lang, store.Equals("session", ids...), nil); err != nil {
			return nil, err
		}
	}
	return mostOf(ctx, snap, lang, "userIdentity.accountId", rows)
}

// byEnds names sessions by as much of the ends of their ids as tells them apart: of their
// principals' where that does.
func byEnds(ids []string, owners map[string]string) []string {
	ends := make([]string, len(ids))
	for i, id := range ids {
		principal, _, _ := trail.ParseSessionID(id)
		ends[i], _, _ = strings.Cut(principal, ":")
	}
	if !areApart(ends) {
		for i, id := range ids {
			ends[i], _, _ = trail.ParseSessionID(id)
		}
	}
	names := make([]string, len(ids))
	for n := leastEnd; n <= longestEnd; n++ {
		for i, id := range ids {
			names[i] = theme.OfEnd(owners[id], endOf(ends[i], n))
		}
		if areApart(names) {
			break
		}
	}
	return names
}

// leastEnd is how much of an id people compare; longestEnd is more than ids have.
const leastEnd, longestEnd = 4, 128

// endOf is the end of an id, without the blanks that are in no id of AWS.
func endOf(id string, n int) string {
	letters := []rune(strings.ReplaceAll(id, " ", ""))
	return string(letters[max(0, len(letters)-n):])
}

// areApart reports whether no two texts are the same.
func areApart(texts []string) bool {
	return len(slices.Compact(slices.Sorted(slices.Values(texts)))) == len(texts)
}
