package history

import (
	"encoding/json"
	"slices"

	"github.com/trailsift/trailsift/store"
)

// giver is a call that gives things of EC2 a name besides their id.
type giver struct {
	event string
	name  string // where the name is
	key   string // beside it, the key of a tag; "" where there is no such field
	ids   string // of what is named
}

// givers are the calls that name what people know by name: instances and other
// things by the tag Name, security groups by their own (EC2 API Reference).
func givers() []giver {
	const tagged = "requestParameters.tagSet.items."
	return []giver{
		{"RunInstances", "requestParameters.tagSpecificationSet.items.tags.value", "", "responseElements.instancesSet.items.instanceId"},
		{"CreateTags", tagged + "value", tagged + "key", "requestParameters.resourcesSet.items.resourceId"},
		{"CreateSecurityGroup", "requestParameters.groupName", "", "responseElements.groupId"},
	}
}

// mostGiven is how many calls are read for a name, the newest ones: many machines
// share one.
const mostGiven = 500

// given returns the things that were given a name, those of most events first. All
// of them are named by the call that gave it.
func (q *question) given(name string) ([]store.ValueCount, error) {
	ids := make(map[string]bool)
	for _, n := range givers() {
		rows, err := q.snap.Select(q.ctx, q.lang, store.And{equals("eventName", n.event), equals(n.name, name), equals("failed", "no")}, nil)
		if err != nil {
			return nil, err
		}
		view, err := q.snap.View(q.ctx, rows, true)
		if err != nil {
			return nil, err
		}
		for i := range min(view.Len(), mostGiven) {
			for _, id := range n.named(q.lang, q.snap.Record(view.Row(i)), name) {
				ids[id] = true
			}
		}
		q.unread += max(0, view.Len()-mostGiven)
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return q.snap.LateValues(q.ctx, q.lang, column, func(id string) bool { return ids[id] })
}

// named returns what a call gives a name. The keys and values of tags come in
// the same order.
func (n giver) named(lang *store.Language, r store.Record, name string) []string {
	switch {
	case n.event == "RunInstances":
		if !namesInstances(r, name) {
			return nil
		}
	case n.key != "":
		keys, values := r.Values(lang, n.key), r.Values(lang, n.name)
		if len(keys) != len(values) {
			return nil
		}
		at := slices.IndexFunc(keys, func(v store.Value) bool { return v.Text == "Name" })
		if at < 0 || values[at].Text != name {
			return nil
		}
	}
	var ids []string
	for _, v := range r.Values(lang, n.ids) {
		ids = append(ids, v.Text)
	}
	return ids
}

// launchTags is the part of a RunInstances that tags what it makes: instances, and
// with them volumes and network interfaces, each sort by itself.
type launchTags struct {
	RequestParameters struct {
		TagSpecificationSet struct {
			Items []struct {
				ResourceType string
				Tags         []struct{ Key, Value string }
			}
		}
	}
}

// namesInstances reports whether a launch gives its instances a name.
func namesInstances(r store.Record, name string) bool {
	var made launchTags
	if json.Unmarshal(r.AppendJSON(nil), &made) != nil {
		return false
	}
	for _, of := range made.RequestParameters.TagSpecificationSet.Items {
		for _, tag := range of.Tags {
			if of.ResourceType == "instance" && tag.Key == "Name" && tag.Value == name {
				return true
			}
		}
	}
	return false
}
