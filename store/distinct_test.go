package store

import (
	"context"
	"slices"
	"testing"
)

func TestDistinct(t *testing.T) {
	for seed := range uint64(4) {
		_, snap, records, _ := pairWorld(t, 101+seed)
		fields := append(slices.Clone(worldFields), "source")
		got, err := snap.Distinct(t.Context(), testLanguage, fields)
		if err != nil {
			t.Fatal(err)
		}
		for i, field := range fields {
			seen := make(map[string]bool)
			for _, rec := range records {
				for _, v := range rec.fieldValues(field) {
					seen[v] = true
				}
			}
			if got[i] != len(seen) {
				t.Errorf("%s: %d distinct values, want %d", field, got[i], len(seen))
			}
		}
	}
}

func TestDistinctStops(t *testing.T) {
	snap := load(t, `{"a":"x"}`).Snapshot()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got, err := snap.Distinct(ctx, testLanguage, []string{"a.b"}); err == nil {
		t.Errorf("after the end: %v", got)
	}
}

// TestDistinctOfDerived counts a derived column that some rows lack.
func TestDistinctOfDerived(t *testing.T) {
	st := load(t, `{"user":{"name":"a"}}`, `{"x":1}`, `{"user":{"name":"b"}}`, `{"user":{"name":"a"},"x":2}`)
	for range 2 {
		if got, err := st.Snapshot().Distinct(t.Context(), testLanguage, []string{"who"}); err != nil || got[0] != 2 {
			t.Errorf("%d values, want 2, %v", got, err)
		}
		finish(t, st)
	}
}
