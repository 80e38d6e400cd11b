package store

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// endsLater is a context that ends after it was looked at some times.
type endsLater struct {
	context.Context
	looks int
}

func (c *endsLater) Err() error {
	if c.looks--; c.looks < 0 {
		return context.Canceled
	}
	return nil
}

// TestPulse: a loop ends soon after its context.
func TestPulse(t *testing.T) {
	p := pulse{ctx: &endsLater{t.Context(), 2}}
	n := 0
	for ; !p.stopped(1); n++ {
	}
	if n != 3*stepsPerPulse-1 || !p.stopped(1) {
		t.Errorf("%d steps", n)
	}
}

// manyValues is a record of n values, each there twice.
func manyValues(n int) string {
	var list []string
	for i := range 2 * n {
		list = append(list, fmt.Sprintf("%d", i%n))
	}
	return `{"a":[` + strings.Join(list, ",") + `],"b":1}`
}

// TestManyIDsOfOneRow: they take a moment. In quadratic time it is minutes, on
// whatever machine.
func TestManyIDsOfOneRow(t *testing.T) {
	const n = 800_000
	r := (&idTable{}).reader()
	start := time.Now()
	for i := range 2 * n {
		r.add(0, valueID(1+i%n))
	}
	r.settle()
	if got := len(r.of(0, nil)); got != n || time.Since(start) > time.Minute {
		t.Errorf("%d values after %v", got, time.Since(start))
	}
}

// TestManyValuesOfOneRow: each value counts once.
func TestManyValuesOfOneRow(t *testing.T) {
	for _, n := range []int{fewValues, fewValues + 1, fewValues + 2, 30_000} {
		snap := load(t, manyValues(n), manyValues(3)).Snapshot()
		seen, _, err := snap.FirstSeen(t.Context(), nil, "a", nil)
		if err != nil || seen.Distinct != n || seen.Values[n-1].Count > 2 {
			t.Fatalf("%d values: %v, %v", n, seen.Distinct, err)
		}
		pairs, err := snap.Pairs(t.Context(), nil, [2]string{"a", "b"}, nil, 4)
		if err != nil || pairs.Distinct != n || pairs.Values[0].Count != 2 || pairs.Values[3].Count != 1 {
			t.Fatalf("%d values: %v, %v", n, pairs, err)
		}
	}
}

// TestBlocksAreLeftEarly: one block of one row with very many values is enough.
func TestBlocksAreLeftEarly(t *testing.T) {
	snap := load(t, manyValues(5000)).Snapshot()
	ids, err := snap.ids(t.Context(), snap.field(nil, "a"))
	if err != nil {
		t.Fatal(err)
	}
	sel, err := snap.all(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	ended := &endsLater{t.Context(), 0}
	first := &firstTally{idReader: ids.reader(), numbers: make([]firstCount, ids.numbers.n), others: make(map[valueID]firstCount)}
	first.block(ended, 0, sel.rows[0])
	if first.numbers[0].count != 0 {
		t.Error("first seen goes on")
	}
	pairs := &pairCounting{snap: snap, sel: sel, ids: [2]*idTable{ids, ids}, seed: newKeySeed()}
	tally := pairs.tallies(0, 1)[0]
	tally.grid = new(pairGrid)
	tally.block(ended, 0)
	if tally.keys.some {
		t.Error("pairs go on")
	}
}
