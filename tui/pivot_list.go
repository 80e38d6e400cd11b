package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/change"
	"github.com/trailsift/trailsift/store/trail/profile"
	"github.com/trailsift/trailsift/tui/facets"
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
	case !s.event && s.value != "":
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
	switch kind, ok := profiled(column); {
	case column == "session":
		out = append(out, chainPivot(s.value), profilePivot(profile.Session, s.value))
	case isTemporaryKey(s.value):
		out = append(out, chainPivot(s.value), profilePivot(profile.Key, s.value))
	case isLongKey(s.value):
		out = append(out, profilePivot(profile.Key, s.value), chainPivot(s.value), historyPivot(s.value, "who made this key, and what was done with it"))
	case ok:
		out = append(out, profilePivot(kind, s.value))
	case column == "eventID":
		out = append(out, chainPivot(s.value))
	}
	if id, what, ok := a.resourceOf(s); ok && !isLongKey(s.value) && !isTemporaryKey(s.value) {
		out = append(out, historyPivot(id, "who created, changed, used and deleted "+what))
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

// profiled returns the kind of profile that there is of a column's values.
func profiled(column string) (profile.Kind, bool) {
	kind, ok := map[string]profile.Kind{
		"actor": profile.Actor, "principal": profile.Principal, "session": profile.Session,
		"userIdentity.accessKeyId": profile.Key, "sourceIPAddress": profile.Address,
		"userIdentity.principalId": profile.Principal, "userIdentity.userName": profile.Actor,
	}[column]
	return kind, ok
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

func chainPivot(value string) pivot {
	return pivot{"chain of " + quoted(value), "who is behind these credentials", func(a *App) tea.Cmd {
		return a.inquire(inquiry{kind: askChain, value: value})
	}}
}

func profilePivot(kind profile.Kind, value string) pivot {
	return pivot{"profile of " + quoted(value), "when, where from, what, what was new", func(a *App) tea.Cmd {
		return a.inquire(inquiry{kind: askProfile, field: kindName(kind), value: value})
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
	if change.Changes(a.lang, a.answer.snap.Record(s.row)) {
		out = append(out, pivot{"what it changed", "the document or the rules before it and after (d)", func(a *App) tea.Cmd { return a.inquire(changeOf(s.row)) }})
	}
	if alone && len(named) > 0 {
		out = append(named, out...)
		named = nil
	}
	return append(append(out, around...), named...)
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

// listPivots list events with the value.
func (a *App) listPivots(s subject) []pivot {
	if a.secret(s.field) || s.value == "" {
		return nil
	}
	equal := isAny(s.field, []facets.Value{{Text: s.value}})
	return []pivot{
		{"events with this value", fmt.Sprintf("all with %s, whatever the filter", theme.CleanCut(equal.String(), 48)), func(a *App) tea.Cmd { return a.openWhole(equal) }},
		mentionPivot(s.value),
	}
}

func mentionPivot(value string) pivot {
	text := store.Text{Pattern: store.Literal(value)}
	return pivot{"events that mention it", "anywhere in their text, whatever the filter", func(a *App) tea.Cmd { return a.openWhole(text) }}
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
