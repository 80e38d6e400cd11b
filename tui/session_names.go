package tui

import (
	"context"
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
	return theme.Called{Who: actor, Since: sinceText(snap, zone, began)}, true
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

// sessionOwners returns who had sessions, by their ids: who made most of the calls. Of very
// many sessions it returns all that there are.
func sessionOwners(ctx context.Context, snap *store.Snapshot, lang *store.Language, ids []string) map[string]string {
	out := make(map[string]string)
	if len(ids) == 0 {
		return out
	}
	var rows *store.Selection // nil for all
	if len(ids) <= fewSessions {
		var err error
		if rows, err = snap.Select(ctx, lang, store.Equals("session", ids...), nil); err != nil {
			return out // they are listed by their ids
		}
	}
	pairs, err := snap.Pairs(ctx, lang, [2]string{"session", "actor"}, rows, 0)
	if err != nil {
		return out
	}
	for _, p := range pairs.Values {
		if id, actor := p.Values[0], p.Values[1]; !id.None && !actor.None && out[id.Text] == "" {
			out[id.Text] = actor.Text
		}
	}
	return out
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
