package tui

import "testing"

// TestPreviewSaysWhichEventItIs: in place of the list it is one of many, and may be
// marked, as an event's JSON says too.
func TestPreviewSaysWhichEventItIs(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", incident())), 80, 24)
	b.press("j enter")
	b.want("25 of 90")
	b.press("j m j v")
	b.want("1 marked   3 of 25")
	b.wantNot("25 of 90")
	b.press("K")
	b.want("● 1 marked   2 of 25")
	b.press("v")
	b.want("1 marked   25 of 90")
	b = newBench(t, config(newStore(t, "trail.json", incident())), 160, 30)
	b.press("j enter m tab") // the list is still seen
	b.want("1 marked   25 of 90")
}
