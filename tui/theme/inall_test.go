package theme

import "testing"

func TestInAll(t *testing.T) {
	said := []string{"SERVICE iam", "REGION us-east-1"}
	for width, want := range map[int]string{
		80: "  in all these lines: SERVICE iam, REGION us-east-1", 51: "  in all these lines: SERVICE iam, REGION us-east-1",
		50: "  in all these lines: SERVICE iam, 1 more column", 30: "  in all these lines: SERVICE…", 0: "",
	} {
		if got := InAll(said, width); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
	if got := InAll(nil, 80); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}
