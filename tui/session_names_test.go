package tui

import "testing"

// TestSessionsAreCalledByWhoHadThem: in a profile, in a table of two fields and in the
// chooser of fields, as in the lists of commands.
func TestSessionsAreCalledByWhoHadThem(t *testing.T) {
	b := newBench(t, config(newStore(t, "trail.json", pivotStory())), 80, 50)
	b.command("profile deploy/ci-4711")
	b.want("sessions", "deploy/ci-4711  since 22:43:14")
	b.wantNot("AROAEXAMPLE0000001:")
	b.press("esc #")
	b.types("session")
	b.want("deploy/ci-4711  since 22:43:14")
	b.press("enter")
	b.want("by session", " 22:43:14")
	b.wantNot("AROAEXAMPLE0000001")
	b.press("#")
	b.want("session by", "deploy/ci-4711  since 22:43:14")
}
