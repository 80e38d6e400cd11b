package question_test

import (
	"slices"
	"testing"
)

// TestTrailsThatWereOff: a line for each time, with when it ended; the calls are listed
// once, as events, and those that failed switched nothing off.
func TestTrailsThatWereOff(t *testing.T) {
	change := func(n int, name, trail, failure string) string {
		return event(n, user("mira", "AKIA1")+","+call("cloudtrail", name)+`,"requestParameters":{"name":"`+trail+`"}`+failure)
	}
	a := about(t, load(t,
		change(0, "StopLogging", "one", ""), change(60, "StartLogging", "one", ""),
		change(120, "StopLogging", "two", ""), change(180, "StopLogging", "three", `,"errorCode":"TrailNotFoundException"`),
		change(240, "DeleteTrail", "four", ""), change(300, "UpdateTrail", "one", ""),
	), "log-complete", "")
	want := [][]string{
		{"one", "2026-09-01 10:01:00Z", "mira", "111122223333"},
		{"two", "not in these events", "mira", "111122223333"},
		{"four", "never: deleted", "mira", "111122223333"},
	}
	if got := cells(a, "Trails that were off"); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %q", got)
	}
	if a.Events() != 6 || len(cells(a, "Changes of recording")) > 0 {
		t.Errorf("%d events and %d tables", a.Events(), len(a.Tables))
	}
}

// TestNoTrailWasOff: a change that switches none off has no table.
func TestNoTrailWasOff(t *testing.T) {
	a := about(t, load(t, event(0, user("mira", "AKIA1")+","+call("cloudtrail", "UpdateTrail"))), "log-complete", "")
	if got := cells(a, "Trails that were off"); len(got) > 0 {
		t.Errorf("got %q", got)
	}
}
