package store

import (
	"context"
	"slices"
	"testing"
)

func TestSums(t *testing.T) {
	snap, lang := setsSnapshot(t) // a.two is n%2, a.three n%3, for n below 300
	got, err := snap.Sums(context.Background(), lang, "a.three", nil, "a.two")
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 {
		t.Fatalf("%d lists", len(got))
	}
	want := []ValueSum{{"0", false, 150}, {"1", false, 150}}
	if !slices.Equal(got[0], want) {
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
	got, err = snap.Sums(context.Background(), lang, "a.three", sel, "a.none", "a.two")
	if err != nil || len(got) != 2 || !slices.Equal(got[0], []ValueSum{{None: true, Sum: 200}}) || len(got[1]) != 2 {
		t.Errorf("of rows without a value: %v, %v", got, err)
	}
	if got, err = snap.Sums(context.Background(), lang, "id", sel, "a.two"); err != nil || !slices.Equal(got[0], []ValueSum{{"1", false, 7600}, {"0", false, 7450}}) {
		t.Errorf("numbers in texts: %v, %v", got, err)
	}
}
