package store

import (
	"encoding/binary"
	"slices"

	"github.com/klauspost/compress/huff0"
	"github.com/klauspost/compress/s2"
)

// coding says how the text of a chunk, and the lengths of its values behind
// it, are kept. The packer takes the shortest one that reads fast:
//
//	codingS2       values like others: names, ARNs
//	codingHuffman  random values of few characters: digits
//	codingSixBit   random values of more: base64
//
// A Huffman code over S2 would save 5 bytes an event, and make a text search
// take a third longer.
type coding uint8

const (
	codingS2 coding = iota
	codingHuffman
	codingSixBit
)

// encoder encodes chunks, one after the other, in the same memory.
type encoder struct {
	six     sixEncoder
	huffman huff0.Scratch
	s2, out []byte
	last    coding
}

// encode returns a chunk in a coding: the text of values that end at ends, and
// behind it their lengths. The result is valid until the next call.
func (e *encoder) encode(chunk []byte, ends []uint32) (coding, []byte) {
	text := chunk[:ends[len(ends)-1]]
	code := codingSixBit
	var out []byte
	if e.last == codingSixBit { // chunks of a column are much alike
		out = e.sixBit(chunk, text, ends)
	}
	if out == nil {
		code, out = e.shortest(chunk, text, ends)
	}
	e.last = code
	return code, out
}

func (e *encoder) shortest(chunk, text []byte, ends []uint32) (coding, []byte) {
	e.s2 = s2.Encode(e.s2[:cap(e.s2)], chunk)
	if pays(len(e.s2), len(chunk)) {
		return codingS2, e.s2
	}
	if out := e.sixBit(chunk, text, ends); out != nil {
		return codingSixBit, out
	}
	if out := e.huff(chunk); out != nil {
		return codingHuffman, out
	}
	return codingS2, e.s2
}

// sixBit returns the chunk with its text in six bits, nil when that can not be.
func (e *encoder) sixBit(chunk, text []byte, ends []uint32) []byte {
	out := e.six.encode(e.out[:0], text, ends)
	if out == nil {
		return nil
	}
	e.out = append(out, chunk[len(text):]...)
	return e.out
}

// pays reports whether a size is enough smaller than another one to spend
// time on reading it.
func pays(size, than int) bool { return size < than-than/8 }

// huff returns the Huffman code of data behind its size, nil when that is not
// worth it.
func (e *encoder) huff(data []byte) []byte {
	e.huffman.Reuse = huff0.ReusePolicyNone
	code, _, err := huff0.Compress4X(data, &e.huffman)
	if err != nil || !pays(len(code), len(data)) {
		return nil
	}
	e.out = append(binary.AppendUvarint(e.out[:0], uint64(len(data))), code...)
	return e.out
}

// decoder decodes chunks in the same memory. The data is ours, so it cannot
// fail.
type decoder struct {
	six     sixDecoder
	huffman *huff0.Scratch
}

// decode returns the text of a chunk and the lengths behind it, in dst where
// that is large enough.
func (d *decoder) decode(dst []byte, c *packedChunk) []byte {
	var err error
	switch c.coding {
	case codingS2:
		dst, err = s2.Decode(dst[:cap(dst)], c.data)
	case codingHuffman:
		dst, err = d.unhuff(dst, c.data)
	case codingSixBit:
		dst = d.six.decode(dst[:0], c)
	}
	if err != nil {
		panic("store: a dictionary chunk does not decompress: " + err.Error())
	}
	return dst
}

// unhuff undoes huff.
func (d *decoder) unhuff(dst, data []byte) ([]byte, error) {
	size, n := binary.Uvarint(data)
	dst = slices.Grow(dst[:0], int(size))
	table, code, err := huff0.ReadTable(data[n:], d.huffman)
	if err != nil {
		return nil, err
	}
	d.huffman = table
	_, err = table.Decoder().Decompress4X(dst[:0:size], code)
	return dst[:size], err
}
