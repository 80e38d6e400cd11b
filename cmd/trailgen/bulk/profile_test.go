package bulk

import "testing"

// TestEveryKindIsDone holds that no kind of a profile gets lost when casts share
// it, and that each is met about as often as its weight says.
func TestEveryKindIsDone(t *testing.T) {
	sc, err := readScript()
	if err != nil {
		t.Fatal(err)
	}
	colleagues := map[string][]*cast{}
	for _, c := range sc.casts {
		colleagues[c.profile] = append(colleagues[c.profile], c)
	}
	for name, all := range colleagues {
		p, shares := sc.profiles[name], 0
		done := map[*kind]float64{} // part of all that the casts do
		for _, c := range all {
			shares += c.share
			for i, k := range c.does.kinds {
				done[k] += float64(c.share*c.does.weight.at(i)) / float64(c.does.weight.total())
			}
		}
		for i, k := range p.kinds {
			want := float64(p.weight.at(i)) / float64(p.weight.total())
			if got := done[k] / float64(shares); got < want/2 || got > want*2 {
				t.Errorf("%s of %s: %.4f of all, want %.4f", k.command, name, got, want)
			}
		}
	}
}

func TestWeightsFind(t *testing.T) {
	w := weights(nil).with(2).with(0).with(3)
	for n, want := range []int{0, 0, 2, 2, 2, 0, 0, 2} {
		if got := w.find(uint64(n)); got != want {
			t.Errorf("find %d: %d, want %d", n, got, want)
		}
	}
	if w.at(0) != 2 || w.at(1) != 0 || w.at(2) != 3 || w.total() != 5 {
		t.Error(w.at(0), w.at(1), w.at(2), w.total())
	}
}
