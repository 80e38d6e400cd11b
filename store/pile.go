package store

// pile is a list that grows without moving what it holds, chunk by chunk; only
// the first chunk moves while it grows to its size. Lists of millions would
// otherwise leave several times their memory behind as garbage.
type pile[T any] struct {
	chunks [][]T
	n      int
}

// pileChunk is the number of items in a chunk.
const pileChunk = 512

// at returns an item.
func (p *pile[T]) at(i int) *T { return &p.chunks[i/pileChunk][i%pileChunk] }

// add appends an item.
func (p *pile[T]) add(item T) {
	last := len(p.chunks) - 1
	switch {
	case p.n%pileChunk == 0 && p.n > 0:
		p.chunks = append(p.chunks, make([]T, 0, pileChunk))
		last++
	case p.n == 0:
		p.chunks, last = append(p.chunks, make([]T, 0, 4)), 0
	}
	p.chunks[last] = append(p.chunks[last], item)
	p.n++
}

// each calls fn with every item.
func (p *pile[T]) each(fn func(i int, item *T)) {
	for c, chunk := range p.chunks {
		for i := range chunk {
			fn(c*pileChunk+i, &chunk[i])
		}
	}
}
