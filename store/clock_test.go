package store

import (
	"testing"
	"time"
)

// TestTimesOfTheDay: they are the last ones before the newest event, and the
// filter says which.
func TestTimesOfTheDay(t *testing.T) {
	lang := *testLanguage
	lang.Newest = time.Date(2026, 9, 2, 10, 30, 20, 0, time.UTC)
	for filter, want := range map[string]string{
		"time:10:30": "time:2026-09-02T10:30", "time:10:30:21": "time:2026-09-01T10:30:21", "time>=22:00": "time>=2026-09-01T22:00",
		"-time:09:00..10:00": "-time:2026-09-02T09:00..10:00", "time:23:00..": "time:2026-09-01T23:00..", "time:..08:00": "time:..2026-09-02T08:00",
		"time:10:30+02:00": "time:2026-09-02T10:30+02:00", "time:last2h,07:00": "time:last2h,2026-09-02T07:00",
		"time:2026-08-01T10:00..12:00": "time:2026-08-01T10:00..12:00", "time:10:*": "time:10:*", "region:10:30": "region:10:30",
	} {
		if e, err := lang.Parse(filter); err != nil || e.String() != want {
			t.Errorf("%s reads as %v, %v; want %s", filter, e, err, want)
		}
		again, err := lang.Parse(want)
		if err != nil || again.String() != want {
			t.Errorf("%s reads as %v, %v", want, again, err)
		}
	}
	for _, filter := range []string{"time:10:60", "time:yesterday", "time:1:30", "time:10:30..09:00"} {
		if e, err := lang.Parse(filter); err == nil {
			t.Errorf("%s reads as %v", filter, e)
		}
	}
	if e, err := testLanguage.Parse("time:10:30"); err == nil {
		t.Errorf("without a newest time 10:30 reads as %v", e)
	}
}
