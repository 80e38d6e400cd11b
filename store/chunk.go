package store

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
)

// opened is the memory in which chunks are opened, one after the other.
type opened struct {
	decoder
	data []byte
	ends []uint32 // of the stretch that was measured last
}

// open decodes a chunk and returns all its values.
func (c *opened) open(chunk *packedChunk) stretch {
	c.data = c.decode(c.data, chunk)
	return chunk.stretch(c.data, &c.ends)
}

// stretch returns all values, given what the decoder made of the chunk.
func (c *packedChunk) stretch(data []byte, ends *[]uint32) stretch {
	s := stretch{first: c.first, n: int(c.n), text: data[:c.text], lens: data[c.text:], each: int(c.each), kind: stretchSpecial, buf: ends}
	if c.plain {
		s.kind = stretchPlain
	}
	return s
}

// openStretch is a chunk that several goroutines may read.
type openStretch struct {
	owner *packedChunk
	stretch
}

func newOpenStretch(chunk *packedChunk, cache *chunkCache) *openStretch {
	d, _ := cache.decoders.Get().(*decoder)
	if d == nil {
		d = new(decoder)
	}
	o := &openStretch{chunk, chunk.stretch(d.decode(nil, chunk), new([]uint32))}
	cache.decoders.Put(d)
	o.measure()
	return o
}

func (p *packedValues) len() int { return p.n }

func (p *packedValues) each(first int, fn func(code uint32, text []byte) bool) {
	var c opened
	for i := range p.chunks {
		chunk := &p.chunks[i]
		if int(chunk.first+chunk.n) <= first {
			continue
		}
		s := c.open(chunk)
		for j := range s.n {
			if code := s.first + uint32(j); int(code) >= first && !fn(code, s.value(j)) {
				return
			}
		}
	}
}

func (p *packedValues) pieces() int { return len(p.chunks) }

func (p *packedValues) pieceEnd(piece int) int {
	return int(p.chunks[piece].first + p.chunks[piece].n)
}

func (p *packedValues) open(piece int, buf *opened, fn func(*stretch)) {
	s := buf.open(&p.chunks[piece])
	fn(&s)
}

func (p *packedValues) text(code uint32) []byte {
	s := p.cache.get(&p.chunks[p.chunkIndex(code)])
	return s.value(int(code - s.first))
}

// chunkIndex returns which chunk holds a value.
func (p *packedValues) chunkIndex(code uint32) int {
	i, found := slices.BinarySearchFunc(p.chunks, code, func(c packedChunk, code uint32) int {
		return cmp.Compare(c.first, code)
	})
	if !found {
		i--
	}
	return i
}

// plain reports whether all values are.
func (p *packedValues) plain() bool {
	for i := range p.chunks {
		if !p.chunks[i].plain {
			return false
		}
	}
	return true
}

// textReader reads many values of a dictionary in any order. It keeps the
// chunks that it has opened, up to some tens of megabytes.
type textReader struct {
	values
	packed *packedValues // nil when text is at hand
	chunks []*openStretch
	open   int
	last   *openStretch
}

// maxOpen is the number of chunks that a textReader keeps.
const maxOpen = 1 << 10

func newTextReader(v values) *textReader {
	r := &textReader{values: v}
	if p, ok := v.(*packedValues); ok {
		r.packed, r.chunks = p, make([]*openStretch, len(p.chunks))
	}
	return r
}

// text returns a value, which is valid as long as the reader.
func (r *textReader) text(code uint32) []byte {
	if r.packed == nil {
		return r.values.text(code)
	}
	if r.last != nil && code >= r.last.first && int(code-r.last.first) < r.last.n {
		return r.last.value(int(code - r.last.first))
	}
	at := r.packed.chunkIndex(code)
	if r.chunks[at] == nil {
		if r.open++; r.open > maxOpen {
			clear(r.chunks)
			r.open = 1
		}
		r.chunks[at] = newOpenStretch(&r.packed.chunks[at], r.packed.cache)
	}
	r.last = r.chunks[at]
	return r.last.value(int(code - r.last.first))
}

// chunkCache keeps some chunks open: neighbours in a list share values. It is
// direct mapped and lock-free; a lost race costs one decompression.
type chunkCache struct {
	slots    [256]atomic.Pointer[openStretch]
	decoders sync.Pool // of *decoder
}

func (c *chunkCache) get(chunk *packedChunk) *openStretch {
	slot := &c.slots[(int(chunk.first)+len(chunk.data)*31)%len(c.slots)]
	if open := slot.Load(); open != nil && open.owner == chunk {
		return open
	}
	open := newOpenStretch(chunk, c)
	slot.Store(open)
	return open
}
