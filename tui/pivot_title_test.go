package tui

import (
	"strings"
	"testing"
)

// TestMenuSaysWhatItIsAbout: a value that is nothing by itself has its field beside it, an
// event is called by what it did, and its chain is offered once.
func TestMenuSaysWhatItIsAbout(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pivotStory())), 80, 24)
	b.press("enter enter g p")
	b.want("─ awsRegion eu-central-1 ─")
	b.press("esc j j p")
	b.want("─ RunInstances 2026-")
	if n := strings.Count(b.text(), "chain of"); n != 1 {
		t.Errorf("the chain of the event is offered %d times:\n%s", n, b.text())
	}
}
