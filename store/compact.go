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

// cutChunks returns an empty packedValues with the boundaries of its chunks.
func cutChunks(v values, cache *chunkCache) *packedValues {
	p := &packedValues{n: v.len(), cache: cache}
	size := chunkText + 1 // the first value begins a chunk
	v.each(0, func(code uint32, text []byte) bool {
		if size+len(text) > chunkText {
			p.chunks, size = append(p.chunks, packedChunk{first: code}), 0
		}
		p.chunks[len(p.chunks)-1].n++
		size += len(text)
		return true
	})
	p.chunks = slices.Clip(p.chunks)
	return p
}

// packer compresses chunks, one after the other, in the same memory.
type packer struct{ lens, text, out []byte }

// pack fills a chunk with its values.
func (p *packer) pack(c *packedChunk, v values) {
	p.lens, p.text = p.lens[:0], p.text[:0]
	v.each(int(c.first), func(code uint32, text []byte) bool {
		if code == c.first+c.n {
			return false
		}
		p.lens = binary.AppendUvarint(p.lens, uint64(len(text)))
		p.text = append(p.text, text...)
		return true
	})
	p.lens = append(p.lens, p.text...)
	p.out = s2.Encode(p.out[:cap(p.out)], p.lens)
	c.data = slices.Clone(p.out)
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

// packing is a chunk to be filled from the values of a column.
type packing struct {
	chunk *packedChunk
	from  values
}

// compact returns the views with their dictionaries compressed. The chunks of
// all columns are shared out evenly: one column may hold half of the text. It
// stops early with the context's error.
func compact(ctx context.Context, views []*domainView, cache *chunkCache) ([]*domainView, error) {
	var work []packing
	out := make([]*domainView, len(views))
	for i, v := range views {
		packed := *v
		packed.columns = slices.Clone(v.columns)
		for i := range packed.columns {
			c := &packed.columns[i]
			if c.values == nil {
				continue
			}
			p := cutChunks(c.values, cache)
			for j := range p.chunks {
				work = append(work, packing{&p.chunks[j], c.values})
			}
			c.values = p
		}
		out[i] = &packed
	}
	packers := make([]packer, workers(len(work)))
	return out, forEach(ctx, len(work), func(w, i int) {
		packers[w].pack(work[i].chunk, work[i].from)
	})
}
