package store

import (
	"context"
	"fmt"
	"testing"
)

// TestSetsOfRows compares Both and Either with the filters that mean the same.
func TestSetsOfRows(t *testing.T) {
	snap, lang := setsSnapshot(t)
	pick := func(filter string) *Selection {
		t.Helper()
		e, err := lang.Parse(filter)
		if err != nil {
			t.Fatal(err)
		}
		sel, err := snap.Select(context.Background(), lang, e, nil)
		if err != nil {
			t.Fatal(err)
		}
		return sel
	}
	for _, c := range [][2]string{{"a.two:0", "a.three:0"}, {"a.two:1", "a.two:0"}, {"a.three:*", "a.two:9"}} {
		x, y := pick(c[0]), pick(c[1])
		for _, check := range []struct {
			got    *Selection
			filter string
		}{{x.Both(y), c[0] + " " + c[1]}, {y.Both(x), c[0] + " " + c[1]}, {x.Either(y), c[0] + " OR " + c[1]}, {y.Either(x), c[0] + " OR " + c[1]}} {
			want := pick(check.filter)
			if check.got.Len() != want.Len() {
				t.Errorf("%s: %d rows, want %d", check.filter, check.got.Len(), want.Len())
			}
			for n := range snap.Len() {
				if row := rowOf(n/20, n%20); check.got.Has(row) != want.Has(row) {
					t.Errorf("%s: row %d is %t", check.filter, n, check.got.Has(row))
				}
			}
		}
	}
}

// TestSetsAreNotExtended: what is made of selections is nothing that a filter
// of a later snapshot could start from.
func TestSetsAreNotExtended(t *testing.T) {
	snap, lang := setsSnapshot(t)
	none, err := snap.Select(context.Background(), lang, Or{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	all, err := snap.Select(context.Background(), lang, nil, none.Both(none))
	if err != nil || all.Len() != snap.Len() {
		t.Errorf("%d of %d rows, %v", all.Len(), snap.Len(), err)
	}
}

func setsSnapshot(t *testing.T) (*Snapshot, *Language) {
	t.Helper()
	st := New(Schema{Time: "t", ID: "id"})
	st.limits.rows, st.limits.few = 20, 0 // of many blocks, so that all goroutines have some
	b := st.NewBuilder()
	source := st.AddSource("s", 0)
	for n := range 300 {
		text := fmt.Sprintf(`{"id":"%d","t":"2026-09-01T10:00:%02dZ","a":{"two":%d,"three":%d}}`, n, n%60, n%2, n%3)
		if _, _, err := b.Add([]byte(text), Origin{Source: source, Record: uint32(n + 1)}); err != nil {
			t.Fatal(err)
		}
	}
	b.Flush()
	return st.Snapshot(), &Language{}
}
