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

// draw is an index, as often as its weight says. There must be one.
func (w weights) draw(s *scene) int { return sort.SearchInts(w, s.IntN(w.total())+1) }
