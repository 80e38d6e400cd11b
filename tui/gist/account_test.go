package gist

import "testing"

// TestAccountsKeepTheirEnds: where there is no room for all of one, its end tells it from
// others.
func TestAccountsKeepTheirEnds(t *testing.T) {
	for _, c := range []struct {
		thing string
		width int
		want  string
	}{
		{"with 444455556666", 17, "with 444455556666"},
		{"with 444455556666", 16, "with …6666"},
		{"not with 444455556666", 20, "not with …6666"},
		{"not with 444455556666", 14, "not with …6666"},
		{"role of 444455556666", 13, "role of …6666"},
	} {
		if got := cutThing(c.thing, c.width); got != c.want {
			t.Errorf("%q in %d cells: %q, want %q", c.thing, c.width, got, c.want)
		}
	}
}
