package store

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestHashOfKeysIsSeeded holds that keys made to collide under one seed do not
// under others, of which every facet has its own.
func TestHashOfKeysIsSeeded(t *testing.T) {
	if a, b := newKeySeed(), newKeySeed(); a == b {
		t.Error("two seeds are one")
	}
	known, other := keySeed{1 << 60, 3}, keySeed{0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93}
	same, distinct := make(map[uint64]bool), make(map[uint64]bool)
	const n = 1000
	for i := range uint64(n) {
		k := key{known.high, i}
		same[k.hash(known)], distinct[k.hash(other)%(1<<32)] = true, true
	}
	if len(same) != 1 || len(distinct) != n {
		t.Errorf("%d hashes under the seed that is known, %d under another one", len(same), len(distinct))
	}
}

// TestCountKeys counts keys of several tallies, in several rounds, like a map.
func TestCountKeys(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const rounds = 3
	seed := newKeySeed()
	var tallies [rounds][2]keyTally
	want := make(map[key]int)
	for range 40_000 {
		k := key{uint64(r.IntN(3)), uint64(r.IntN(1 + r.IntN(5000)))}
		want[k]++
		side := r.IntN(2)
		for round := range tallies {
			tally := &tallies[round][side]
			tally.seed, tally.round, tally.rounds = seed, uint64(round), rounds
			tally.add(k)
		}
	}
	total, found := 0, []keyCount{}
	for round := range tallies {
		distinct, top, err := countKeys(t.Context(), []*keyTally{&tallies[round][0], &tallies[round][1]}, 0)
		if err != nil {
			t.Fatal(err)
		}
		total += distinct
		found = append(found, top...)
	}
	for _, k := range found {
		if want[k.key] != k.count {
			t.Fatalf("%v: %d, want %d", k.key, k.count, want[k.key])
		}
	}
	slices.SortFunc(found, func(a, b keyCount) int {
		return cmp.Or(cmp.Compare(a.key.high, b.key.high), cmp.Compare(a.key.low, b.key.low))
	})
	if found = slices.Compact(found); total != len(want) || len(found) != len(want) {
		t.Errorf("%d distinct keys, %d found, want %d", total, len(found), len(want))
	}
}

// TestCountOfAPartEnds ends the context while the one part that has keys is
// counted.
func TestCountOfAPartEnds(t *testing.T) {
	const n = 100 * keyList
	tally := &keyTally{rounds: 1}
	for range n {
		tally.add(key{1, 2})
	}
	c := keyCounter{top: best[keyCount]{compare: compareKeys}}
	part := int(key{1, 2}.hash(tally.seed) % keyParts)
	c.count(endsAfter(10), []*keyTally{tally}, part)
	if len(c.found) != 1 || c.found[0].count > 10*keyList {
		t.Errorf("counted on: %v", c.found)
	}
	c.count(t.Context(), []*keyTally{tally}, part)
	if len(c.found) != 1 || c.found[0].count != n {
		t.Errorf("%v, want %d", c.found, n)
	}
}
