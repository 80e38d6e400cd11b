package store

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// naiveBits writes an address as a string of 0 and 1, "" when text is none.
// It knows dotted IPv4 and IPv6 of eight groups.
func naiveBits(text string) string {
	var out strings.Builder
	parts := strings.Split(text, ".")
	verb := "%08b"
	if len(parts) != 4 {
		parts, verb = strings.Split(text, ":"), "%016b"
		if len(parts) != 8 {
			return ""
		}
	}
	for _, part := range parts {
		var n int
		format := "%d"
		if verb == "%016b" {
			format = "%x"
		}
		if _, err := fmt.Sscanf(part, format, &n); err != nil {
			return ""
		}
		fmt.Fprintf(&out, verb, n)
	}
	return out.String()
}

func randomAddress(r *rand.Rand) string {
	if r.IntN(2) == 0 {
		return fmt.Sprintf("%d.%d.%d.%d", 10+r.IntN(2), r.IntN(2), r.IntN(2)*255, r.IntN(256))
	}
	return fmt.Sprintf("2001:db8:%x:0:0:%x:1:%x", r.IntN(4), r.IntN(1<<16), r.IntN(4))
}

// TestNetworksAgainstBits compares addresses and networks bit by bit.
func TestNetworksAgainstBits(t *testing.T) {
	r := newRand(11)
	for range 20_000 {
		base, addr := randomAddress(r), randomAddress(r)
		size := r.IntN(len(naiveBits(base)) + 1)
		want := len(naiveBits(base)) == len(naiveBits(addr)) && naiveBits(base)[:size] == naiveBits(addr)[:size]
		m, ok := newNetwork(fmt.Sprintf("%s/%d", base, size))
		if got := m.match([]byte(addr)); !ok || got != want {
			t.Fatalf("%s in %s/%d: %v, %v, want %v", addr, base, size, got, ok, want)
		}
	}
}

// TestNetworksWithoutQuotes: an IPv6 value behind a colon is no text search.
func TestNetworksWithoutQuotes(t *testing.T) {
	snap := load(t, `{"a":{"net":"::/0"}}`, `{"a":{"net":["::1","0.0.0.0/0"]}}`, `{"x":"a.net:::/0"}`).Snapshot()
	for text, want := range map[string]int{"a.net:::/0": 2, "a.net:::1": 1, "a.net:::1,0.0.0.0/0": 1, "a.net:::2": 0, `"a.net:::/0"`: 1} {
		checkCount(t, snap, text, want)
	}
}

// checkCount fails unless a filter selects so many rows.
func checkCount(t *testing.T, snap *Snapshot, text string, want int) {
	t.Helper()
	e, err := testLanguage.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	if sel, err := snap.Select(t.Context(), testLanguage, e, nil); err != nil || sel.Len() != want {
		t.Errorf("%s: %d rows, %v; want %d", text, sel.Len(), err, want)
	}
}

func TestNetworks(t *testing.T) {
	tests := []struct {
		network, text string
		want          bool
	}{
		{"10.0.0.0/8", "10.0.0.0/8", true},
		{"10.0.0.0/8", "10.0.0.0/9", false},
		{"10.0.0.0/8", "::ffff:10.1.2.3", true},
		{"10.0.0.0/8", "::ffff:11.1.2.3", false},
		{"::ffff:10.0.0.0/104", "::ffff:10.1.2.3", true},
		{"::ffff:10.0.0.0/104", "10.1.2.3", true},
		{"::ffff:10.0.0.0/104", "11.1.2.3", false},
		{"::ffff:10.0.0.0/104", "::ffff:10.0.0.0/104", true},
		{"::ffff:0.0.0.0/96", "10.1.2.3", true},
		{"::ffff:0.0.0.0/96", "2001:db8::1", false},
		{"::ffff:0.0.0.0/95", "::ffff:10.1.2.3", true},
		{"0.0.0.0/0", "203.0.113.9", true},
		{"0.0.0.0/0", "::1", false},
		{"0.0.0.0/0", "", false},
		{"0.0.0.0/0", "010.0.0.1", false},
		{"0.0.0.0/0", "cloudtrail.amazonaws.com", false},
		{"0.0.0.0/0", "AWS Internal", false},
		{"2001:DB8::/32", "2001:db8::1", true},
		{"2001:DB8::/32", "2001:db8::/32", true},
		{"fe80::/10", "fe80::1%eth0", true},
		{"10.1.2.3/8", "10.9.9.9", true},
	}
	for _, tt := range tests {
		m, ok := newNetwork(tt.network)
		if got := m.match([]byte(tt.text)); !ok || got != tt.want {
			t.Errorf("%s in %s: %v, %v", tt.text, tt.network, got, ok)
		}
	}
	for _, text := range []string{"10.0.0.0", "10.0.0.0/33", "10.0.0/8", "/8", "x/8", "10.0.0.0/ 8", "fe80::1%eth0/64"} {
		if _, ok := newNetwork(text); ok {
			t.Errorf("%q is a network", text)
		}
	}
}
