package wayout

import (
	"context"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// agentCall is what the Systems Manager agent on an instance calls every five
// minutes: the address it comes from is the instance's way out.
const agentCall = "UpdateInstanceInformation"

const (
	principal = "userIdentity.principalId"
	address   = "sourceIPAddress"
	endpoint  = "vpcEndpointId"
)

// gatherer reads from events what is known.
type gatherer struct {
	*Known
	ctx  context.Context
	snap *store.Snapshot
	lang *store.Language

	since map[string]time.Time // when an instance first got an elastic address
}

// Of gathers what all events tell of the addresses of an instance, of all if it is "".
// Agents are those of all instances: these may share a way out. The error is the
// context's.
func Of(ctx context.Context, snap *store.Snapshot, lang *store.Language, instance string) (*Known, error) {
	g := &gatherer{
		Known: &Known{own: make(map[string]map[string]string), shared: make(map[string]bool)},
		ctx:   ctx, snap: snap, lang: lang, since: make(map[string]time.Time),
	}
	for _, step := range []func() error{g.reports, g.insides, g.elastics, func() error { return g.uses(instance) }} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return g.Known, nil
}

// reports adds the addresses from which agents report.
func (g *gatherer) reports() error {
	of := store.And{store.Equals("eventName", agentCall), store.Equals("userIdentity.type", "AssumedRole"), succeeded}
	direct, err := g.pairs(principal, address, append(of, lacks(endpoint)))
	if err != nil {
		return err
	}
	for _, p := range direct {
		g.add(Instance(p.Values[0].Text), p.Values[1].Text, agents)
		g.shared[p.Values[1].Text] = true
	}
	return nil
}

// insides adds the addresses that instances have in their networks. Of several instances
// in one event any of their addresses is taken for each.
func (g *gatherer) insides() error {
	for _, at := range []struct{ instance, address string }{
		{"responseElements.instancesSet.items.instanceId", "responseElements.instancesSet.items.privateIpAddress"}, // RunInstances
		{"requestParameters.instanceId", "requestParameters.iPAddress"},                                            // the agent
	} {
		given, err := g.pairs(at.instance, at.address, store.And{present(at.instance), present(at.address), succeeded})
		if err != nil {
			return err
		}
		for _, p := range given {
			g.add(p.Values[0].Text, p.Values[1].Text, inside)
		}
	}
	return nil
}

// elastics adds the elastic addresses that instances got. Most calls name them by the id
// that they were allocated with.
func (g *gatherer) elastics() error {
	rows, err := g.snap.Select(g.ctx, g.lang, store.And{store.Equals("eventName", "AssociateAddress"), succeeded}, nil)
	if err != nil || rows.Len() == 0 {
		return err
	}
	allocated, err := g.pairs("responseElements.allocationId", "responseElements.publicIp", store.And{store.Equals("eventName", "AllocateAddress"), succeeded})
	if err != nil {
		return err
	}
	named := make(map[string]string)
	for _, p := range allocated {
		named[p.Values[0].Text] = p.Values[1].Text
	}
	groups, err := g.snap.Groups(g.ctx, g.lang, []string{"requestParameters.instanceId", "requestParameters.publicIp", "requestParameters.allocationId"}, rows)
	for _, group := range groups {
		address := group.Values[1]
		if address == "" {
			address = named[group.Values[2]]
		}
		if group.Values[0] != "" && address != "" {
			g.associated(group.Values[0], address, group.First)
		}
	}
	return err
}

// associated adds an elastic address that an instance got at some time.
func (g *gatherer) associated(instance, address string, at time.Time) {
	g.add(instance, address, elastic)
	if first, known := g.since[instance]; !known || at.Before(first) {
		g.since[instance] = at
	}
}

// pairs counts the values of two fields in the events that a filter finds.
func (g *gatherer) pairs(one, other string, filter store.Expr) ([]store.PairCount, error) {
	rows, err := g.snap.Select(g.ctx, g.lang, filter, nil)
	if err != nil || rows.Len() == 0 {
		return nil, err
	}
	return g.pairsIn(one, other, rows)
}

func (g *gatherer) pairsIn(one, other string, rows *store.Selection) ([]store.PairCount, error) {
	found, err := g.snap.Pairs(g.ctx, g.lang, [2]string{one, other}, rows, 0)
	if err != nil {
		return nil, err
	}
	return found.Values, nil
}

var succeeded = store.Equals("outcome", trail.Succeeded)

// present is the condition that an event has a field.
func present(field string) store.Match { return store.Match{Field: field, Op: store.Present} }

func lacks(field string) store.Expr { return store.Not{Expr: present(field)} }
