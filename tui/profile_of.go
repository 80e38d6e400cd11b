package tui

import (
	"context"
	"net/netip"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	whom "github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/profile"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// profileOf shows the profile of whom or what a text names, as the command line
// does.
func (a *App) profileOf(text string) tea.Cmd {
	return a.inquire(inquiry{kind: askProfile, value: text})
}

// subject is whom a profile is of: by the field of the value, else by what is
// loaded.
func (q inquiry) subject(ctx context.Context, from sources) (profile.Subject, error) {
	kind, ok := profile.KindOf(q.field, q.value)
	if !ok {
		return profile.Find(ctx, from.snap, from.lang, q.value)
	}
	who := profile.Subject{Kind: kind, Value: q.value}
	if kind != profile.Actor || q.rows.n == 0 {
		return who, nil
	}
	names, err := whom.Among(ctx, from.snap, from.lang, []string{q.value})
	if err != nil || len(names) == 0 {
		return who, err
	}
	// Others have the name: the event says which is meant.
	id := profile.Subject{Kind: profile.Identifier}
	if id.Value, _ = from.snap.Record(q.rows.row[0]).Value(from.lang, id.Kind.Field()); id.Value != "" {
		return id, nil
	}
	return who, nil
}

// profiled returns the kind of profile that there is of a column's values.
func (a *App) profiled(column, value string) (profile.Kind, bool) {
	for _, k := range profile.Kinds() {
		if a.columnOf(k.Field()) == column {
			return profile.KindOf(k.Field(), value)
		}
	}
	return profile.Actor, false
}

// isSomebody reports whether a value that is in no field of who acted is that of
// somebody or somewhere all the same: an address, a network, the ARN of a role
// or a user.
func isSomebody(value string) bool {
	if _, err := netip.ParseAddr(value); err == nil {
		return true
	}
	if network, err := netip.ParsePrefix(value); err == nil {
		return network.Bits() > 0 // else it is everywhere
	}
	if resource.Name(value) == value {
		return false
	}
	kind := resource.Kind(value)
	return kind == "IAM role" || kind == "IAM user" || strings.Contains(value, ":assumed-role/")
}

// profilePivotOf offers the profile of a value of a field, as far as the event
// that it is in says whose.
func (a *App) profilePivotOf(kind profile.Kind, s subject) pivot {
	ask := inquiry{kind: askProfile, field: kind.Field(), value: s.value}
	if kind == profile.Actor && s.event {
		ask.rows = rowsOf(s.row)
	}
	return pivot{"profile of " + a.quotedWho(kind, s), profileHint, func(a *App) tea.Cmd { return a.inquire(ask) }}
}

// foundProfilePivot offers the profile of what a value names.
func foundProfilePivot(value string) pivot {
	return pivot{"profile of " + quoted(value), profileHint, func(a *App) tea.Cmd { return a.profileOf(value) }}
}

const profileHint = "when, where from, what, what was new"

// wholeNetwork returns the values of a profile's field that its events have: of
// a network all its addresses.
func wholeNetwork(ctx context.Context, from sources, p *profile.Profile) ([]store.PairValue, error) {
	if p.Subject.Kind != profile.Network {
		return []store.PairValue{{Text: p.Subject.Value}}, nil
	}
	found, err := from.snap.Facet(ctx, from.lang, p.Subject.Kind.Field(), p.Rows, 0)
	if err != nil {
		return nil, err
	}
	var out []store.PairValue
	for _, v := range found.Values {
		out = append(out, store.PairValue{Text: v.Value})
	}
	return out, nil
}
