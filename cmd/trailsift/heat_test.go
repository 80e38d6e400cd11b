package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// heatRecords are events of two accounts: one misses an hour, the other has two
// events at the end only.
func heatRecords() []string {
	var out []string
	for minute := 0; minute < 5*60; minute += 10 {
		if minute/60 != 2 {
			out = append(out, heatRecord(len(out), minute, "111122223333", "eu-west-1"))
		}
	}
	return append(out, heatRecord(97, 280, "444455556666", "us-east-1"), heatRecord(98, 290, "444455556666", "us-east-1"),
		`{"eventTime":"2026-09-01T14:30:00Z","eventID":"h-99","eventSource":"s3.amazonaws.com","eventName":"GetObject"}`)
}

func heatRecord(n, minute int, account, region string) string {
	return fmt.Sprintf(`{"eventTime":"2026-09-01T%02d:%02d:00Z","eventID":"h-%d","eventSource":"s3.amazonaws.com","eventName":"GetObject","recipientAccountId":%q,"awsRegion":%q}`,
		10+minute/60, minute%60, n, account, region)
}

func TestHeat(t *testing.T) {
	path := trailFile(t, "x.json", records(heatRecords()...))
	got := answer(t, "heat", "--width", "5", path)
	want := `account       region          events  2026-09-01 UTC, 1 h a column
                                        12:00
all                               27  11-11
111122223333  eu-west-1           24  11-11
444455556666  us-east-1            2      1
(none)        (none)               1      1

1 is 1 to 9 events, 2 is 10 to 99, and so on
- nothing is loaded; blank: before its first event, or after its last one

1 gap, by how many events the line usually has in as long a time
  FROM                  TO                    ACCOUNT       REGION     USUAL EVENTS
  2026-09-01 12:00:00Z  2026-09-01 13:00:00Z  111122223333  eu-west-1  6

trailsift ask log-complete tells which gaps are unlikely, and who switched recording off
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	got = answer(t, "heat", "--width", "2", "-f", "account:4*", "--from", "2026-09-01T12:30", "--limit", "2", path)
	for _, want := range []string{"all                                2  .1\n", "111122223333  eu-west-1            0  ..\n", "and 1 line of fewer events", ". none of those that are loaded matches"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if strings.Contains(got, "nothing is loaded") {
		t.Errorf("a sign that does not occur is explained in\n%s", got)
	}
}

// TestHeatGapsByTheHour: the text lists the gaps that its JSON has, however wide its
// columns are.
func TestHeatGapsByTheHour(t *testing.T) {
	path := trailFile(t, "x.json", records(heatRecords()...))
	for _, width := range []string{"1", "2", "40"} {
		got := answer(t, "heat", "--width", width, path)
		if !strings.Contains(got, "\n1 gap, by") || !strings.Contains(got, "  2026-09-01 12:00:00Z  2026-09-01 13:00:00Z  111122223333  eu-west-1  6\n") {
			t.Errorf("%s columns:\n%s", width, got)
		}
	}
	if got := answer(t, "heat", "--width", "5", "--limit", "1", path); !strings.Contains(got, "\n1 gap in these lines, by") {
		t.Error(got)
	}
	short := trailFile(t, "y.json", records(heatRecord(1, 0, "111122223333", "eu-west-1"), heatRecord(2, 30, "111122223333", "eu-west-1")))
	if got := answer(t, "heat", short); strings.Contains(got, "gap") || !strings.Contains(got, "\n- nothing is loaded\n") {
		t.Errorf("minutes are no gap:\n%s", got)
	}
}

func TestHeatInJSON(t *testing.T) {
	path := trailFile(t, "x.json", records(heatRecords()...))
	var got heatAnswer
	if err := json.Unmarshal([]byte(answer(t, "heat", "--json", "-f", "time<2026-09-01T10:30", path)), &got); err != nil {
		t.Fatal(err)
	}
	gap := []heatGap{{"2026-09-01T12:00:00Z", "2026-09-01T13:00:00Z"}}
	if got.Bucket != "1 h" || got.Events != 3 || got.Loaded != 27 || !slices.Equal(got.Gaps, gap) || len(got.Lines) != 3 {
		t.Errorf("%+v", got)
	}
	first, last := got.Lines[0], got.Lines[2]
	counts := []heatBucket{{"2026-09-01T10:00:00Z", 3, 6}, {"2026-09-01T11:00:00Z", 0, 6}, {"2026-09-01T13:00:00Z", 0, 6}, {"2026-09-01T14:00:00Z", 0, 6}}
	if *first.Account != "111122223333" || first.Loaded != 24 || !slices.Equal(first.Counts, counts) || !slices.Equal(first.Gaps, gap) {
		t.Errorf("%+v", first)
	}
	if last.Account != nil || last.Region != nil || len(last.Gaps) != 0 {
		t.Errorf("%+v", last)
	}
}

func TestHeatOfNothing(t *testing.T) {
	path := trailFile(t, "x.json", records(`{"eventVersion":"1.11","eventTime":"yesterday","eventID":"h-1","eventSource":"s3.amazonaws.com","eventName":"GetObject","userIdentity":{"type":"IAMUser"}}`))
	if got := answer(t, "heat", path); !strings.HasPrefix(got, "no events that have a time are loaded\n\n1 event without a time") {
		t.Error(got)
	}
	other := trailFile(t, "y.json", records(first, second))
	if got := answer(t, "heat", "--from", "2030-01-01", other); got != "no events from then are loaded: those that are have times from 2026-09-01 09:00:00Z to 2026-09-01 10:00:00Z\n" {
		t.Error(got)
	}
	if got := answer(t, "heat", "--json", path); !strings.HasSuffix(got, "}\n") || !strings.Contains(got, `"missing":1,"lines":[],"more":0,"gaps":[]`) {
		t.Error(got)
	}
	for _, flag := range []string{"--width=0", "--limit=-1", "--limit=9999999"} {
		if _, errs, code := sift(t, "", "heat", flag, path); code != exitUsage || !strings.Contains(errs, "--width takes 1 to") {
			t.Errorf("%s: exit %d, %s", flag, code, errs)
		}
	}
}

// TestHeatRate: the text and question log-complete say the same of a gap.
func TestHeatRate(t *testing.T) {
	var list []string
	for minute := 50; minute < 6*60+20; minute++ {
		if minute/60 != 2 && minute/60 != 3 {
			list = append(list, heatRecord(len(list), minute, "111122223333", "eu-west-1"))
		}
	}
	path := trailFile(t, "x.json", records(list...))
	if got := answer(t, "heat", path); !strings.Contains(got, "111122223333  eu-west-1  120\n") {
		t.Error(got)
	}
	if got := answer(t, "ask", "log-complete", path); !strings.Contains(got, "in between  60\n") {
		t.Error(got)
	}
	short := trailFile(t, "y.json", records(heatRecord(1, 0, "111122223333", "eu-west-1"), heatRecord(2, 130, "111122223333", "eu-west-1")))
	if got := answer(t, "heat", short); !strings.Contains(got, "111122223333  eu-west-1  1\n") {
		t.Error(got)
	}
}
