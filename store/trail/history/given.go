package history

import (
	"maps"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// giver is a call that makes a thing with an id and a name of its own.
type giver struct {
	event string
	name  string // where the name is
	ids   string // of what is named
}

// givers are these calls: the API references of EC2 and of the services that they
// belong to.
func givers() []giver {
	const template = "CreateLaunchTemplate"
	return []giver{
		{"CreateSecurityGroup", "requestParameters.groupName", "responseElements.groupId"},
		{"CreateImage", "requestParameters.name", "responseElements.imageId"},
		{"RegisterImage", "requestParameters.name", "responseElements.imageId"},
		{"CopyImage", "requestParameters.name", "responseElements.imageId"},
		{"CreateEventDataStore", "requestParameters.name", "responseElements.eventDataStoreArn"},
		{"CreateHostedZone", "requestParameters.name", "responseElements.hostedZone.id"},
		{"CreateRestApi", "requestParameters.createRestApiInput.name", "responseElements.id"},
		{"CreateApi", "requestParameters.name", "responseElements.apiId"},
		{"CreatePolicy", "requestParameters.name", "responseElements.policy.policySummary.id"},
		{"CreateIdentityPool", "requestParameters.identityPoolName", "responseElements.identityPoolId"},
		{"CreateUserPool", "requestParameters.poolName", "responseElements.userPool.id"},
		{"CreateUser", "requestParameters.userName", "responseElements.userId"},
		{"CreateGroup", "requestParameters.displayName", "responseElements.groupId"},
		{"CreateTrustAnchor", "requestParameters.name", "responseElements.trustAnchor.trustAnchorId"},
		{"CreateProfile", "requestParameters.name", "responseElements.profile.profileId"},
		{"CreateAgent", "requestParameters.agentName", "responseElements.agent.agentId"},
		{template, "requestParameters." + template + "Request.LaunchTemplateName", "responseElements." + template + "Response.launchTemplate.launchTemplateId"},
	}
}

const (
	// mostGiven is how many calls are read for a name, the newest ones: many machines
	// share one.
	mostGiven = 500
	// mostTagPaths is how many places of tags are looked at. There are some dozens of
	// them; a log may have been made to have more.
	mostTagPaths = 200
)

// given returns the things that were given a name besides their id, by the tag Name or
// when they were made, those of most events first. All of them are named by the call
// that gave it.
func (q *question) given(name string) ([]store.ValueCount, error) {
	ids := make(map[string]bool)
	for _, g := range givers() {
		filter := store.And{store.Equals("eventName", g.event), store.Equals(g.name, name), store.Equals("failed", "no")}
		if err := q.newest(filter, func(r store.Record) {
			for _, v := range r.Values(q.lang, g.ids) {
				ids[q.canonical(r, v.Text)] = true
			}
		}); err != nil {
			return nil, err
		}
	}
	if err := q.newest(store.And{q.byTag(name), store.Equals("failed", "no")}, func(r store.Record) {
		for _, n := range labels(q.lang, r) {
			ids[n.id] = ids[n.id] || n.name == name && !n.gone
		}
	}); err != nil {
		return nil, err
	}
	if !slices.Contains(slices.Collect(maps.Values(ids)), true) {
		return nil, nil
	}
	return q.snap.LateValues(q.ctx, q.lang, column, func(id string) bool { return ids[id] })
}

// canonical is what the column of things calls what a call that makes it has an id for.
func (q *question) canonical(r store.Record, id string) string {
	for _, v := range r.Tagged(q.lang, column) {
		if strings.HasSuffix(id, resource.Name(v.Text)) && resource.Role(v.Tag) == resource.Created {
			return v.Text
		}
	}
	return id
}

// byTag is the condition that a call has a value that may be that of a tag Name.
func (q *question) byTag(name string) store.Expr {
	var places store.Or
	paths := q.snap.Paths(resource.NamesByTag)
	for _, path := range paths[:min(len(paths), mostTagPaths)] {
		places = append(places, store.Equals(path, name))
	}
	return places
}

// newest reads the newest events that fulfil a condition, and counts the others.
func (q *question) newest(filter store.Expr, read func(store.Record)) error {
	rows, err := q.snap.Select(q.ctx, q.lang, filter, nil)
	if err != nil {
		return err
	}
	view, err := q.snap.View(q.ctx, rows, true)
	if err != nil {
		return err
	}
	for i := range min(view.Len(), mostGiven) {
		read(q.snap.Record(view.Row(i)))
	}
	q.unread += max(0, view.Len()-mostGiven)
	return nil
}
