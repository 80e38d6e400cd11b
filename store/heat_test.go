package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// naiveHeat counts what a heat map says, in the buckets that it has.
func naiveHeat(records []worldRow, got *Heat, within, selected *Selection) (lines []HeatLine, missing int) {
	byPair, firsts := make(map[[2]PairValue]*HeatLine), make(map[PairValue]int)
	for _, rec := range records {
		if within != nil && !within.Has(rec.row) {
			continue
		}
		at := -1
		for at+1 < len(got.Starts) && got.Starts[at+1].Format(timeLayout) <= rec.time {
			at++
		}
		if at < 0 {
			missing++
			continue
		}
		for _, l := range distinctValues(rec, got.Fields[0]) {
			for _, r := range distinctValues(rec, got.Fields[1]) {
				pair := [2]PairValue{l, r}
				line := byPair[pair]
				if line == nil {
					line = &HeatLine{Values: pair, Rows: make([]uint32, len(got.Starts)), Selected: make([]uint32, len(got.Starts))}
					byPair[pair] = line
				}
				line.Rows[at]++
				line.Events++
				firsts[l]++
				if selected == nil || selected.Has(rec.row) {
					line.Selected[at]++
					line.Matches++
				}
			}
		}
	}
	for _, line := range byPair {
		lines = append(lines, *line)
	}
	slices.SortFunc(lines, func(a, b HeatLine) int {
		return cmp.Or(cmp.Compare(firsts[b.Values[0]], firsts[a.Values[0]]), a.Values[0].compare(b.Values[0]),
			cmp.Compare(b.Events, a.Events), a.Values[1].compare(b.Values[1]))
	})
	return lines, missing
}

func TestHeatAgainstRecords(t *testing.T) {
	for seed := range uint64(2) {
		_, snap, records, some := pairWorld(t, 170+seed)
		for i, fields := range pairFields {
			sels := [][2]*Selection{{nil, some}, {some, nil}}[(i+int(seed))%2]
			limit := []int{1, 9, 1000}[i%3]
			checkHeat(t, snap, records, HeatQuery{Fields: fields, Within: sels[0], Selected: sels[1], Width: 40, Limit: limit, Zone: time.UTC})
		}
	}
}

func checkHeat(t *testing.T, snap *Snapshot, records []worldRow, q HeatQuery) {
	t.Helper()
	got, err := snap.Heat(t.Context(), testLanguage, q)
	if err != nil || len(got.Starts) > q.Width {
		t.Fatalf("%d buckets, %v", len(got.Starts), err)
	}
	want, missing := naiveHeat(records, got, q.Within, q.Selected)
	more := max(0, len(want)-q.Limit)
	want = want[:len(want)-more]
	if got.Missing != missing || got.More != more || fmt.Sprint(got.Lines) != fmt.Sprint(want) {
		t.Fatalf("%v, limit %d: %d missing, %d more\n%.600v\nwant %d, %d\n%.600v", q.Fields, q.Limit, got.Missing, got.More, got.Lines, missing, more, want)
	}
	line, err := snap.Heat(t.Context(), testLanguage, HeatQuery{Fields: [2]string{"no.such", "no.such"}, Within: q.Within, Selected: q.Selected, Width: q.Width, Limit: 1, Zone: q.Zone})
	if err != nil || len(line.Lines) != 1 || !slices.Equal(line.Lines[0].Rows, got.Total.Rows) || !slices.Equal(line.Lines[0].Selected, got.Total.Selected) {
		t.Fatalf("%v: in all %v, of one line %v", q.Fields, got.Total, line.Lines)
	}
}

// TestHeatBuckets: hours are the narrowest unless little time is loaded.
func TestHeatBuckets(t *testing.T) {
	for _, c := range []struct {
		span  time.Duration
		width int
		want  string
	}{
		{6 * time.Hour, 50, "10 min"}, {11 * time.Hour, 150, "5 min"}, {11 * time.Hour, 200, "4 min"}, {6 * time.Hour, 89, "5 min"}, {6 * time.Hour, 118, "4 min"}, {6 * time.Hour, 120, "3 min"}, {13 * time.Hour, 200, "1 h"}, {13 * time.Hour, 5, "3 h"},
		{100 * time.Hour, 200, "1 h"}, {100 * time.Hour, 30, "4 h"}, {90 * 24 * time.Hour, 60, "2 days"}, {3 * 365 * 24 * time.Hour, 60, "1 month"},
	} {
		first := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
		b, edges := heatBucket(first.Unix(), first.Add(c.span-time.Second).Unix(), time.UTC, c.width)
		if b.Name != c.want || len(edges) > c.width+1 {
			t.Errorf("%v in %d cells: %d buckets of %s, want %s", c.span, c.width, len(edges)-1, b.Name, c.want)
		}
	}
}

// TestHeatOfNothing: without rows, or without times, there is nothing to draw.
func TestHeatOfNothing(t *testing.T) {
	for records, missing := range map[string]int{"": 0, `{"a":1}`: 1} {
		var st *Store
		if st = load(t); records != "" {
			st = load(t, records)
		}
		got, err := st.Snapshot().Heat(t.Context(), nil, HeatQuery{Fields: [2]string{"a", "b"}, Width: 10, Limit: 5, Zone: time.UTC})
		if err != nil || got.Missing != missing || len(got.Lines) != 0 || len(got.Starts) != 0 {
			t.Errorf("%q: %+v, %v", records, got, err)
		}
	}
}

// TestHeatOfVeryManyPairs: rows that would fill the memory end the counting.
func TestHeatOfVeryManyPairs(t *testing.T) {
	var list []string
	for i := range 600 {
		list = append(list, fmt.Sprint(i))
	}
	text := `{"eventTime":"2026-09-01T00:00:00Z","a":[` + strings.Join(list, ",") + `],"b":[` + strings.Join(list, ",") + `]}`
	if _, err := load(t, text).Snapshot().Heat(t.Context(), nil, HeatQuery{Fields: [2]string{"a", "b"}, Width: 10, Limit: 5, Zone: time.UTC}); err == nil {
		t.Error("too many pairs were counted")
	}
}

func TestGapsOfALine(t *testing.T) {
	for _, c := range []struct {
		rows []uint32
		want [][2]int
	}{
		{nil, nil},
		{[]uint32{0, 0}, nil},
		{[]uint32{0, 1, 2, 0}, nil},
		{[]uint32{0, 1, 0, 0, 2, 0, 9, 0}, [][2]int{{2, 4}, {5, 6}}},
	} {
		if got := (&HeatLine{Rows: c.rows}).Gaps(); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.rows, got, c.want)
		}
	}
}
