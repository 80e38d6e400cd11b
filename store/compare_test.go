package store

import "testing"

// TestYears: four digits are a number among numbers and a year among times.
func TestYears(t *testing.T) {
	snap := load(t, `{"a":2022}`, `{"a":2023.5}`, `{"a":"2022-12-31T23:59:59Z"}`, `{"a":"2023-01-01"}`, `{"a":"2023-07-10T12:00:00"}`,
		`{"a":"Jan 1, 2024 1:00:00 AM"}`, `{"a":"x"}`, `{"eventTime":"2023-07-10T12:00:00Z"}`).Snapshot()
	for text, want := range map[string]int{
		"a>=2023": 4, "a>2023": 2, "a<2023": 2, "a<=2023": 4, "eventTime>=2023": 1, "eventTime>2023": 0, "eventTime<=2023": 1,
		"a>=2023.0": 1, "a>=20230": 0, "a>=2023-01": 3, "a>=2023-01-01": 3, "a>2023-01-01": 2, "a<2023-01-01": 1, "a>=2023-07-10T12": 2,
	} {
		checkCount(t, snap, text, want)
	}
}

// TestMoments holds recorded times to what they mean.
func TestMoments(t *testing.T) {
	for text, want := range map[string]string{
		"2026-09-01T10:20:30Z": "2026-09-01T10:20:30Z", "2026-09-01T10:20:30": "2026-09-01T10:20:30Z", "2026-09-01T10:20:30.25": "2026-09-01T10:20:30Z",
		"2026-09-01": "2026-09-01T00:00:00Z", "2026-09-01 10:20:30": "2026-09-01T10:20:30Z", "2026-09-01T10:20:30+02:00": "2026-09-01T08:20:30Z",
		"Sep 1, 2026 1:30:00 PM": "2026-09-01T13:30:00Z",
		"2026-09":                "", "2026-09-31": "", "2026-09-01T": "", "2026-09-01T10": "", "Sep 1, 2026": "", "": "", "20260901": "",
	} {
		got := ""
		if sec, ok := readMoment([]byte(text)); ok {
			got = string(appendTime(nil, uint32(sec)))
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
