package store

import (
	"cmp"
	"slices"
	"sync/atomic"

	"github.com/klauspost/compress/s2"
)

// opened is a chunk ready to be read, or the buffer for the next one.
type opened struct {
	owner *packedChunk
	data  []byte
	ends  []uint32 // of the stretch that was measured last
}

// open decompresses a chunk and returns all its values. The data is ours, so
// it cannot fail.
func (c *opened) open(chunk *packedChunk) stretch {
	data, err := s2.Decode(c.data[:cap(c.data)], chunk.data)
	if err != nil {
		panic("store: a dictionary chunk does not decompress: " + err.Error())
	}
	c.owner, c.data = chunk, data
	s := stretch{first: chunk.first, n: int(chunk.n), text: data[:chunk.text], lens: data[chunk.text:], kind: stretchSpecial, buf: c}
	if chunk.plain {
		s.kind = stretchPlain
	}
	return s
}

// openStretch is a chunk that several goroutines may read.
type openStretch struct {
	owner *packedChunk
	stretch
}

func newOpenStretch(chunk *packedChunk) *openStretch {
	o := &openStretch{chunk, new(opened).open(chunk)}
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
		r.chunks[at] = newOpenStretch(&r.packed.chunks[at])
	}
	r.last = r.chunks[at]
	return r.last.value(int(code - r.last.first))
}

// chunkCache keeps some chunks open: neighbours in a list share values. It is
// direct mapped and lock-free; a lost race costs one decompression.
type chunkCache struct {
	slots [256]atomic.Pointer[openStretch]
}

func (c *chunkCache) get(chunk *packedChunk) *openStretch {
	slot := &c.slots[(int(chunk.first)+len(chunk.data)*31)%len(c.slots)]
	if open := slot.Load(); open != nil && open.owner == chunk {
		return open
	}
	open := newOpenStretch(chunk)
	slot.Store(open)
	return open
}
