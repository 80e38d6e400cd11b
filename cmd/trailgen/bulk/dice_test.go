package bulk

import "testing"

func TestRank(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 4, 5, 100, 1000} {
		seen := make([]int, max(n, 1))
		r := newDice(1)
		for range 200_000 {
			seen[rank(r.Uint64(), n)]++
		}
		for i, k := range seen {
			if k == 0 {
				t.Errorf("rank below %d is never %d", n, i)
			}
			if 2*i+2 < len(seen) && k < seen[2*i+2] {
				t.Errorf("rank below %d: %d is rarer than %d", n, i, 2*i+2)
			}
		}
	}
}

func TestWeights(t *testing.T) {
	s := sceneOf(1)
	w := weights(nil).with(1).with(0).with(3)
	seen := make([]int, 3)
	for range 40_000 {
		seen[w.draw(s)]++
	}
	if seen[1] != 0 || seen[0] < 9_500 || seen[0] > 10_500 {
		t.Error(seen)
	}
}

// TestAppendedTextsVary holds that every sign of every place takes part.
func TestAppendedTextsVary(t *testing.T) {
	makers := map[string]func(h uint64) []byte{
		"digits": func(h uint64) []byte { return appendDigits(nil, h, 19, lowerHex) },
		"random": func(h uint64) []byte { return appendRandom(nil, newDice(h), 19, lowerHex) },
		"base64": func(h uint64) []byte { return appendBase64(nil, newDice(h), 21) },
		"key":    func(h uint64) []byte { return appendAccessKey(nil, accounts[0], hash(h))[10:] },
	}
	for name, f := range makers {
		places := make([]map[byte]bool, len(f(0)))
		for h := range uint64(2000) {
			for i, c := range f(h) {
				if places[i] == nil {
					places[i] = map[byte]bool{}
				}
				places[i][c] = true
			}
		}
		for i, signs := range places {
			if len(signs) < 16 {
				t.Errorf("%s: only %d signs at %d", name, len(signs), i)
			}
		}
	}
}
