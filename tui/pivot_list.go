package tui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/change"
	"github.com/trailsift/trailsift/store/trail/profile"
	"github.com/trailsift/trailsift/store/trail/resource"
	"github.com/trailsift/trailsift/tui/theme"
)

// pivotsOf lists what can be asked about a subject, the most likely first: what
// its value is, then what else is known of the event that it is in.
func (a *App) pivotsOf(s subject) []pivot {
	out := a.valuePivots(s)
	if s.event {
		out = append(out, a.eventPivots(s, len(out) == 0)...)
	}
	switch {
	case s.field != "":
		out = append(out, a.listPivots(s)...)
	case resource.Name(s.value) != s.value: // in a document only what is an ARN names something for certain
		out = append(out, historyPivot(s.value, "who created, changed, used and deleted the thing of this name"), mentionPivot(s.value))
	}
	return distinctPivots(out)
}

// valuePivots are those about the value itself.
func (a *App) valuePivots(s subject) []pivot {
	if s.field == "" || s.value == "" || a.secret(s.field) {
		return nil
	}
	column := a.columnOf(s.field)
	var out []pivot
	switch kind, ok := a.profiled(column, s.value); {
	case column == "session":
		out = append(out, a.pivotsOfSession(kind, s)...)
	case isTemporaryKey(s.value):
		out = append(out, chainPivot(s.value), a.profilePivotOf(profile.Key, s))
	case isLongKey(s.value):
		out = append(out, a.profilePivotOf(profile.Key, s), chainPivot(s.value), historyPivot(s.value, "who made this key, and what was done with it"))
	case s.event && (column == "userIdentity.arn" || column == "userIdentity.accountId"): // by the shorter name
		if actor, known := a.answer.snap.Record(s.row).Value(a.lang, "actor"); known && actor != "" {
			out = append(out, a.profilePivotOf(profile.Actor, subject{value: actor, row: s.row, event: true}))
		}
	case ok:
		out = append(out, a.profilePivotOf(kind, s))
	case column == "eventID" && !s.event: // else it is the chain of this event
		out = append(out, chainPivot(s.value))
	}
	if id, what, ok := a.resourceOf(s); ok && !isLongKey(s.value) && !isTemporaryKey(s.value) {
		out = append(out, historyPivot(id, "who created, changed, used and deleted "+what))
	}
	if isSomebody(s.value) && column != "session" {
		out = append(out, foundProfilePivot(s.value)) // dropped where the field has said so already
	}
	return out
}

// columnOf returns the column that a field is.
func (a *App) columnOf(field string) string {
	if a.lang == nil {
		return field
	}
	if column, ok, _ := a.lang.Resolve(field); ok {
		return column
	}
	return field
}

// isTemporaryKey reports whether a value looks like the id of a temporary access
// key, isLongKey like that of one that is not (IAM user guide, "IAM
// identifiers", unique ids).
func isTemporaryKey(value string) bool { return isKey(value, "ASIA") }
func isLongKey(value string) bool      { return isKey(value, "AKIA") }

