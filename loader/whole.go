package loader

import (
	"bufio"
	"bytes"
	"encoding/binary"
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

// A text that is inflated at once is never a decompression bomb.
const _ uint = freeInflated - wholeText

// roomBehind is more than the decoder wants behind a text.
const roomBehind = 1 << 10

// longestWindow is the length of a text in which nothing can be too large for
// a window. Longer ones are read through a window, so that the same records
// are refused as in a stream.
const longestWindow = maxRecord - leastRead

// gzipWhole reads a gzip file that is small enough to be inflated at once.
// One that is unusual or damaged is read piece by piece instead, which gives
// what comes before the damage and says where it is.
func (w *worker) gzipWhole(in layer) error {
	if w.whole == nil {
		w.whole = &whole{decoder: inflate.NewDecoder()}
	}
	h := w.whole
	defer h.shrink()
	end := h.read(in)
	if end == io.EOF {
		if text, err := h.decoder.Gunzip(h.room(), h.stored.Bytes(), wholeText); err == nil {
			h.text = text
			w.item.inflated += int64(len(text))
			return w.content(h.inflated(in, w))
		}
	}
	in.src = bufio.NewReader(io.MultiReader(bytes.NewReader(h.stored.Bytes()), &after{in.src, end}))
	return w.gzipStream(in)
}

// read reads as much of the file as it should hold. It returns io.EOF when the
// file ended, no error when it has grown, else why it cannot be read.
func (h *whole) read(in layer) error {
	h.stored.Reset()
	_, err := io.CopyN(&h.stored, in.src, in.size)
	if err == nil {
		_, err = in.src.Peek(1)
	}
	return err
}

// room returns memory for the text. Where it is longer than those before, more
// than it needs: as texts grow from file to file, they would leave behind twice
// the memory that the longest takes. Room that is not written to is not mapped.
// Whether the file says truly how long the text is, is for the decoder to see.
func (h *whole) room() []byte {
	stored := h.stored.Bytes()
	if len(stored) < 4 {
		return h.text
	}
	size := int(binary.LittleEndian.Uint32(stored[len(stored)-4:]))
	if size+roomBehind <= cap(h.text) || size > min(keptText/2, maxRatio*len(stored)) {
		return h.text
	}
	return make([]byte, size+size/2+roomBehind)
}

// inflated returns the text of a layer.
func (h *whole) inflated(in layer, w *worker) layer {
	h.reader.Reset(h.text)
	out := layer{name: in.name, src: w.buffer(in.depth, &h.reader), depth: in.depth + 1}
	if len(h.text) <= longestWindow {
		out.text = h.text
	}
	return out
}

// after is the rest of a file of which reading ended once.
type after struct {
	src io.Reader
	end error // why; no error when there is more
}

// Read goes on where reading ended, or fails again with the error it ended with.
func (a *after) Read(p []byte) (int, error) {
	if a.end != nil {
		return 0, a.end
	}
	return a.src.Read(p)
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
