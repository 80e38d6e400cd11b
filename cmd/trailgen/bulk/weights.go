package bulk

import "sort"

// weights are what indexes are drawn by: the sum of all up to each.
type weights []int

func (w weights) total() int {
	if len(w) == 0 {
		return 0
	}
	return w[len(w)-1]
}

// with appends the weight of one more.
func (w weights) with(n int) weights { return append(w, w.total()+n) }

// at is the weight of one.
func (w weights) at(i int) int {
	if i == 0 {
		return w[0]
	}
	return w[i] - w[i-1]
}

// find is the index of a number, any number: those below the first weight are
// the first's, and so on.
func (w weights) find(n uint64) int { return sort.SearchInts(w, int(n%uint64(w.total()))+1) }

// draw is an index, as often as its weight says. There must be one.
func (w weights) draw(s *scene) int { return w.find(uint64(s.IntN(w.total()))) }
