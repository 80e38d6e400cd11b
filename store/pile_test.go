package store

import "testing"

// TestPile compares a pile with a slice, and holds that items stay where they
// are once the first chunk is full.
func TestPile(t *testing.T) {
	var p pile[int]
	var want []int
	var kept *int
	for i := range 5*firstChunk + 3 {
		p.add(i * i)
		want = append(want, i*i)
		if i == firstChunk {
			kept = p.at(7)
		}
	}
	if p.n != len(want) || kept != p.at(7) {
		t.Fatalf("%d items, want %d; moved: %v", p.n, len(want), kept != p.at(7))
	}
	next := 0
	p.each(func(i int, item *int) {
		if i != next || *item != want[i] || p.at(i) != item {
			t.Fatalf("item %d of %d is %d, want %d", i, next, *item, want[i])
		}
		next++
	})
	if next != len(want) {
		t.Errorf("%d items were visited", next)
	}
}
