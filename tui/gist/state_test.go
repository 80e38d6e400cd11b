package gist

import "testing"

// TestWhatIsSetStays: without to what something is set a line tells nothing.
func TestWhatIsSetStays(t *testing.T) {
	g := gistOf(t, `"eventName":"ModifyInstanceAttribute","requestParameters":{"disableApiTermination":{"value":false}}`)
	for width, want := range map[int]string{30: "disableApiTermination false", 20: "disabl…ination false", 14: "dis…tion false"} {
		if got := Cut(g, width); got != want {
			t.Errorf("%d cells: %q, want %q", width, got, want)
		}
	}
}
