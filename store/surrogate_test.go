package store

import (
	"fmt"
	"reflect"
	"testing"
)

// TestLoneSurrogates tells halves of surrogate pairs apart, as values and as
// keys: in facets, equalities and searches.
func TestLoneSurrogates(t *testing.T) {
	var records []string
	for i, value := range []string{`x\ud800`, `x\uD800`, `x\ud801`, `x\ufffd`, `\ud83d\ude00`, `\ud83dx`} {
		records = append(records, fmt.Sprintf(`{"eventID":%q,"user":{"name":"%s"},"%[2]s":1}`, numberedUUID(i), value))
	}
	for i := range 2 * sieveMin { // so that there is a sieve
		records = append(records, fmt.Sprintf(`{"eventID":%q,"user":{"name":"other%d"}}`, numberedUUID(10+i), i))
	}
	st := load(t, records...)
	t.Run("while loading", func(t *testing.T) { checkSurrogates(t, st.Snapshot()) })
	finish(t, st)
	t.Run("at rest", func(t *testing.T) { checkSurrogates(t, st.Snapshot()) })
}

func checkSurrogates(t *testing.T, snap *Snapshot) {
	want := map[string]int{`x\ud800`: 2, `x\ud801`: 1, "x\ufffd": 1, "😀": 1, `\ud83dx`: 1}
	for _, field := range []string{"user.name", "who"} {
		got := map[string]int{}
		counts, _ := naiveFacet(t, snap, field, nil)
		facet, err := snap.Facet(t.Context(), testLanguage, field, nil, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range facet.Values {
			if counts[v.Value] != v.Count {
				t.Errorf("%s %q: %d, of records %d", field, v.Value, v.Count, counts[v.Value])
			}
			if want[v.Value] > 0 {
				got[v.Value] = v.Count
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", field, got, want)
		}
		for text, n := range want {
			wantFound(t, snap, Equals(field, text), n)
			wantFound(t, snap, Match{Field: field, Op: Like, Values: []Pattern{Literal(text)}}, n)
		}
	}
	for text, n := range want {
		wantFound(t, snap, Match{Field: quote(text), Op: Present}, n)
	}
	wantFound(t, snap, Text{Literal("ud801")}, 1)
}

// wantFound selects by a filter and by its printed form.
func wantFound(t *testing.T, snap *Snapshot, filter Expr, want int) {
	t.Helper()
	again, err := testLanguage.Parse(filter.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, filter := range []Expr{filter, again} {
		sel, err := snap.Select(t.Context(), testLanguage, filter, nil)
		if err != nil || sel.Len() != want {
			t.Errorf("%s: %d events, want %d; %v", filter, sel.Len(), want, err)
		}
	}
}
