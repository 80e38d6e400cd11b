package store

import (
	"context"
	"slices"
	"testing"
)

func TestDistinct(t *testing.T) {
	for seed := range uint64(4) {
		_, snap, records, some := pairWorld(t, 101+seed)
		fields := append(slices.Clone(worldFields), "source")
		for _, sel := range []*Selection{nil, some, snap.SelectRows(nil)} {
			got, err := snap.Distinct(t.Context(), testLanguage, fields, sel)
			if err != nil {
				t.Fatal(err)
			}
			for i, field := range fields {
				if want := naiveDistinct(records, field, sel); got[i] != want {
					t.Errorf("%s: %d distinct values, want %d", field, got[i], want)
				}
			}
		}
	}
}

// naiveDistinct counts the values of selected records one by one.
func naiveDistinct(records []worldRow, field string, sel *Selection) int {
	seen := make(map[string]bool)
	for _, rec := range records {
		if sel != nil && !sel.Has(rec.row) {
			continue
		}
		for _, v := range rec.fieldValues(field) {
			seen[v] = true
		}
	}
	return len(seen)
}

func TestDistinctStops(t *testing.T) {
	snap := load(t, `{"a":"x"}`).Snapshot()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got, err := snap.Distinct(ctx, testLanguage, []string{"a.b"}, nil); err == nil {
		t.Errorf("after the end: %v", got)
	}
}

// TestDistinctOfDerived counts a derived column that some rows lack.
func TestDistinctOfDerived(t *testing.T) {
	st := load(t, `{"user":{"name":"a"}}`, `{"x":1}`, `{"user":{"name":"b"}}`, `{"user":{"name":"a"},"x":2}`)
	for range 2 {
		if got, err := st.Snapshot().Distinct(t.Context(), testLanguage, []string{"who"}, nil); err != nil || got[0] != 2 {
			t.Errorf("%d values, want 2, %v", got, err)
		}
		finish(t, st)
	}
}
