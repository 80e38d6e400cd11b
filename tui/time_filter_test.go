package tui

import "testing"

// TestTypedTimesAreOfADayAndUTC: a time of the day becomes one with its day, and
// where another zone is shown the filter says that it keeps to UTC.
func TestTypedTimesAreOfADayAndUTC(t *testing.T) {
	b := burstsBench(t, 80, 24)
	b.press(";")
	b.types("time:13:00..13:15")
	b.want("✓ 1 of 60", "read as time:2026-09-02T13:00..13:15")
	b.wantNot("times in filters are UTC")
	b.press("enter")
	b.want("[time:2026-09-02T13:00..13:15] ")
	b.press("T")
	b.want("[time:2026-09-02T13:00..13:15 UTC]")
	b.press(";")
	b.want("times in filters are UTC, the screen shows ")
	b.types("failed:no region:nowhere-1")
	b.press("enter")
	b.want("Times in filters are UTC; the screen shows ")
}
