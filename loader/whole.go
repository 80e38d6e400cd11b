package loader

import (
	"bufio"
	"bytes"
	"io"

	"github.com/trailsift/trailsift/loader/inflate"
)

// whole inflates gzip files that fit in memory, in the same memory one after
// the other.
type whole struct {
	decoder *inflate.Decoder
	stored  bytes.Buffer
	text    []byte
	reader  bytes.Reader
}

// gzipWhole reads a gzip file that is small enough to be inflated at once.
// One that is unusual or damaged is read piece by piece instead, which gives
// what comes before the damage and says where it is.
func (w *worker) gzipWhole(in layer) error {
	if w.whole == nil {
		w.whole = &whole{decoder: inflate.NewDecoder()}
	}
	h := w.whole
	defer h.shrink()
	h.stored.Reset()
	// A file that grows while it is read, or fails, is read on by the stream.
	_, err := io.CopyN(&h.stored, in.src, in.size)
	if _, more := in.src.Peek(1); err == nil && more == io.EOF {
		limit := wholeText
		if in.size < freeInflated/maxRatio {
			limit = min(limit, freeInflated)
		}
		if text, err := h.decoder.Gunzip(h.text, h.stored.Bytes(), limit); err == nil {
			h.text = text
			h.reader.Reset(text)
			return w.content(layer{name: in.name, src: w.buffer(in.depth, &h.reader), depth: in.depth + 1, text: text})
		}
	}
	in.src = bufio.NewReader(io.MultiReader(bytes.NewReader(h.stored.Bytes()), in.src))
	return w.gzipStream(in)
}

// shrink lets go of what an uncommonly large file needed.
func (h *whole) shrink() {
	if cap(h.text) > keptText {
		h.text = nil
	}
	if h.stored.Cap() > keptText {
		h.stored = bytes.Buffer{}
	}
}
