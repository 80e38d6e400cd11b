package store

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
)

// TestViewByAgainstRecords sorts the events by hand, over fields of all kinds.
func TestViewByAgainstRecords(t *testing.T) {
	r := newRand(11)
	var records []string
	for i := range 2000 {
		records = append(records, randomRecord(r, i))
	}
	snap := load(t, records...).Snapshot()
	some, err := snap.Select(t.Context(), nil, Match{Field: "user.id", Op: Equal, Values: []Pattern{Literal("u1"), Literal("u3")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range []string{"who", "user.name", "list", "list.x", `"a.b"`, "eventTime", "eventID", "source", "no.such"} {
		for _, sel := range []*Selection{nil, some} {
			for _, descending := range []bool{false, true} {
				checkViewBy(t, snap, sel, field, descending)
			}
		}
	}
}

func checkViewBy(t *testing.T, snap *Snapshot, sel *Selection, field string, descending bool) {
	t.Helper()
	name := fmt.Sprintf("%s, descending %v, all %v", field, descending, sel == nil)
	byTime, err := snap.View(t.Context(), sel, false)
	if err != nil {
		t.Fatal(err)
	}
	got, err := snap.ViewBy(t.Context(), nil, sel, field, descending)
	if err != nil {
		t.Fatal(err)
	}
	want := make([]Row, byTime.Len())
	for i := range want {
		want[i] = byTime.Row(i)
	}
	slices.SortStableFunc(want, func(a, b Row) int {
		x, y := foremost(snap.Record(a), field, descending), foremost(snap.Record(b), field, descending)
		switch {
		case x == nil || y == nil:
			return cmp.Compare(b2i(x == nil), b2i(y == nil))
		case descending:
			return y.compare(x)
		}
		return x.compare(y)
	})
	if got.Len() != len(want) || got.ByTime() {
		t.Fatalf("%s: %d rows, want %d", name, got.Len(), len(want))
	}
	for i, row := range want {
		if got.Row(i) != row {
			t.Fatalf("%s: row %d is %v, want %v", name, i, got.Row(i), row)
		}
	}
	if at, ok := got.Index(want[len(want)/2]); at != len(want)/2 || !ok {
		t.Errorf("%s: Index says %d, %v", name, at, ok)
	}
	f1, l1, ok1 := byTime.Span()
	if f2, l2, ok2 := got.Span(); !f1.Equal(f2) || !l1.Equal(l2) || ok1 != ok2 {
		t.Errorf("%s: from %v to %v, want %v to %v", name, f2, l2, f1, l1)
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// foremost returns the value of a record that counts, nil when it has none.
func foremost(r Record, field string, descending bool) *sortValue {
	var out *sortValue
	for _, v := range r.Values(nil, field) {
		now := newSortValue(0, v.Text)
		if out == nil || (now.compare(out) < 0) != descending {
			out = &now
		}
	}
	return out
}

func TestOrderOfValues(t *testing.T) {
	want := []string{"-3", "0", "2", "10", "1e3", "9.9.9.9", "10.0.0.9", "10.0.0.10", "2001:db8::1", "", "+1", "Abc", "abc", "abd", "AWS Internal", "zeta"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, func(a, b string) int {
		x, y := newSortValue(0, a), newSortValue(0, b)
		return x.compare(&y)
	})
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestViewByTimeIsAView(t *testing.T) {
	snap := load(t, `{"eventTime":"2026-09-01T00:00:02Z"}`, `{"eventTime":"2026-09-01T00:00:01Z"}`, `{}`).Snapshot()
	for _, descending := range []bool{false, true} {
		a, _ := snap.View(t.Context(), nil, descending)
		b, err := snap.ViewBy(t.Context(), nil, nil, "time", descending)
		if err != nil || !b.ByTime() || a.Row(0) != b.Row(0) || a.Row(2) != b.Row(2) {
			t.Errorf("descending %v: %v", descending, err)
		}
		first, last, ok := a.Span()
		if last.Sub(first).Seconds() != 1 || !ok {
			t.Errorf("from %v to %v, %v", first, last, ok)
		}
	}
}
