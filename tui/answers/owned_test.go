package answers

import "testing"

// TestThingsOfOthersAreCut at the account, then in the name.
func TestThingsOfOthersAreCut(t *testing.T) {
	for width, want := range map[int]string{
		40: "larkfield-org-trail of 777788889999", 30: "larkfield-org-trail of …9999", 24: "larkfield-org-trail of …",
		20: "larkfield-org-trail", 11: "larkf…trail", 1: "…", 0: "",
	} {
		for _, c := range []Column{{Many: true}, {}} {
			if got := shortened(c, "larkfield-org-trail of 777788889999", width); got != want {
				t.Errorf("in %d cells %q, want %q", width, got, want)
			}
		}
	}
}
