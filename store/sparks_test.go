package store

import (
	"slices"
	"testing"
)

func TestSparksAgainstRecords(t *testing.T) {
	for seed := range uint64(2) {
		_, snap, records, some := pairWorld(t, 270+seed)
		for _, field := range []string{"who", "user.name", `"list"`, "no.such", "about"} {
			for _, sel := range []*Selection{nil, some} {
				checkSparks(t, snap, records, field, sel)
			}
		}
	}
}

func checkSparks(t *testing.T, snap *Snapshot, records []worldRow, field string, sel *Selection) {
	t.Helper()
	const width = 7
	facet, err := snap.Facet(t.Context(), testLanguage, field, sel, 5)
	if err != nil {
		t.Fatal(err)
	}
	values := []PairValue{{None: true}}
	for _, v := range facet.Values {
		values = append(values, PairValue{Text: v.Value})
	}
	got, err := snap.Sparks(t.Context(), testLanguage, field, values, sel, width)
	if err != nil {
		t.Fatal(err)
	}
	first, last, _ := snap.SpanOf(sel)
	span := last.Unix() - first.Unix() + 1
	for i, v := range values {
		want := make([]uint32, width)
		for _, rec := range records {
			if rec.time == "" {
				continue
			}
			sec, _ := parseTime([]byte(rec.time))
			if (sel == nil || sel.Has(rec.row)) && slices.Contains(distinctValues(rec, field), v) {
				want[(int64(sec)-first.Unix())*width/span]++
			}
		}
		if !slices.Equal(got[i], want) {
			t.Fatalf("%s, %v: %v, want %v", field, v, got[i], want)
		}
	}
}

// TestSparksOfNothing: without times there is nothing to count.
func TestSparksOfNothing(t *testing.T) {
	got, err := load(t, `{"a":"x"}`).Snapshot().Sparks(t.Context(), nil, "a", []PairValue{{Text: "x"}}, nil, 3)
	if err != nil || len(got) != 1 || !slices.Equal(got[0], []uint32{0, 0, 0}) {
		t.Errorf("%v, %v", got, err)
	}
}
