package question

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// agentCall is what the Systems Manager agent on an instance calls every five
// minutes: the address it comes from is the instance's way out.
const agentCall = "UpdateInstanceInformation"

// How we know an address.
const (
	assigned  = "assigned" // the machine has it, whether or not it calls from it
	mostCalls = "most calls"
)

// boxes is what is known of the addresses of instances.
type boxes struct {
	own    map[string]map[string]string // by instance, by address: how we know it
	shared map[string]bool              // ways out that some agent has
}

// offBox finds uses of instances' credentials from addresses that are not
// theirs. A session of an instance's role is called as the instance.
func offBox(d *desk) (*finding, error) {
	sessions, err := d.found("type:AssumedRole userIdentity.principalId:*:i-* -userIdentity.invokedBy:* userIdentity.principalId:*:{}")
	if err != nil {
		return nil, err
	}
	known, err := d.ownAddresses()
	if err != nil {
		return nil, err
	}
	pairs, err := d.pairs("userIdentity.principalId", "ip", sessions.Rows)
	if err != nil {
		return nil, err
	}
	known.addMajority(pairs.Values)
	direct, err := d.part(sessions, store.Not{Expr: present("vpce")})
	if err != nil {
		return nil, err
	}
	elsewhere, err := d.foreignUses(direct, known)
	if err != nil {
		return nil, err
	}
	f, err := d.offBoxAnswer(elsewhere, known, direct)
	if err != nil {
		return nil, err
	}
	if err := d.addSharedWays(f, known, pairs.Values, sessions); err != nil {
		return nil, err
	}
	if n := sessions.Rows.Len() - direct.Rows.Len(); n > 0 {
		f.Unproven = append(f.Unproven, phrase.Plural(n, "call")+" came through the endpoint of a network and are not among these: another machine of that network looks the same.")
	}
	return f, nil
}

// foreignUses returns the sessions and addresses that do not belong together.
func (d *desk) foreignUses(direct *finding, known *boxes) ([]store.PairCount, error) {
	pairs, err := d.pairs("userIdentity.principalId", "ip", direct.Rows)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(pairs.Values, func(p store.PairCount) bool {
		return known.has(instanceOf(p.Values[0].Text), p.Values[1].Text) || serviceAddress(p.Values[1].Text)
	}), nil
}

// mostElsewhere is how many sessions and addresses are looked into.
const mostElsewhere = 60

// offBoxAnswer sums up uses from elsewhere, by session and address.
func (d *desk) offBoxAnswer(elsewhere []store.PairCount, known *boxes, sessions *finding) (*finding, error) {
	f := &finding{Answer: &Answer{}, expr: store.Or{}}
	table := Table{Title: "From elsewhere", Heads: []string{"instance", "address", "its own"}, More: max(0, len(elsewhere)-mostElsewhere)}
	shown := elsewhere[:len(elsewhere)-table.More]
	near, err := d.near(sessions, shown)
	if err != nil {
		return nil, err
	}
	for _, p := range shown {
		instance, address := instanceOf(p.Values[0].Text), p.Values[1].Text
		part, err := d.part(near, all(store.Equals("userIdentity.principalId", p.Values[0].Text), store.Equals("ip", address)))
		if err != nil {
			return nil, err
		}
		f.join(part)
		table.Lines = append(table.Lines, d.lineOf(part, instance, address, known.words(instance)))
	}
	if table.More > 0 {
		f.Unproven = append(f.Unproven, "Of "+phrase.Number(len(elsewhere))+" pairs of an instance and an address, those with most calls are among the events.")
	}
	f.addTable(table)
	f.Unproven = append(f.Unproven, "An address counts as an instance's own when the Systems Manager agent calls from it, when EC2 gave it to the instance, or else when most of its calls come from it.")
	if f.Events() == 0 {
		f.Text = "No call with an instance's credentials from elsewhere among " + phrase.Plural(sessions.Rows.Len(), "call") + " with them"
		return f, nil
	}
	f.Text, err = d.sentence(f)
	return f, err
}

