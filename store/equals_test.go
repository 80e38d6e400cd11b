package store

import "testing"

// TestEquals: a value stands for itself, whatever is in it; of no values none fits.
func TestEquals(t *testing.T) {
	for want, m := range map[string]Match{
		`event=GetObject`:           Equals("event", "GetObject"),
		`event=GetObject,PutObject`: Equals("event", "GetObject", "PutObject"),
		`resource="a*b?c"`:          Equals("resource", "a*b?c"),
		`error=""`:                  Equals("error", ""),
	} {
		if m.String() != want {
			t.Errorf("%s, want %s", m, want)
		}
	}
}
