package tui

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// A session is known to people by who had it and since when; its id, of a principal and a
// time, says that to nobody.

// calledSession returns what people call a session of somebody; ok is false for one whose
// id has no time, and that names somebody itself.
func calledSession(snap *store.Snapshot, zone *time.Location, id, actor string) (c theme.Called, ok bool) {
	_, began, ok := trail.ParseSessionID(id)
	if !ok || actor == "" {
		return c, false
	}
	return theme.Call(actor, sinceText(snap, zone, began)), true
}

// sinceText is when a session began: without the day where all events are of that one.
func sinceText(snap *store.Snapshot, zone *time.Location, began time.Time) string {
	if first, last, ok := snap.Span(); ok {
		day := func(t time.Time) string { return t.In(zone).Format(time.DateOnly) }
		if day(first) == day(began) && day(last) == day(began) {
			return began.In(zone).Format(time.TimeOnly)
		}
	}
	return began.In(zone).Format(time.DateTime)
}

// fewSessions is how many sessions are looked for one by one; for more all events are read.
const fewSessions = 1000

// sessionOwners returns who had sessions, by their ids: who made most of the calls, and what
// tells them from others of the events that would be called the same. Of very many sessions
// it returns all that there are. Those it cannot tell of are listed by their ids.
func sessionOwners(ctx context.Context, snap *store.Snapshot, lang *store.Language, ids []string) map[string]string {
	out, err := ownersOf(ctx, snap, lang, ids)
	if err != nil {
		return nil
	}
	return out
}

func ownersOf(ctx context.Context, snap *store.Snapshot, lang *store.Language, ids []string) (map[string]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if len(ids) > fewSessions {
		all, err := mostOf(ctx, snap, lang, "actor", nil)
		if err == nil {
			err = tellApart(ctx, snap, lang, all)
		}
		return all, err
	}
	out, err := whoHad(ctx, snap, lang, store.Equals("session", ids...))
	if err != nil || len(out) == 0 {
		return nil, err
	}
	who := slices.Compact(slices.Sorted(maps.Values(out)))
	all, err := whoHad(ctx, snap, lang, store.And{store.Equals("actor", who...), store.Match{Field: "session", Op: store.Present}})
	if err != nil {
		return nil, err
	}
	maps.Copy(all, out)
	err = tellApart(ctx, snap, lang, all)
	for id := range out {
		out[id] = all[id]
	}
	return out, err
}

// whoHad returns who made most of the calls of the sessions that some events have.
func whoHad(ctx context.Context, snap *store.Snapshot, lang *store.Language, some store.Expr) (map[string]string, error) {
	rows, err := snap.Select(ctx, lang, some, nil)
	if err != nil {
		return nil, err
	}
	return mostOf(ctx, snap, lang, "actor", rows)
}

// mostOf returns the most frequent value of a field in each session of some events.
func mostOf(ctx context.Context, snap *store.Snapshot, lang *store.Language, field string, rows *store.Selection) (map[string]string, error) {
	pairs, err := snap.Pairs(ctx, lang, [2]string{"session", field}, rows, 0)
	if err != nil {
		return nil, err
	}
	out := make(map[string]string)
	for _, p := range pairs.Values {
		if id, value := p.Values[0], p.Values[1]; !id.None && !value.None && out[id.Text] == "" {
			out[id.Text] = value.Text
		}
	}
	return out, nil
}

// namer returns how to call the values of a field; nil for fields whose values are names,
// or say themselves what they are.
func (a *App) namer(snap *store.Snapshot, field string, owners map[string]string) func(value string) (theme.Called, bool) {
	if len(owners) == 0 || !sameField(a.lang, field, "session") {
		return nil
	}
	return func(value string) (theme.Called, bool) { return calledSession(snap, a.zone(), value, owners[value]) }
}

// calledInFacet returns what a list of the overview calls a session, in the zone shown now.
func (a *App) calledInFacet(id, owner string) (theme.Called, bool) {
	if a.answer.snap == nil {
		return theme.Called{}, false
	}
	return calledSession(a.answer.snap, a.zone(), id, owner)
}
