package store

import "slices"

// textPieces reads the values of a dictionary as strings. What it opened it
// keeps: the values of one chunk share one string, and neighbouring blocks have
// neighbouring values.
type textPieces struct {
	values values
	packed *packedValues // nil when text is at hand
	chunks []*textChunk
	last   *textChunk
}

// textChunk is a chunk that was opened.
type textChunk struct {
	first uint32
	n     uint32
	text  string
	each  int
	ends  []uint32 // when lengths differ
}

// piecesOf returns the reader of a dictionary, nil for a column without one.
func (w *lateWorker) piecesOf(domain int, column uint32, c *columnView) *textPieces {
	if c.values == nil {
		return nil
	}
	id := dictID{domain, column}
	p := w.texts[id]
	if p == nil {
		p = &textPieces{values: c.values}
		if packed, ok := c.values.(*packedValues); ok {
			p.packed, p.chunks = packed, make([]*textChunk, len(packed.chunks))
		}
		w.texts[id] = p
	}
	return p
}

// text returns a value as the record spells it.
func (w *lateWorker) text(p *textPieces, code uint32) string {
	if p.packed == nil {
		return string(p.values.text(code))
	}
	c := p.last
	if c == nil || code-c.first >= c.n {
		c = w.chunk(p, p.packed.chunkIndex(code))
		p.last = c
	}
	return c.value(int(code - c.first))
}

// chunk opens a chunk. All that a worker has open takes some tens of megabytes.
func (w *lateWorker) chunk(p *textPieces, at int) *textChunk {
	if p.chunks[at] != nil {
		return p.chunks[at]
	}
	if w.open++; w.open > maxOpen {
		for _, other := range w.texts {
			clear(other.chunks)
		}
		w.open = 1
	}
	s := w.opened.open(&p.packed.chunks[at])
	c := &textChunk{first: s.first, n: uint32(s.n), text: string(s.text), each: s.each}
	if s.each == 0 {
		s.measure()
		c.ends = slices.Clone(s.ends)
	}
	p.chunks[at] = c
	return c
}

// value returns value number i.
func (c *textChunk) value(i int) string {
	if c.each > 0 {
		return c.text[i*c.each : (i+1)*c.each]
	}
	from := uint32(0)
	if i > 0 {
		from = c.ends[i-1]
	}
	return c.text[from:c.ends[i]]
}