func isKey(value, prefix string) bool {
	return len(value) >= 16 && len(value) <= 128 && strings.HasPrefix(value, prefix) &&
		strings.Trim(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

func historyPivot(id, hint string) pivot {
	return pivot{"history of " + quoted(thingText(id)), hint, func(a *App) tea.Cmd { return a.inquire(inquiry{kind: askHistory, value: id}) }}
}

// pivotsOfSession name no session: its id is longer than a line of the menu, which has
// it as its title.
func (a *App) pivotsOfSession(kind profile.Kind, s subject) []pivot {
	chain, usual := chainPivot(s.value), a.profilePivotOf(kind, s)
	chain.title, usual.title = "chain of this session", "profile of this session"
	return []pivot{chain, usual}
}

func chainPivot(value string) pivot {
	return pivot{"chain of " + quoted(value), "who is behind these credentials", func(a *App) tea.Cmd {
		return a.inquire(inquiry{kind: askChain, value: value})
	}}
}

// eventPivots are those about the event: its credentials, what it names, what
// was around it. alone says that the cursor is on no value of its own.
func (a *App) eventPivots(s subject, alone bool) []pivot {
	named := a.resourcePivots(s)
	around := a.aroundPivots(s.row)
	if a.isRefusedSignIn(s.row) {
		return append(around, named...)
	}
	out := []pivot{{"chain of this event", "who is behind its credentials", func(a *App) tea.Cmd { return a.inquire(chainOf(s.row)) }}}
	out = append(out, a.actorPivots(s.row)...)
	if change.Changes(a.lang, a.answer.snap.Record(s.row)) && a.screen().ask != changeOf(s.row) {
		out = append(out, pivot{"what it changed", "the document or the rules before it and after (d)", func(a *App) tea.Cmd { return a.inquire(changeOf(s.row)) }})
	}
	if alone {
		n := min(len(named), namedFirst)
		out, named = append(slices.Clone(named[:n]), out...), named[n:]
	}
	return append(append(out, around...), named...)
}

// actorPivots are those about who did something, which a list says once where all its
// events are of one.
func (a *App) actorPivots(row store.Row) []pivot {
	actor, _ := a.answer.snap.Record(row).Value(a.lang, "actor")
	if kind, ok := a.profiled("actor", actor); ok && actor != "" {
		return []pivot{a.profilePivotOf(kind, subject{field: "actor", value: actor, row: row, event: true})}
	}
	return nil
}

// isRefusedSignIn reports whether an event is a sign-in to the console that
// failed: it has no credentials and began no session, so that nobody is behind
// it (CloudTrail user guide, "AWS Management Console sign-in events").
func (a *App) isRefusedSignIn(row store.Row) bool {
	r := a.answer.snap.Record(row)
	event, _ := r.Value(a.lang, "event")
	failed, _ := r.Value(a.lang, "failed")
	return event == "ConsoleLogin" && failed == "yes"
}

// chainOf asks who is behind the credentials of an event.
func chainOf(row store.Row) inquiry { return inquiry{kind: askChain, rows: rowsOf(row)} }

// The titles of what lists events, where it is clear which value is meant.
const (
	withValue  = "events with this value"
	mentioning = "events that mention it"
)

// offeredPivots returns what can be asked about what is under the cursor, and
// what that is called.
func (a *App) offeredPivots() (what string, out []pivot) {
	if a.screen().kind == overviewScreen && a.timelineFocused() {
		from, to, ok := a.timeline.Cursor()
		if !ok {
			return "", nil
		}
		return "this time", a.timePivots(from, to)
	}
	all := a.subjects()
	if len(all) > 0 {
		what = a.subjectText(all[0])
	}
	if a.screen().kind == heatScreen {
		what, out = "this cell", a.heatPivots()
	}
	for _, s := range all {
		for _, p := range a.pivotsOf(s) {
			switch {
			case len(all) > 1 && p.title == withValue:
				p.title = "events with " + quoted(s.value)
			case len(all) > 1 && p.title == mentioning:
				p.title = "events that mention " + quoted(s.value)
			}
			out = append(out, p)
		}
	}
	return what, distinctPivots(out)
}

// heatPivots are those about a cell of the heat map as a whole.
func (a *App) heatPivots() []pivot {
	var out []pivot
	var line store.And
	for _, v := range a.heatLine() {
		line = append(line, isAny(v.field, v.values))
	}
	if len(line) > 1 {
		out = append(out, pivot{"events with both", wholeHintOf(line), func(a *App) tea.Cmd { return a.openWhole(line) }})
	}
	if from, to, ok := a.heat.Time(); ok {
		out = append(out, a.timePivots(from, to)...)
	}
	return out
}

// timePivots are those about a time.
func (a *App) timePivots(from, to time.Time) []pivot {
	this, around := a.during(from, to), a.during(from.Add(-aroundEvent), to.Add(aroundEvent))
	return []pivot{
		{"events of this time", "all of them, whatever the filter", func(a *App) tea.Cmd { return a.openWhole(this) }},
		{"around this time", "and 15 minutes before and after it", func(a *App) tea.Cmd { return a.openWhole(around) }},
	}
}

// listPivots list events with the value.
func (a *App) listPivots(s subject) []pivot {
	if a.secret(s.field) || s.value == "" {
		return nil
	}
	equal := isAny(s.field, s.values())
	return []pivot{
		{withValue, wholeHintOf(equal), func(a *App) tea.Cmd { return a.openWhole(equal) }},
		mentionPivot(s.value),
	}
}

// wholeHintOf says that all events that fulfil a condition are listed: the filter
// first, which narrow menus have room for too.
func wholeHintOf(e store.Expr) string {
	return "whatever the filter, all with " + theme.CleanCutMiddle(e.String(), 48)
}

func mentionPivot(value string) pivot {
	text := store.Text{Pattern: store.Literal(value)}
	return pivot{mentioning, "whatever the filter, anywhere in their text", func(a *App) tea.Cmd { return a.openWhole(text) }}
}

// distinctPivots drops pivots that have the title of an earlier one.
func distinctPivots(all []pivot) []pivot {
	var out []pivot
	seen := make(map[string]bool)
	for _, p := range all {
		if !seen[p.title] {
			seen[p.title] = true
			out = append(out, p)
		}
	}
	return out
}
