package phrase

import (
	"testing"
	"time"
)

func TestPhrases(t *testing.T) {
	at := time.Date(2026, 9, 15, 11, 30, 12, 0, time.FixedZone("", 7200))
	for _, c := range [][2]string{
		{Number(0), "0"}, {Number(999), "999"}, {Number(6823), "6,823"}, {Number(1234567), "1,234,567"}, {Number(-123456), "-123,456"},
		{Plural(1, "event"), "1 event"}, {Plural(0, "event"), "0 events"}, {Plural(1200, "loss", "losses"), "1,200 losses"},
		{Clock{}.Moment(at), "2026-09-15 09:30:12Z"}, {Clock{}.Moment(time.Time{}), "an unknown time"},
		{Clock{}.Span(at, at), "2026-09-15 09:30:12Z"}, {Clock{}.Span(at, at.Add(time.Hour)), "2026-09-15 09:30:12Z to 10:30:12Z"},
		{Clock{}.Span(at, at.AddDate(0, 0, 1)), "2026-09-15 09:30:12Z to 2026-09-16 09:30:12Z"},
		{Clock{time.FixedZone("CEST", 7200)}.Moment(at), "2026-09-15 11:30:12 CEST"}, {Clock{time.UTC}.Moment(at), "2026-09-15 09:30:12Z"},
		{Clock{time.FixedZone("CEST", 7200)}.Span(at, at.Add(time.Hour)), "2026-09-15 11:30:12 CEST to 12:30:12 CEST"},
		{Clock{time.FixedZone("", 20700)}.Span(at, at.Add(9*time.Hour)), "2026-09-15 15:15:12 +0545 to 2026-09-16 00:15:12 +0545"},
		{Size(1), "1 byte"}, {Size(999), "999 bytes"}, {Size(1000), "1.0 kB"}, {Size(61_400_000), "61.4 MB"}, {Size(2e9), "2.0 GB"}, {Size(5e16), "50000.0 TB"},
		{List(nil, 0), ""}, {List([]string{"a"}, 0), "a"}, {List([]string{"a", "b"}, 0), "a and b"}, {List([]string{"a", "b"}, 3), "a, b and 3 more"},
		{List(First([]string{"a", "b", "c"}, 1)), "a and 2 more"}, {List(First([]string{"a"}, 1)), "a"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
}
