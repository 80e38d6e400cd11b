package store

import (
	"context"
	"encoding/binary"
	"slices"
)

// packedValues is a dictionary at rest: its values in order of code, cut into
// chunks of about chunkText bytes at value boundaries and encoded (coding.go).
//
//	chunk: text text ... | length, length, ... as varints, unless all are equal
//
// A dictionary of more than a few values has a sieve besides.
type packedValues struct {
	n      int
	chunks []packedChunk
	hashes sieve
	cache  *chunkCache
}

type packedChunk struct {
	first  uint32 // code of its first value
	n      uint32
	text   uint32 // bytes of text
	each   uint32 // length of every value, 0 when they differ
	plain  bool   // of all values: see stretch
	coding coding
	pairs  *pairSet // of plain text that is not six bit; nil for little text
	data   []byte
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

// packer encodes chunks, one after the other, in the same memory.
type packer struct {
	encoder
	text  []byte
	ends  []uint32
	rests [][]byte // of the slabs that chunks are kept in
	kept  int      // bytes of chunks
	table *pairTable
}

const (
	// firstKeep is the size of a packer's first slab, maxKeep that of most.
	firstKeep, maxKeep = 16 << 10, 256 << 10
	// maxRests is how many slabs are filled at a time: little of them stays
	// empty.
	maxRests = 64
)

// pack fills a chunk with its values.
func (p *packer) pack(c *packedChunk, v values, hashes sieve) {
	p.text, p.ends = p.text[:0], p.ends[:0]
	v.each(int(c.first), func(code uint32, text []byte) bool {
		if code == c.first+c.n {
			return false
		}
		p.text = append(p.text, text...)
		p.ends = append(p.ends, uint32(len(p.text)))
		return true
	})
	c.text, c.plain, c.each = uint32(len(p.text)), isPlain(p.text), p.each()
	p.enter(c, hashes)
	if c.each == 0 {
		p.appendLengths()
	}
	var data []byte
	c.coding, data = p.encode(p.text, p.ends)
	if c.plain && c.coding != codingSixBit && c.text >= minPairText {
		c.pairs = p.pairs(p.text[:c.text])
	}
	c.data = p.keep(data)
}

// enter enters the values in the sieve. Where all of them are plain none needs to
// be looked at for that.
func (p *packer) enter(c *packedChunk, hashes sieve) {
	if hashes == nil {
		return
	}
	hash, from := valueHash, uint32(0)
	if c.plain {
		hash = foldedHash
	}
	for i, end := range p.ends {
		hashes.set(c.first+uint32(i), hash(p.text[from:end]))
		from = end
	}
}

// pairs returns the pairs of characters of a text.
func (p *packer) pairs(text []byte) *pairSet {
	if p.table == nil {
		p.table = newPairTable()
	}
	return p.table.pairs(text)
}

// each returns the length of every value, 0 when they differ.
func (p *packer) each() uint32 {
	first, from := p.ends[0], uint32(0)
	for _, end := range p.ends {
		if end-from != first {
			return 0
		}
		from = end
	}
	return first
}

// appendLengths appends the lengths of the values to their text.
func (p *packer) appendLengths() {
	from := uint32(0)
	for _, end := range p.ends {
		p.text = binary.AppendUvarint(p.text, uint64(end-from))
		from = end
	}
}

// keep returns a copy of data. Chunks share slabs: memory of their own would
// be a sixth larger, since it comes in few sizes.
func (p *packer) keep(data []byte) []byte {
	at := slices.IndexFunc(p.rests, func(rest []byte) bool { return len(rest) >= len(data) })
	if at < 0 {
		at = p.addSlab(len(data))
	}
	out := p.rests[at][:len(data):len(data)]
	p.rests[at] = p.rests[at][copy(out, data):]
	p.kept += len(data)
	return out
}

// addSlab adds a slab for size bytes at least and returns its number.
func (p *packer) addSlab(size int) int {
	slab := make([]byte, max(size, min(maxKeep, max(firstKeep, p.kept/16))))
	if len(p.rests) < maxRests {
		p.rests = append(p.rests, slab)
		return len(p.rests) - 1
	}
	least := 0
	for i, rest := range p.rests {
		if len(rest) < len(p.rests[least]) {
			least = i
		}
	}
	p.rests[least] = slab
	return least
}

// packing is a chunk to be filled from the values of a column.
type packing struct {
	chunk *packedChunk
	from  values
	to    *packedValues
}

// unpacked is a column as it was.
type unpacked struct {
	column *columnView
	values values
}

// restore gives the column its old values back unless all chunks were filled.
func (u unpacked) restore() {
	missing := func(c packedChunk) bool { return c.data == nil }
	if p := u.column.values.(*packedValues); slices.ContainsFunc(p.chunks, missing) {
		u.column.values = u.values
	}
}

// compact returns the views with their dictionaries compressed. The chunks of
// all columns are shared out evenly: one column may hold half of the text. It
// stops early with the context's error. When there is no room any more, columns
// that are not done stay as they are; nil is always room.
func compact(ctx context.Context, views []*domainView, cache *chunkCache, room func() bool) ([]*domainView, error) {
	if room == nil {
		room = func() bool { return true }
	}
	out, columns := unpackedColumns(views)
	cut := make([]*packedValues, len(columns))
	if err := forEach(ctx, len(columns), func(_, i int) { cut[i] = cutChunks(columns[i].values, cache) }); err != nil {
		return views, err
	}
	var work []packing
	for i, c := range columns {
		for j := range cut[i].chunks {
			work = append(work, packing{&cut[i].chunks[j], c.values, cut[i]})
		}
		c.column.values = cut[i]
	}
	packers := make([]packer, workers(len(work)))
	err := forEach(ctx, len(work), func(w, i int) {
		if room() {
			packers[w].pack(work[i].chunk, work[i].from, work[i].to.hashes)
		}
	})
	for _, c := range columns {
		c.restore()
	}
	return out, err
}

// unpackedColumns returns copies of views, and all of their columns that have
// dictionaries.
func unpackedColumns(views []*domainView) (out []*domainView, columns []unpacked) {
	for _, v := range views {
		packed := *v
		packed.columns = slices.Clone(v.columns)
		for i := range packed.columns {
			if c := &packed.columns[i]; c.values != nil {
				columns = append(columns, unpacked{c, c.values})
			}
		}
		out = append(out, &packed)
	}
	return out, columns
}
