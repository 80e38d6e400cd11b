package tui

import (
	"strings"
	"testing"
	"time"
)

// TestTimesAreOffered: step by step, those in which there are events.
func TestTimesAreOffered(t *testing.T) {
	day := func(text string) time.Time {
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for _, c := range []struct{ typed, first, last, want string }{
		{"", "2026-09-15T07:10:00Z", "2026-09-15T09:59:59Z", "last15m last1h 2026-09-15T07 2026-09-15T08 2026-09-15T09"},
		{"", "2026-09-14T22:00:00Z", "2026-09-15T00:00:00Z", "last15m last1h 2026-09-14 2026-09-15"},
		{"", "2026-07-30T22:00:00Z", "2026-09-01T00:00:00Z", "last15m last1h last6h last1d last7d last30d 2026-07 2026-08 2026-09"},
		{"", "2019-12-31T23:59:00Z", "2020-01-01T00:01:00Z", "2019 2020"},
		{"", "2026-09-15T07:10:00Z", "2026-09-15T07:12:59Z", "2026-09-15T07:10 2026-09-15T07:11 2026-09-15T07:12"},
		{"", "2026-09-15T07:10:00Z", "2026-09-15T07:10:00Z", "2026-09-15T07:10"},
		{"LAST1", "2026-09-01T00:00:00Z", "2026-09-15T00:00:00Z", "last15m last1h last1d"},
		{"2026-09-1", "2026-09-08T00:00:00Z", "2026-09-11T00:00:00Z", "2026-09-10 2026-09-11"},
		{"2026-09-10", "2026-09-08T00:00:00Z", "2026-09-10T01:00:00Z", "2026-09-10T00 2026-09-10T01"},
		{"2026-09-10t0", "2026-09-08T00:00:00Z", "2026-09-10T11:00:00Z", strings.Join(hours("2026-09-10T", 0, 9), " ")},
		{"2026-09-10T10:5", "2026-09-08T00:00:00Z", "2026-09-10T10:51:00Z", "2026-09-10T10:50 2026-09-10T10:51"},
		{"2026-09-10T10:51", "2026-09-08T00:00:00Z", "2026-09-10T10:51:00Z", ""},
		{"2025", "2026-09-08T00:00:00Z", "2026-09-10T10:51:00Z", ""},
		{"2026-13", "2026-09-08T00:00:00Z", "2026-09-10T10:51:00Z", ""},
		{"2026-09-10..2", "2026-09-08T00:00:00Z", "2026-09-10T10:51:00Z", ""},
		{"x", "2026-09-08T00:00:00Z", "2026-09-10T10:51:00Z", ""},
	} {
		if got := strings.Join(timeTexts(c.typed, day(c.first), day(c.last)), " "); got != c.want {
			t.Errorf("%q from %s to %s: %s", c.typed, c.first, c.last, got)
		}
	}
}

// TestTimesAreFew: events of all ages are no reason to count those of every year.
func TestTimesAreFew(t *testing.T) {
	if n := len(timeTexts("", time.Unix(-60e9, 0), time.Unix(250e9, 0))); n > maxOffers+len(upToNewest()) {
		t.Errorf("%d times", n)
	}
}

// hours returns the hours of a day.
func hours(day string, from, to int) (out []string) {
	for h := from; h <= to; h++ {
		out = append(out, day+string([]byte{'0' + byte(h/10), '0' + byte(h%10)}))
	}
	return out
}

// TestTimesAreCounted under the rest of the filter, and those without events left out.
func TestTimesAreCounted(t *testing.T) {
	var records []string
	for i, at := range []string{"07:10:00", "07:59:59", "09:00:00", "09:30:00", "09:31:00"} {
		records = append(records, event(i, object{"eventTime": "2026-09-15T" + at + "Z", "awsRegion": []string{"eu-west-1", "us-east-1"}[i%2]}))
	}
	b := newBench(t, config(newStore(t, "trail.json", records)), 100, 30)
	b.press(";")
	b.types("time:")
	b.want("last1h", "2026-09-15T07 ", "2026-09-15T09 ", "spans of time, in UTC")
	b.wantNot("2026-09-15T08")
	b.press("esc ;")
	b.types("region:us-* time:2026-09-15T0")
	for i, want := range []offer{{text: "2026-09-15T07", count: 1}, {text: "2026-09-15T09", count: 1}} {
		if got := b.editor.found.offers[i]; got.text != want.text || got.count != want.count || got.share != "50.0 %" {
			t.Errorf("%d: %+v", i, got)
		}
	}
	b.want("2 spans of time, in UTC, under the rest of the filter")
	b.press("tab")
	if got := b.input.String(); got != "region:us-* time:2026-09-15T07" {
		t.Errorf("taken is %q", got)
	}
}

// TestUnfinishedIsNotWrong: who is still typing is told what is missing, not that it is
// wrong, until the text is wanted in force.
func TestUnfinishedIsNotWrong(t *testing.T) {
	for _, c := range []struct {
		typed, keys string
		wrong       bool
		said        string
	}{
		{"event:", "", false, "a value is missing"},
		{"event:", "enter", true, "a value is missing"},
		{"-", "", false, "nothing follows to be negated"},
		{"(region:eu-*", "", false, ""},
		{`event:"Run`, "", false, "this quote is not closed"},
		{"failed:ye", "", false, "failed is yes or no"},
		{"failed:ye", "enter", true, "failed is yes or no"},
		{"failed:yse", "", true, "failed is yes or no"},
		{"event: x", "left left", true, "a value is missing"},
		{"time:2", "", false, ""},
		{"ip:10.0.0.0/99", "", true, "is no network"},
	} {
		b := newBench(t, config(newStore(t, "trail.json", incident())), 100, 30)
		b.press(";")
		b.types(c.typed)
		b.press(c.keys)
		if got := strings.Contains(strings.Split(b.text(), "\n")[2], "✗"); got != c.wrong || !strings.Contains(b.text(), c.said) {
			t.Errorf("%s %s:\n%s", c.typed, c.keys, b.text())
		}
	}
}
