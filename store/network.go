package store

import (
	"net/netip"
	"strings"
)

// networkMatcher fits the text of addresses in a network, and its own text.
type networkMatcher struct {
	network netip.Prefix
	text    foldMatcher
}

// newNetwork returns the matcher of a value that names a network, such as
// 10.0.0.0/8 or 2001:db8::/32. One of IPv4 written as IPv6 is the one of IPv4.
func newNetwork(value string) (networkMatcher, bool) {
	network, err := netip.ParsePrefix(value)
	if network.Addr().Is4In6() && network.Bits() >= 96 {
		network = netip.PrefixFrom(network.Addr().Unmap(), network.Bits()-96)
	}
	return networkMatcher{network, foldMatcher(fold(value))}, err == nil
}

// match takes an IPv4 address written as IPv6 (::ffff:10.0.0.1) for both, and
// leaves the zone of a local address out.
func (m networkMatcher) match(text []byte) bool {
	if len(text) == 0 || text[0] != ':' && hexValue(lower(text[0])) > 15 {
		return false
	}
	addr, err := netip.ParseAddr(string(text))
	if err != nil {
		return m.text.match(text)
	}
	addr = addr.WithZone("")
	return m.network.Contains(addr) || m.network.Contains(addr.Unmap())
}

// areAddresses reports whether every value of a list is an address or network.
func areAddresses(list string) bool {
	for value := range strings.SplitSeq(list, ",") {
		if !isAddress(strings.Trim(value, `"`)) {
			return false
		}
	}
	return true
}

// isAddress reports whether text is an address or a network.
func isAddress(text string) bool {
	if _, err := netip.ParsePrefix(text); err == nil {
		return true
	}
	_, err := netip.ParseAddr(text)
	return err == nil
}
