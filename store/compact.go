package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"slices"
	"sync/atomic"

	"github.com/klauspost/compress/s2"
)

// packedValues is a dictionary at rest: its values in order of code, cut into
// chunks of about chunkText bytes at value boundaries and compressed.
//
//	chunk: S2( length, length, ... as varints | text text ... )
type packedValues struct {
	n      int
	chunks []packedChunk
	cache  *chunkCache
}

type packedChunk struct {
	first uint32 // code of its first value
	n     uint32
	data  []byte
}

// chunkText is the text of a chunk: large enough to compress well, small
// enough that one value costs little to read.
const chunkText = 32 << 10

// packValues compresses a dictionary.
func packValues(v values, cache *chunkCache) *packedValues {
	p := &packedValues{n: v.len(), cache: cache}
	var lens, text []byte
	first := uint32(0)
	flush := func(end uint32) {
		if end == first {
			return
		}
		data := s2.Encode(nil, append(lens, text...))
		p.chunks = append(p.chunks, packedChunk{first, end - first, slices.Clone(data)})
		lens, text, first = lens[:0], text[:0], end
	}
	v.each(0, func(code uint32, value []byte) bool {
		if len(text)+len(value) > chunkText {
			flush(code)
		}
		lens = binary.AppendUvarint(lens, uint64(len(value)))
		text = append(text, value...)
		return true
	})
	flush(uint32(v.len()))
	p.chunks = slices.Clip(p.chunks)
	return p
}

func (p *packedValues) len() int { return p.n }

func (p *packedValues) each(first int, fn func(code uint32, text []byte) bool) {
	var c openChunk
	for i := range p.chunks {
		chunk := &p.chunks[i]
		if int(chunk.first+chunk.n) <= first {
			continue
		}
		c.open(chunk)
		for j := range chunk.n {
			if code := chunk.first + j; int(code) >= first && !fn(code, c.text(j)) {
				return
			}
		}
	}
}

func (p *packedValues) text(code uint32) []byte {
	i, found := slices.BinarySearchFunc(p.chunks, code, func(c packedChunk, code uint32) int {
		return cmp.Compare(c.first, code)
	})
	if !found {
		i--
	}
	return p.cache.get(&p.chunks[i]).text(code - p.chunks[i].first)
}

// openChunk is a chunk ready to be read.
type openChunk struct {
	owner *packedChunk
	data  []byte
	ends  []uint32 // of the values, as offsets in data
	start uint32
}

// open decompresses a chunk. The data is ours, so it cannot fail.
func (c *openChunk) open(chunk *packedChunk) {
	data, err := s2.Decode(c.data[:cap(c.data)], chunk.data)
	if err != nil {
		panic("store: a dictionary chunk does not decompress: " + err.Error())
	}
	c.owner, c.data, c.ends = chunk, data, c.ends[:0]
	at, sum := 0, uint32(0)
	for range chunk.n {
		size, n := binary.Uvarint(data[at:])
		at += n
		sum += uint32(size)
		c.ends = append(c.ends, sum)
	}
	c.start = uint32(at)
}

func (c *openChunk) text(i uint32) []byte {
	from := c.start
	if i > 0 {
		from += c.ends[i-1]
	}
	return c.data[from : c.start+c.ends[i]]
}

// chunkCache keeps some chunks open: neighbours in a list share values. It is
// direct mapped and lock-free; a lost race costs one decompression.
type chunkCache struct {
	slots [256]atomic.Pointer[openChunk]
}

func (c *chunkCache) get(chunk *packedChunk) *openChunk {
	slot := &c.slots[(int(chunk.first)+len(chunk.data)*31)%len(c.slots)]
	if open := slot.Load(); open != nil && open.owner == chunk {
		return open
	}
	open := new(openChunk)
	open.open(chunk)
	slot.Store(open)
	return open
}

// compact returns the view with its dictionaries compressed. It stops early
// with the context's error.
func (v *domainView) compact(ctx context.Context, cache *chunkCache) (*domainView, error) {
	out := *v
	out.columns = slices.Clone(v.columns)
	err := forEach(ctx, len(out.columns), func(_, i int) {
		if c := &out.columns[i]; c.values != nil {
			c.values = packValues(c.values, cache)
		}
	})
	return &out, err
}
