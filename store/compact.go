package store

import (
	"context"
	"encoding/binary"
	"slices"

	"github.com/klauspost/compress/s2"
)

// packedValues is a dictionary at rest: its values in order of code, cut into
// chunks of about chunkText bytes at value boundaries and compressed.
//
//	chunk: S2( text text ... | length, length, ... as varints )
//
// A dictionary of more than a few values has a sieve besides.
type packedValues struct {
	n      int
	chunks []packedChunk
	hashes sieve
	cache  *chunkCache
}

type packedChunk struct {
	first uint32 // code of its first value
	n     uint32
	text  uint32 // bytes of text
	plain bool   // of all values: see stretch
	data  []byte
}

// chunkText is the text of a chunk: large enough to compress well, small
// enough that one value costs little to read.
const chunkText = 32 << 10

// cutChunks returns an empty packedValues with the boundaries of its chunks.
func cutChunks(v values, cache *chunkCache) *packedValues {
	p := &packedValues{n: v.len(), hashes: newSieve(v.len()), cache: cache}
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
func (p *packer) pack(c *packedChunk, v values, hashes sieve) {
	p.lens, p.text = p.lens[:0], p.text[:0]
	v.each(int(c.first), func(code uint32, text []byte) bool {
		if code == c.first+c.n {
			return false
		}
		p.lens = binary.AppendUvarint(p.lens, uint64(len(text)))
		p.text = append(p.text, text...)
		hashes.set(code, text)
		return true
	})
	c.text, c.plain = uint32(len(p.text)), isPlain(p.text)
	p.text = append(p.text, p.lens...)
	p.out = s2.Encode(p.out[:cap(p.out)], p.text)
	c.data = slices.Clone(p.out)
}

// packing is a chunk to be filled from the values of a column.
type packing struct {
	chunk *packedChunk
	from  values
	to    *packedValues
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
				work = append(work, packing{&p.chunks[j], c.values, p})
			}
			c.values = p
		}
		out[i] = &packed
	}
	packers := make([]packer, workers(len(work)))
	return out, forEach(ctx, len(work), func(w, i int) {
		packers[w].pack(work[i].chunk, work[i].from, work[i].to.hashes)
	})
}
