package store

// pairGrid counts pairs of values where both fields have few values: a counter
// for each pair that there may be, 2 ns a row where gathering keys takes 30.
//
//	             user 1   user 2   (of ids: 0 is no value)
//	account 0         0        3
//	account 1        17        0
//
// Ids outside of it, those of times, UUIDs and sources, are not counted here.
type pairGrid struct {
	down, across valueID // below these
	counts       []uint32
}

// maxGrid is how many pairs a grid is made for: its counters stay in a
// processor's cache.
const maxGrid = 1 << 16

// newPairGrid returns the grid of two fields; one that takes nothing where they
// have many values. A row is counted once, so that no counter overflows.
func newPairGrid(ids [2]*idTable) *pairGrid {
	down, across := ids[0].numbers.n+1, ids[1].numbers.n+1
	if down > maxGrid || across > maxGrid || down*across > maxGrid {
		return new(pairGrid)
	}
	return &pairGrid{valueID(down), valueID(across), make([]uint32, down*across)}
}

// add counts a pair, and reports whether it has a place in the grid.
func (g *pairGrid) add(l, r valueID) bool {
	if l >= g.down || r >= g.across {
		return false
	}
	g.counts[l*g.across+r]++
	return true
}

// sumGrids adds up the pairs of several grids of the same fields.
func sumGrids(grids []*pairGrid) []keyCount {
	var out []keyCount
	for i := range grids[0].counts {
		n := 0
		for _, g := range grids {
			n += int(g.counts[i])
		}
		if n > 0 {
			at := valueID(i)
			out = append(out, keyCount{key{uint64(at / grids[0].across), uint64(at % grids[0].across)}, n})
		}
	}
	return out
}
