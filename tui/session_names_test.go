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

// TestSessionsAreCalledByWhoHadThemInTheirFacet: and are found by that; the id is said
// whole below the frame.
func TestSessionsAreCalledByWhoHadThemInTheirFacet(t *testing.T) {
	const id = "AROAEXAMPLE0000001:ci-4711@2026-08-31T22:43:14Z"
	cfg := config(newStore(t, "trail.json", pivotStory()))
	cfg.Facets = []string{"session", "region"}
	for _, width := range []int{80, 160} {
		b := newBench(t, cfg, width, 24)
		b.want("▌ SESSION", "22:43:14")
		b.press("/")
		b.types("deploy 22:43")
		b.wantNot("nothing contains")
		b.press("enter")
		b.want("deploy/ci-4711 ", " 22:43:14", " 1 of 2 ", "\n "+id)
		b.wantNot("▌ AROA")
	}
}
