package store

import (
	"testing"
	"time"
)

func TestTimeRange(t *testing.T) {
	lang := &Language{Aliases: map[string]string{"time": "time", "error": "errorCode"}, Known: []string{"eventTime"}}
	now := time.Date(2026, 9, 10, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct{ filter, from, to string }{
		{"", "", ""},
		{"time:2026-09-01", "2026-09-01T00:00", "2026-09-02T00:00"},
		{"time:2026-09-01T10:00..12:00", "2026-09-01T10:00", "2026-09-01T12:00"},
		{"time:2026-09-01..", "2026-09-01T00:00", ""},
		{"time:..2026-09-03", "", "2026-09-03T00:00"},
		{"time>=2026-09-01 time<2026-09-03", "2026-09-01T00:00", "2026-09-03T00:00"},
		{"time>2026-09-01 time<=2026-09-03", "2026-09-02T00:00", "2026-09-04T00:00"},
		{"time:2026-09-01,2026-09-05", "2026-09-01T00:00", "2026-09-06T00:00"},
		{"time:2026-09-01 OR time:2026-09-04", "2026-09-01T00:00", "2026-09-05T00:00"},
		{"time:2026-09-01 OR error:x", "", ""},
		{"(time:2026-09-01 OR time:2026-09-04) time<2026-09-03", "2026-09-01T00:00", "2026-09-03T00:00"},
		{"-time:2026-09-01", "", ""},
		{"time!=2026-09-01T10:00:00Z", "", ""},
		{"time:2026-09-0*", "", ""},
		{"time:*", "", ""},
		{"time:last2h", "2026-09-09T10:00", ""},
		{"eventTime:2026-09-01", "", ""},
		{"time=2026-09-01T10:00:00Z", "2026-09-01T10:00", "2026-09-01T10:00"},
	} {
		e, err := lang.Parse(c.filter)
		if err != nil {
			t.Errorf("%s: %v", c.filter, err)
			continue
		}
		from, to := lang.TimeRange(e, now)
		if got := [2]string{minute(from), minute(to)}; got != [2]string{c.from, c.to} {
			t.Errorf("%s: %v, want %v", c.filter, got, [2]string{c.from, c.to})
		}
	}
}

func minute(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04")
}
