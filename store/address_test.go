package store

import (
	"fmt"
	"net/netip"
	"slices"
	"testing"
)

// TestAddressSpellings: an address finds the same records however it is spelt, and
// however they spell it, in the field of addresses and in no other.
func TestAddressSpellings(t *testing.T) {
	recorded := []string{
		"2001:db8::1", "2001:DB8::1", "2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::2", // 0 to 3
		"192.0.2.7", "::ffff:192.0.2.7", "192.0.2.8", "::192.0.2.7", // 4 to 7
		"s3.amazonaws.com", "2001:db8::1x", "", // 8 to 10
		"::FFFF:192.0.2.9", "::ffff:c000:209", "0:0:0:0:0:ffff:192.0.2.9", "::ffff:c000:0209", // 11 to 14
	}
	st := New(testSchema)
	b := st.NewBuilder()
	for i, address := range recorded {
		rec := fmt.Sprintf(`{"eventID":"%d","ip":%q,"other":%q}`, i, address, address)
		if _, _, err := b.Add([]byte(rec), Origin{Source: st.AddSource("s", 0), Record: uint32(i)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	lang := &Language{Aliases: map[string]string{"ip": "ip", "other": "other"}, Addresses: []string{"ip"}}
	for _, sealed := range []bool{false, true} {
		if sealed {
			finish(t, st)
		}
		for value, want := range map[string][]int{
			"2001:db8::1": {0, 1, 2}, "2001:DB8:0::0001": {0, 1, 2}, "2001:db8:0:0:0:0:0:1": {0, 1, 2}, "2001:db8::2": {3}, "2001:db8::3": nil,
			"192.0.2.7": {4, 5}, "::ffff:192.0.2.7": {4, 5}, "::FFFF:192.0.2.7": {4, 5}, "::ffff:c000:207": {4, 5}, "::192.0.2.7": {7}, "192.0.2.8": {6},
			"192.0.2.9": {11, 12, 13, 14}, "::FFFF:192.0.2.9": {11, 12, 13, 14},
			"s3.amazonaws.com": {8}, "2001:db8::1x": {9},
		} {
			for _, op := range []Op{Like, Equal} {
				for _, values := range [][]Pattern{{Literal(value)}, {Literal("nothing"), Literal(value)}} {
					m := Match{Field: "ip", Op: op, Values: values}
					if got := numbersOf(t, st, lang, m); !slices.Equal(got, want) {
						t.Errorf("%s, sealed %t: %v, want %v", m, sealed, got, want)
					}
				}
			}
			m := Match{Field: "ip", Op: NotEqual, Values: []Pattern{Literal(value)}}
			if got := numbersOf(t, st, lang, m); len(got) != len(recorded)-len(want) {
				t.Errorf("%s: %v", m, got)
			}
			if addr, err := netip.ParseAddr(value); err == nil && len(want) > 0 { // as networks do
				m := Match{Field: "ip", Op: Like, Values: []Pattern{Literal(fmt.Sprintf("%s/%d", addr, addr.BitLen()))}}
				if got := numbersOf(t, st, lang, m); !slices.Equal(got, want) {
					t.Errorf("%s: %v, want %v", m, got, want)
				}
			}
		}
		if got := numbersOf(t, st, lang, Equals("other", "2001:db8:0::1")); got != nil {
			t.Errorf("another field: %v", got)
		}
		if got := numbersOf(t, st, lang, Equals("ip", "")); !slices.Equal(got, []int{10}) {
			t.Errorf("no address: %v", got)
		}
	}
}

// numbersOf are the ids of the records that a filter finds, as numbers.
func numbersOf(t *testing.T, st *Store, lang *Language, e Expr) []int {
	t.Helper()
	snap := st.Snapshot()
	sel, err := snap.Select(t.Context(), lang, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	view, err := snap.View(t.Context(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	var out []int
	for i := range view.Len() {
		text, _ := snap.Record(view.Row(i)).Value(lang, "eventID")
		var n int
		if _, err := fmt.Sscan(text, &n); err != nil {
			t.Fatal(err)
		}
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}
