package wayout

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// How an address is known.
const (
	agents    = "its agent's"
	elastic   = "its elastic one"
	inside    = "inside" // the machine has it in its network, and does not call from it
	mostCalls = "most calls"
)

// Known is what is known of the addresses of instances.
type Known struct {
	own    map[string]map[string]string // by instance, by address: how we know it
	shared map[string]bool              // ways out that some agent has
	calls  []store.PairCount            // of principal ids and addresses, through no endpoint
}

// Verdict is what an address says of calls with an instance's credentials.
type Verdict uint8

// Verdicts.
const (
	Fits     Verdict = iota // the address is the instance's own, or nothing is known
	Doubtful                // most calls of the instance come from another address
	Foreign                 // others are known to be the instance's
)

// Judge says whether calls with an instance's credentials from an address are its own.
func (k *Known) Judge(instance, address string) Verdict {
	at := way{instance, isV6(address)}
	switch {
	case isService(address) || k.own[instance][address] != "" || k.shared[address]:
		return Fits
	case k.has(at, agents, elastic):
		return Foreign
	case k.has(at, mostCalls):
		return Doubtful
	}
	return Fits
}

// Elsewhere returns the addresses from which an instance's credentials were used and
// that do not fit, sorted.
func (k *Known) Elsewhere(instance string) (foreign, doubtful []string) {
	for _, p := range k.calls {
		address := p.Values[1].Text
		if Instance(p.Values[0].Text) != instance {
			continue
		}
		switch k.Judge(instance, address) {
		case Foreign:
			foreign = append(foreign, address)
		case Doubtful:
			doubtful = append(doubtful, address)
		}
	}
	slices.Sort(foreign)
	slices.Sort(doubtful)
	return slices.Compact(foreign), slices.Compact(doubtful) // roles of one instance share addresses
}

// Guessed reports whether an address is only known as where most calls come from.
func (k *Known) Guessed(instance, address string) bool {
	return k.own[instance][address] == mostCalls
}

// Words lists the addresses from which an instance calls, and how each is known.
func (k *Known) Words(instance string) string {
	var out []string
	for address, how := range k.own[instance] {
		if how != inside {
			out = append(out, address+" ("+how+")")
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// add notes an address of an instance. What is known of it already holds, but that it is
// inside: the instance may call from there nevertheless.
func (k *Known) add(instance, address, how string) {
	if k.own[instance] == nil {
		k.own[instance] = make(map[string]string)
	}
	if known := k.own[instance][address]; known == "" || known == inside {
		k.own[instance][address] = how
	}
}

// way is a way out of an instance: it may have one of each family.
type way struct {
	instance string
	v6       bool
}

// has reports whether an address is known, in some way, from which an instance calls.
func (k *Known) has(at way, hows ...string) bool {
	for address, how := range k.own[at.instance] {
		if isV6(address) == at.v6 && slices.Contains(hows, how) {
			return true
		}
	}
	return false
}

// Instance is the session's name in a principal id: AROA…:i-0abc….
func Instance(principal string) string {
	_, name, _ := strings.Cut(principal, ":")
	return name
}

// isService reports whether an address is the name of a service that called.
func isService(address string) bool {
	_, err := netip.ParseAddr(address)
	return err != nil
}

func isV6(address string) bool {
	a, err := netip.ParseAddr(address)
	return err == nil && a.Unmap().Is6()
}
