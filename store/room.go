package store

// mostGrowth is how many times as long a list may become at once.
const mostGrowth = 8

// roomFor makes room for n more items behind those of a list, and where it has
// to then also for those to come: there may be that many in all. It is for lists
// that are used again for one block after the other.
//
// What makes it cheap to look so far ahead is that nothing is written to the
// room: the system maps no page of it before it is used. Append and slices.Grow
// write zeros to all the room they make, and would leave behind as much memory
// as the list has at last.
func roomFor[T any](list []T, n, inAll int) []T {
	n += len(list)
	if n <= cap(list) {
		return list
	}
	longer := make([]T, len(list), max(n, min(inAll, mostGrowth*n)))
	copy(longer, list)
	return longer
}

// inBlock returns how many words or UUIDs a full block has, and some more, if
// some rows have n.
func (b *Builder) inBlock(n, rows int) int {
	return min(n*b.store.limits.rows/max(rows, 1)*9/8, b.store.limits.words)
}
