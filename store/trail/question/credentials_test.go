package question_test

import (
	"testing"
	"time"
)

// TestTimesOfCredentials: the times of a credential's line are those of its events, none
// where it has none; when it was made is a value of its own.
func TestTimesOfCredentials(t *testing.T) {
	data := load(t,
		event(0, newKey(user("x", "AKIA1"), "AKIA2", "left")), event(1, newKey(user("x", "AKIA1"), "AKIA3", "unused")),
		event(60, user("left", "AKIA2")+","+call("s3", "ListBuckets")), event(90, user("left", "AKIA2")+","+call("s3", "ListBuckets")))
	lines := about(t, data, "key-credentials", "AKIA1").Tables[0].Lines
	at := func(seconds int) time.Time { return began.Add(time.Duration(seconds) * time.Second) }
	for i, want := range []struct {
		made        string
		events      int
		first, last time.Time
	}{{"2026-09-01 10:00:00Z", 2, at(60), at(90)}, {"2026-09-01 10:00:01Z", 0, time.Time{}, time.Time{}}} {
		l := lines[i]
		if l.Cells[4] != want.made || l.Count != want.events || !l.First.Equal(want.first) || !l.Last.Equal(want.last) {
			t.Errorf("%+v, want %+v", l, want)
		}
	}
}