// near is a finding without most of what is of none of some pairs of a session
// and an address: the events of each pair are looked for in what is left.
func (d *desk) near(f *finding, pairs []store.PairCount) (*finding, error) {
	var ids, addresses []string
	for _, p := range pairs {
		ids, addresses = append(ids, p.Values[0].Text), append(addresses, p.Values[1].Text)
	}
	some, err := d.foundIn(f, all(store.Equals("userIdentity.principalId", ids...), store.Equals("ip", addresses...)))
	if err != nil {
		return nil, err
	}
	some.expr = f.expr
	return some, nil
}

// instanceOf is the session's name in a principal id: AROA…:i-0abc….
func instanceOf(principal string) string {
	_, name, _ := strings.Cut(principal, ":")
	return name
}

func serviceAddress(address string) bool {
	_, err := netip.ParseAddr(address)
	return err != nil
}

// ownAddresses gathers the addresses from which agents report, and those that
// EC2 answered that an instance has, of all instances: they may share a way
// out.
func (d *desk) ownAddresses() (*boxes, error) {
	b := &boxes{own: make(map[string]map[string]string), shared: make(map[string]bool)}
	agents, err := d.Snap.Select(d.ctx, d.Lang, all(store.Equals("event", agentCall), store.Equals("type", "AssumedRole"), store.Equals("failed", "no")), nil)
	if err != nil {
		return nil, err
	}
	pairs, err := d.pairs("userIdentity.principalId", "ip", agents)
	if err != nil {
		return nil, err
	}
	for _, p := range pairs.Values {
		b.add(instanceOf(p.Values[0].Text), p.Values[1].Text, "its agent's")
		b.shared[p.Values[1].Text] = true
	}
	for _, source := range []struct{ instance, address string }{
		{"responseElements.instancesSet.items.instanceId", "responseElements.instancesSet.items.privateIpAddress"}, // RunInstances
		{"requestParameters.instanceId", "requestParameters.publicIp"},                                             // AssociateAddress
		{"requestParameters.instanceId", "requestParameters.iPAddress"},                                            // the agent
	} {
		if err := b.given(d, source.instance, source.address); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// given adds what events say about an instance's addresses. One event may
// start several instances: any of their addresses is then taken for each.
func (b *boxes) given(d *desk, instance, address string) error {
	rows, err := d.Snap.Select(d.ctx, d.Lang, all(present(instance), present(address), store.Equals("failed", "no")), nil)
	if err != nil || rows.Len() == 0 {
		return err
	}
	pairs, err := d.pairs(instance, address, rows)
	if err != nil {
		return err
	}
	for _, p := range pairs.Values {
		b.add(p.Values[0].Text, p.Values[1].Text, assigned)
	}
	return nil
}

// present is the condition that an event has a field.
func present(field string) store.Match { return store.Match{Field: field, Op: store.Present} }

func (b *boxes) add(instance, address, how string) {
	if b.own[instance] == nil {
		b.own[instance] = make(map[string]string)
	}
	if b.own[instance][address] == "" {
		b.own[instance][address] = how
	}
}

// addMajority takes the most frequent address of an instance of which none is
// known for its own. Pairs come with the most frequent first.
func (b *boxes) addMajority(pairs []store.PairCount) {
	for _, p := range pairs {
		instance, address := instanceOf(p.Values[0].Text), p.Values[1].Text
		if b.usable(instance) || serviceAddress(address) {
			continue
		}
		b.add(instance, address, mostCalls)
	}
}

// usable reports whether an address is known from which the instance calls. The
// one that it has inside its network is that only where it calls through an
// endpoint.
func (b *boxes) usable(instance string) bool {
	for _, how := range b.own[instance] {
		if how != assigned {
			return true
		}
	}
	return false
}

func (b *boxes) has(instance, address string) bool {
	return b.own[instance][address] != "" || b.shared[address]
}

// words lists the addresses of an instance.
func (b *boxes) words(instance string) string {
	var out []string
	for address, how := range b.own[instance] {
		if how != assigned {
			out = append(out, address+" ("+how+")")
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
