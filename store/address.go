package store

import (
	"bytes"
	"fmt"
	"net/netip"
	"slices"
	"strings"
)

// addressMatcher fits every spelling of an address of IPv6: upper case, zeros written
// out.
type addressMatcher netip.Addr

func (m addressMatcher) match(text []byte) bool {
	if bytes.IndexByte(text, ':') < 0 {
		return false
	}
	addr, err := netip.ParseAddr(string(text))
	return err == nil && addr.WithZone("") == netip.Addr(m)
}

// mapped are the beginnings of an address of IPv4 that is written as one of IPv6.
var mapped = []string{"::ffff:", "0:0:0:0:0:ffff:"}

// spellings returns what else a value stands for in a column of addresses: other texts,
// which are looked up, or a matcher where an address has too many. Those of services
// have none.
func spellings(value string) (texts []string, other matcher) {
	addr, err := netip.ParseAddr(value)
	if err != nil {
		return nil, nil
	}
	if addr = addr.WithZone("").Unmap(); !addr.Is4() {
		return nil, addressMatcher(addr)
	}
	b := addr.As4()
	high, low := uint(b[0])<<8|uint(b[1]), uint(b[2])<<8|uint(b[3])
	texts = []string{addr.String()}
	for _, before := range mapped {
		for _, end := range []string{addr.String(), fmt.Sprintf("%x:%x", high, low), fmt.Sprintf("%04x:%04x", high, low)} {
			texts = append(texts, before+end, strings.ToUpper(before+end))
		}
	}
	return texts, nil
}

// holdsAddresses reports whether the values of a column are addresses.
func (c *compiler) holdsAddresses(column string) bool {
	return c.lang != nil && slices.Contains(c.lang.Addresses, column)
}

// equal returns the test on a value that is one of those behind an =.
func (c *compiler) equal(column string, values []Pattern) matcher {
	keys := make(equalMatcher)
	var any anyMatcher
	for _, v := range values {
		text, _ := v.Plain()
		keys[c.canonical(column, text)] = true
		if !c.holdsAddresses(column) {
			continue
		}
		texts, other := spellings(text)
		for _, spelt := range texts {
			keys[spelt] = true
		}
		if other != nil {
			any = append(any, other)
		}
	}
	if len(any) > 0 {
		return append(any, keys)
	}
	return keys
}

// likeAddress returns the test on a value behind a colon where that is an address; ok
// is false for other values.
func (c *compiler) likeAddress(column, text string) (m matcher, ok bool) {
	if !c.holdsAddresses(column) || !strings.ContainsAny(text, ".:") {
		return nil, false
	}
	texts, other := spellings(text)
	any := anyMatcher{patternMatcher(Literal(text))}
	for _, spelt := range texts {
		if !strings.EqualFold(spelt, text) && spelt == strings.ToLower(spelt) { // any case is meant
			any = append(any, patternMatcher(Literal(spelt)))
		}
	}
	if other != nil {
		any = append(any, other)
	}
	return any, len(any) > 1
}
