package answers

// mostTraded is how many cells a column gives at most for values of another to be whole: what
// is cut in it anyway is hardly cut more by that.
const mostTraded = 4

// trade moves cells between columns that are both cut, where that makes some values whole
// and cuts no other: one cell is not to cost a value.
func (l *lending) trade() {
	given, whole := make([]int, len(l.all)), l.wholes()
	for to := range l.all {
		for n := 1; n <= mostTraded && l.lacks(to) > 0; n++ {
			for from := range l.all {
				if given[from]+n <= mostTraded && l.gives(from, to, n, whole) {
					given[from] += n
					whole = l.wholes()
					break
				}
			}
		}
	}
}

// gives moves n cells from a column to another if more is whole there then than was before,
// and nothing less elsewhere. What lines are told apart by gives none.
func (l *lending) gives(from, to, n int, before []int) bool {
	c := l.all[from]
	if from == to || c.uncut || c.Keep && !c.isEvent() || l.widths[from]-n < c.leastTraded() {
		return false
	}
	l.widths[from], l.widths[to] = l.widths[from]-n, l.widths[to]+n
	worth := l.whole(to) > before[to]
	for i := 0; worth && i < len(before); i++ {
		worth = l.whole(i) >= before[i]
	}
	if !worth {
		l.widths[from], l.widths[to] = l.widths[from]+n, l.widths[to]-n
	}
	return worth
}

// wholes returns how many cells of each column are whole.
func (l *lending) wholes() []int {
	out := make([]int, len(l.all))
	for c := range out {
		out[c] = l.whole(c)
	}
	return out
}

// leastTraded returns what is left of a column that gives cells to others.
func (c *column) leastTraded() int {
	if c.isEvent() {
		return max(c.head, shortKept)
	}
	return max(c.head, c.enough())
}

// whole returns how many cells of a column are whole.
func (l *lending) whole(c int) (n int) {
	for line := range l.needs {
		if l.widths[c] > 0 && !l.blank[line][c] && l.needs[line][c] <= l.room(line, c) {
			n++
		}
	}
	return n
}
