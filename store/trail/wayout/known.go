// Package wayout tells from which addresses instances call: credentials of an instance
// that are used from elsewhere were taken.
//
// An address counts as an instance's own when the Systems Manager agent on it calls from
// there, when EC2 gave it to the instance, or else when most of its calls come from there.
package wayout

import (
	"context"
	"net/netip"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// agentCall is what the Systems Manager agent on an instance calls every five
// minutes: the address it comes from is the instance's way out.
const agentCall = "UpdateInstanceInformation"

// How an address is known.
const (
	agents    = "its agent's"
	assigned  = "assigned" // the machine has it, whether or not it calls from it
	mostCalls = "most calls"
)

// Known is what is known of the addresses of instances.
type Known struct {
	own    map[string]map[string]string // by instance, by address: how we know it
	shared map[string]bool              // ways out that some agent has
}

// Of gathers the addresses from which agents report, and those that EC2 answered
// that an instance has, of all instances: they may share a way out. The error is the
// context's.
func Of(ctx context.Context, snap *store.Snapshot, lang *store.Language) (*Known, error) {
	k := &Known{own: make(map[string]map[string]string), shared: make(map[string]bool)}
	pairs := func(one, other string, conditions store.And) (*store.Pairs, error) {
		rows, err := snap.Select(ctx, lang, append(conditions, store.Equals("failed", "no")), nil)
		if err != nil || rows.Len() == 0 {
			return &store.Pairs{}, err
		}
		return snap.Pairs(ctx, lang, [2]string{one, other}, rows, 0)
	}
	reports, err := pairs("userIdentity.principalId", "sourceIPAddress", store.And{store.Equals("eventName", agentCall), store.Equals("userIdentity.type", "AssumedRole")})
	if err != nil {
		return nil, err
	}
	for _, p := range reports.Values {
		k.add(Instance(p.Values[0].Text), p.Values[1].Text, agents)
		k.shared[p.Values[1].Text] = true
	}
	for _, source := range []struct{ instance, address string }{
		{"responseElements.instancesSet.items.instanceId", "responseElements.instancesSet.items.privateIpAddress"}, // RunInstances
		{"requestParameters.instanceId", "requestParameters.publicIp"},                                             // AssociateAddress
		{"requestParameters.instanceId", "requestParameters.iPAddress"},                                            // the agent
	} {
		given, err := pairs(source.instance, source.address, store.And{present(source.instance), present(source.address)})
		if err != nil {
			return nil, err
		}
		for _, p := range given.Values { // of several instances any of their addresses is taken for each
			k.add(p.Values[0].Text, p.Values[1].Text, assigned)
		}
	}
	return k, nil
}

// present is the condition that an event has a field.
func present(field string) store.Match { return store.Match{Field: field, Op: store.Present} }

// Instance is the session's name in a principal id: AROA…:i-0abc….
func Instance(principal string) string {
	_, name, _ := strings.Cut(principal, ":")
	return name
}

// IsService reports whether an address is the name of a service that called.
func IsService(address string) bool {
	_, err := netip.ParseAddr(address)
	return err != nil
}

func (k *Known) add(instance, address, how string) {
	if k.own[instance] == nil {
		k.own[instance] = make(map[string]string)
	}
	if k.own[instance][address] == "" {
		k.own[instance][address] = how
	}
}

// AddMajority takes the most frequent address of an instance of which none is
// known for its own. Pairs are of a principal id and an address, the most frequent first.
func (k *Known) AddMajority(pairs []store.PairCount) {
	for _, p := range pairs {
		instance, address := Instance(p.Values[0].Text), p.Values[1].Text
		if k.usable(instance) || IsService(address) {
			continue
		}
		k.add(instance, address, mostCalls)
	}
}

// usable reports whether an address is known from which the instance calls. The
// one that it has inside its network is that only where it calls through an
// endpoint.
func (k *Known) usable(instance string) bool {
	for _, how := range k.own[instance] {
		if how != assigned {
			return true
		}
	}
	return false
}

// Has reports whether an address is an instance's own, or a way out that machines share.
func (k *Known) Has(instance, address string) bool {
	return k.own[instance][address] != "" || k.shared[address]
}

// Guessed reports whether an address is only known as where most calls come from.
func (k *Known) Guessed(instance, address string) bool {
	return k.own[instance][address] == mostCalls
}

// Words lists the addresses from which an instance calls, and how each is known.
func (k *Known) Words(instance string) string {
	var out []string
	for address, how := range k.own[instance] {
		if how != assigned {
			out = append(out, address+" ("+how+")")
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
