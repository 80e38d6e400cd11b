package store

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestFirstSeenAgainstRecords compares times and counts with what the records
// say, for values of every kind.
func TestFirstSeenAgainstRecords(t *testing.T) {
	for seed := range uint64(3) {
		_, snap, records, some := pairWorld(t, 90+seed)
		for _, field := range append(worldFields, "source") {
			for _, sel := range []*Selection{nil, some} {
				got, times, err := snap.FirstSeen(t.Context(), testLanguage, field, sel)
				if err != nil {
					t.Fatal(err)
				}
				want, wantTimes := naiveFirstSeen(t, snap, records, field, sel)
				if got.Missing != want.Missing || got.Distinct != want.Distinct || !slices.Equal(got.Values, want.Values) || !slices.Equal(times, wantTimes) {
					t.Errorf("%s: %d missing, %d distinct; want %d, %d", field, got.Missing, got.Distinct, want.Missing, want.Distinct)
				}
			}
		}
	}
}

func naiveFirstSeen(t *testing.T, snap *Snapshot, records []worldRow, field string, sel *Selection) (*Facet, []time.Time) {
	first := make(map[string]time.Time)
	for _, rec := range records {
		if sel != nil && !sel.Has(rec.row) {
			continue
		}
		at, ok := snap.Record(rec.row).Time()
		for _, v := range distinctValues(rec, field) {
			if known, seen := first[v.Text]; !v.None && (!seen || ok && (known.IsZero() || at.Before(known))) {
				first[v.Text] = at
			}
		}
	}
	facet, err := snap.Facet(t.Context(), testLanguage, field, sel, 0)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(facet.Values, func(a, b ValueCount) int {
		x, y := first[a.Value], first[b.Value]
		if x.IsZero() != y.IsZero() {
			if x.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(x.Compare(y), strings.Compare(a.Value, b.Value))
	})
	var times []time.Time
	for _, v := range facet.Values {
		times = append(times, first[v.Value])
	}
	return facet, times
}
