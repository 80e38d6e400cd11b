package store

import "math/bits"

// pile is a list that grows without moving what it holds: lists of millions
// would otherwise leave several times their memory behind as garbage. Its
// chunks double:
//
//	chunk 0   items    0 -  511   the one that moves, while it is smaller
//	      1          512 - 1023
//	      2         1024 - 2047
//
// A reader may use a copy of a pile while its owner goes on adding: only items
// behind the reader's end are written.
type pile[T any] struct {
	chunks [][]T // each at its full length
	n      int
}

// firstChunk is the number of items in the first chunk at last.
const firstChunk = 512

// place returns where an item is.
func (p *pile[T]) place(i int) (chunk, at int) {
	if i < firstChunk {
		return 0, i
	}
	chunk = bits.Len(uint(i) / firstChunk)
	return chunk, i - firstChunk<<(chunk-1)
}

// at returns an item.
func (p *pile[T]) at(i int) *T {
	chunk, at := p.place(i)
	return &p.chunks[chunk][at]
}

// add appends an item.
func (p *pile[T]) add(item T) {
	chunk, at := p.place(p.n)
	switch {
	case p.n == 0:
		p.chunks = [][]T{make([]T, 4)}
	case chunk == len(p.chunks):
		p.chunks = append(p.chunks, make([]T, p.n)) // as many as there are so far
	case at == len(p.chunks[chunk]):
		bigger := make([]T, 2*at)
		copy(bigger, p.chunks[0])
		p.chunks = [][]T{bigger}
	}
	p.chunks[chunk][at] = item
	p.n++
}

// each calls fn with every item.
func (p *pile[T]) each(fn func(i int, item *T)) {
	for i := range p.n {
		fn(i, p.at(i))
	}
}
