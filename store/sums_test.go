package store

import (
	"context"
	"testing"
)

func TestSums(t *testing.T) {
	snap, lang := setsSnapshot(t) // a.two is n%2, a.three n%3, for n below 300
	got, err := snap.Sums(context.Background(), lang, "a.two", "a.three", nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []ValueSum{{"0", false, 150}, {"1", false, 150}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%v, want %v", got, want)
	}
	e, err := lang.Parse("a.three:2")
	if err != nil {
		t.Fatal(err)
	}
	sel, err := snap.Select(context.Background(), lang, e, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err = snap.Sums(context.Background(), lang, "a.none", "a.three", sel)
	if err != nil || len(got) != 1 || !got[0].None || got[0].Sum != 200 {
		t.Errorf("of rows without a value: %v, %v", got, err)
	}
	if got, err = snap.Sums(context.Background(), lang, "a.two", "id", sel); err != nil || len(got) != 2 || got[0] != (ValueSum{"1", false, 7600}) || got[1] != (ValueSum{"0", false, 7450}) {
		t.Errorf("numbers in texts: %v, %v", got, err)
	}
}
