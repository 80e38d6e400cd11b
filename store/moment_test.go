package store

import (
	"fmt"
	"testing"
	"time"
)

// TestWhen pins what times in filters mean.
func TestWhen(t *testing.T) {
	for text, want := range map[string]string{
		"2026":                                      "2026-01-01T00:00:00Z to 2027-01-01T00:00:00Z",
		"2024-02":                                   "2024-02-01T00:00:00Z to 2024-03-01T00:00:00Z",
		"2026-12-31":                                "2026-12-31T00:00:00Z to 2027-01-01T00:00:00Z",
		"2026-09-01T10":                             "2026-09-01T10:00:00Z to 2026-09-01T11:00:00Z",
		"2026-09-01T10Z":                            "2026-09-01T10:00:00Z to 2026-09-01T11:00:00Z",
		"2026-09-01T10:20":                          "2026-09-01T10:20:00Z to 2026-09-01T10:21:00Z",
		"2026-09-01 10:20":                          "2026-09-01T10:20:00Z to 2026-09-01T10:21:00Z",
		"2026-09-01t10:20z":                         "2026-09-01T10:20:00Z to 2026-09-01T10:21:00Z",
		"2026-09-01T10:20+02:00":                    "2026-09-01T08:20:00Z to 2026-09-01T08:21:00Z",
		"2026-09-01T10:20:30":                       "2026-09-01T10:20:30Z to 2026-09-01T10:20:31Z",
		"2026-09-01T10:20:30.9-05:30":               "2026-09-01T15:50:30Z to 2026-09-01T15:50:31Z",
		"2026-09-01T10:00..12:00":                   "2026-09-01T10:00:00Z to 2026-09-01T12:00:00Z",
		"2026-09-01T10..12":                         "2026-09-01T10:00:00Z to 2026-09-01T12:00:00Z",
		"2026-09-01T10..T12:30:15":                  "2026-09-01T10:00:00Z to 2026-09-01T12:30:15Z",
		"2026-09-01..12:00":                         "2026-09-01T00:00:00Z to 2026-09-01T12:00:00Z",
		"2026-09-01..2026-09-03":                    "2026-09-01T00:00:00Z to 2026-09-03T00:00:00Z",
		"2026-08..2026-09-01T10:00":                 "2026-08-01T00:00:00Z to 2026-09-01T10:00:00Z",
		"2026-09-01T10:00+02:00..12:00":             "2026-09-01T08:00:00Z to 2026-09-01T10:00:00Z",
		"2026-09-01T23:30-05:00..23:45":             "2026-09-02T04:30:00Z to 2026-09-02T04:45:00Z",
		"2026-09-01T10:00+02:00..2026-09-02":        "2026-09-01T08:00:00Z to 2026-09-01T22:00:00Z",
		"2026-09-01T10:00+02:00..2026-09-01T12:00Z": "2026-09-01T08:00:00Z to 2026-09-01T12:00:00Z",
		"..2026-09-01T10:00+02:00":                  "start to 2026-09-01T08:00:00Z",
		"2026-09-01..":                              "2026-09-01T00:00:00Z to end",
		"last15m":                                   "the last 15m0s",
		"last90s":                                   "the last 1m30s",
		"last2h":                                    "the last 2h0m0s",
		"last7d":                                    "the last 168h0m0s",
		"last2w":                                    "the last 336h0m0s",
		"2026-9-1":                                  "error", "26-09-01": "error", "2026-09-01T24": "error", "2026-09-01T9:30": "error", "2026-09-01T10:60": "error",
		"2026-13": "error", "2026-09-01+02:00": "error", "2026-09-01T10:00+0200": "error", "last2H": "error", "last1y": "error", "today": "error",
		"2026-09-01T10..9:30": "error", "2026-09-01T10:00...": "error", "": "error",
	} {
		if got := describeWhen(text); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}

func describeWhen(text string) string {
	w, err := parseWhen(text)
	name := func(sec int64) string {
		switch sec {
		case openStart:
			return "start"
		case openEnd:
			return "end"
		}
		return time.Unix(sec, 0).UTC().Format(timeLayout)
	}
	switch {
	case err != nil:
		return "error"
	case w.last > 0:
		return fmt.Sprint("the last ", time.Duration(w.last)*time.Second)
	}
	return name(w.from) + " to " + name(w.to)
}

// TestTimesOfBlocks selects by time from blocks that are inside, outside and
// across, with and without rows that have no time.
func TestTimesOfBlocks(t *testing.T) {
	for _, untimed := range []bool{false, true} {
		st := New(testSchema)
		b, src := st.NewBuilder(), st.AddSource("s", 0)
		n := uint32(0)
		for hour := range 4 {
			for minute := range 60 {
				rec := fmt.Sprintf(`{"eventTime":"2026-09-01T%02d:%02d:00Z"}`, hour, minute)
				if untimed && minute == 7 {
					rec = fmt.Sprintf(`{"eventTime":"noon","hour":%d}`, hour)
				}
				n++
				if _, _, err := b.Add([]byte(rec), Origin{Source: src, Record: n}); err != nil {
					t.Fatal(err)
				}
			}
			b.Flush()
		}
		less := func(hours, count int) int { // without the rows of minute 7
			if untimed {
				return count - hours
			}
			return count
		}
		for text, want := range map[string]int{
			"time:2026-09-01": less(4, 240), "time:2026-09-01T01..T03": less(2, 120), "time:2026-09-01T01:30..T03:30": less(2, 120),
			"-time:2026-09-01T01": 240 - less(1, 60), "time:2026-09-01T00,2026-09-01T00:30..01:01": less(1, 61),
			"time>2026-09-01T02:59": less(1, 60), "time<=2026-09-01T00:30": less(1, 31), "time:last1h": less(1, 61), "time:last10m": 11, "time:2026-09-01T00:00..00:59": less(1, 59),
			"time:2026-08-31": 0, "time:1950..1960": 0, "time:..1960": 0, "time:2200..": 0, "time:1960..2200": less(4, 240), "time<2026-09-01T01:30 time>=2026-09-01T00:30": less(1, 60),
			"time~T0[13]:.*5:": less(0, 12), "time:2026-09-01T0?:30:00Z": 4, "time>=1960-01-01": less(4, 240), "time<1960-01-01": 0, "source~^s$": 240, "source~x": 0, "source>1": 0,
		} {
			e, err := testLanguage.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			snap := st.Snapshot()
			if sel, err := snap.Select(t.Context(), testLanguage, e, nil); err != nil || sel.Len() != want {
				t.Errorf("%s, untimed %v: %d rows, %v; want %d", text, untimed, sel.Len(), err, want)
			}
		}
	}
}
