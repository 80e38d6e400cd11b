package tui

import (
	"cmp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	life "github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/resource"
	"github.com/trailsift/trailsift/tui/theme"
)

// resourceField is the column of the things that an event names.
const resourceField = "resource"

// maxNamed is how many of the things that an event names the menu offers, namedFirst how many
// of them come before what else can be asked about the event: one of each kind, so that four
// instances do not hide the group that they are in.
const maxNamed, namedFirst = 20, 6

// notThings are columns whose values are words, not the names of things.
var notThings = []string{
	"eventName", "eventSource", "service", "awsRegion", "errorCode", "errorMessage", "userAgent", "verb", "failed", "origin",
	"eventCategory", "eventType", "eventVersion", "userIdentity.type", "readOnly", "managementEvent", "time", "eventTime",
	"source", "eventID", "requestID", "sharedEventID", "sourceIPAddress", "actor", "principal", "session", "account",
	"recipientAccountId", "userIdentity.accountId", "tlsDetails.tlsVersion", "tlsDetails.cipherSuite",
}

// resourceOf returns the resource that a value stands for, and how to call it;
// ok is false where it stands for none.
func (a *App) resourceOf(s subject) (id, what string, ok bool) {
	column := a.columnOf(s.field)
	if column == resourceField {
		return s.value, "it", true
	}
	if s.event {
		for _, v := range a.answer.snap.Record(s.row).Tagged(a.lang, resourceField) {
			if isNameOf(v.Text, s.value) {
				return v.Text, "it", true
			}
		}
		return "", "", false
	}
	if slices.Contains(notThings, column) || strings.HasPrefix(column, "userIdentity.") {
		return "", "", false
	}
	return s.value, "the thing of this name", true
}

// isNameOf reports whether a value is a resource's id, or the name at its end.
func isNameOf(id, value string) bool {
	return value != "" && (id == value || strings.HasSuffix(id, ":"+value) || strings.HasSuffix(id, "/"+value))
}

// resourcePivots offer the history of what an event names: what it made first,
// what it merely mentions last.
func (a *App) resourcePivots(s subject) []pivot {
	r := a.answer.snap.Record(s.row)
	outcome, _ := r.Value(a.lang, "outcome")
	named := r.Tagged(a.lang, resourceField)
	slices.SortStableFunc(named, func(x, y store.TaggedValue) int {
		return cmp.Or(cmp.Compare(part(x.Text), part(y.Text)), cmp.Compare(rank(x.Tag), rank(y.Tag)))
	})
	oneOfEachKind(named)
	var out []pivot
	for _, v := range named {
		if len(out) == maxNamed {
			break
		}
		role := resource.Role(v.Tag)
		if role == resource.Read && life.Overwrites(r, a.lang, v.Text) {
			role = resource.Changed
		}
		out = append(out, historyPivot(v.Text, roleHere(role, outcome)))
	}
	return distinctPivots(out)
}

// oneOfEachKind puts the first thing of each kind before the others, which stay in their order.
func oneOfEachKind(named []store.TaggedValue) {
	first := make(map[string]string) // by kind
	for _, v := range named {
		if kind := resource.Kind(v.Text); first[kind] == "" {
			first[kind] = v.Text
		}
	}
	another := func(v store.TaggedValue) bool { return first[resource.Kind(v.Text)] != v.Text }
	slices.SortStableFunc(named, func(x, y store.TaggedValue) int { return compareBool(another(x), another(y)) })
}

// roleHere says what an event has to do with a thing that it names; a call that
// failed did nothing to it, nor did one that only asked whether it would succeed.
func roleHere(role resource.Role, outcome string) string {
	why, event := "it failed", "failed event"
	switch outcome {
	case trail.Failed:
	case trail.DryRun:
		why, event = "a dry run", "dry run"
	default:
		return theme.Clean(role.String()) + " by this event"
	}
	if role == resource.Created || role == resource.Deleted || role == resource.Changed {
		return "not " + theme.Clean(role.String()) + ": " + why
	}
	return "named by this " + event
}

// part is 1 for what is only a part of another thing that the event names, else
// 0: people ask about the group, not about its rule.
func part(id string) int {
	if resource.Kind(id) == "security group rule" {
		return 1
	}
	return 0
}

// rank orders roles by how likely people ask about the thing.
func rank(tag uint8) int {
	order := []resource.Role{resource.Created, resource.Deleted, resource.Changed, resource.Granted, resource.Read, resource.Used, resource.Mentioned}
	if i := slices.Index(order, resource.Role(tag)); i >= 0 {
		return i
	}
	return len(order)
}

// thingText is how people call a resource: its id where that is short and says
// what it is of, as i- and sg- do, else its kind and its name. The ids of IAM are
// all capitals, and few know them by their first letters.
func thingText(id string) string {
	name, kind := resource.Name(id), resource.Kind(id)
	switch {
	case name != id:
		return kind + " " + name
	case resource.IsAccessKey(id):
		return "access key " + id
	case id == strings.ToUpper(id) && strings.HasSuffix(kind, " id"):
		return kind + " " + id
	}
	return id
}
