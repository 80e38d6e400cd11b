package theme

import "testing"

func TestInAll(t *testing.T) {
	said := []string{"SERVICE iam", "REGION us-east-1"}
	for width, want := range map[int]string{
		80: "  in all lines: SERVICE iam, REGION us-east-1", 45: "  in all lines: SERVICE iam, REGION us-east-1",
		44: "  in all lines: SERVICE iam, 1 more column", 24: "  in all lines: SERVICE…", 0: "",
	} {
		if got := InAll(said, width); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
	if got := InAll(nil, 80); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}
