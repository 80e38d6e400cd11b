package loader

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// headSize is how much of a file is looked at to tell what it is: the magic
// of a tar archive ends at 262.
const headSize = 512

var (
	errEmpty     = errors.New("empty file")
	errCutOff    = errors.New("unexpected end of file")
	errBomb      = fmt.Errorf("inflates more than %d times: a decompression bomb, which is not read further", maxRatio)
	errTrailing  = errors.New("trailing bytes that are no gzip")
	errTooNested = fmt.Errorf("more than %d compressed files or archives inside each other", maxLayers)
)

// layer is a file as it is before anything is known about it: an item, what
// was compressed in it, or a member of an archive in it.
type layer struct {
	name  string
	src   *bufio.Reader
	depth int
	// file and size are set where the item can be read at random.
	file any
	size int64
	// text is all of the layer, where it is in memory.
	text []byte
}

// form is a compression or an archive, told by how it starts.
type form struct {
	magic  string
	at     int
	open   func(*worker, layer) error
	reason string // why it is not read, when open is nil
}

// forms returns what a file can be besides text.
func forms() []form {
	return []form{
		{magic: "\x1f\x8b", open: (*worker).gzip},
		{magic: "\x28\xb5\x2f\xfd", open: (*worker).zstd},
		{magic: "PK\x03\x04", open: (*worker).zip},
		{magic: "PK\x05\x06", open: (*worker).zip},
		{magic: "ustar", at: 257, open: (*worker).tar},
		{magic: "PAR1", reason: "Parquet file"},
		{magic: "BZh", reason: "compressed with bzip2"},
		{magic: "\xfd7zXZ\x00", reason: "compressed with xz"},
		{magic: "7z\xbc\xaf\x27\x1c", reason: "7z archive"},
		{magic: "Rar!\x1a\x07", reason: "rar archive"},
	}
}

// head returns the first bytes. A stream that starts like JSON may not send
// more for a while, so that is taken as it comes.
func (l layer) head() ([]byte, error) {
	first, err := l.src.Peek(1)
	if err == nil && isOpening(first[0]) {
		return l.src.Peek(min(headSize, l.src.Buffered()))
	}
	return l.src.Peek(headSize)
}

// content reads a layer: by its first bytes it is opened further, or it is
// text. Every fault is reported before it returns; only an end of loading is
// an error.
func (w *worker) content(in layer) error {
	head, err := in.head()
	if len(head) == 0 {
		if err == io.EOF {
			err = errEmpty
		}
		return w.broken(in.name, err)
	}
	for _, f := range w.forms {
		if len(head) < f.at || !bytes.HasPrefix(head[f.at:], []byte(f.magic)) {
			continue
		}
		if f.open == nil {
			w.tally.skipFile(in.name, f.reason)
			return nil
		}
		if in.depth == maxLayers {
			return w.broken(in.name, errTooNested)
		}
		return f.open(w, in)
	}
	return w.text(in)
}

// broken reports a file of which nothing can be read.
func (w *worker) broken(name string, err error) error {
	if w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	w.fail(name, err)
	return nil
}

// gzip reads what a gzip file holds, all members of it one after the other.
func (w *worker) gzip(in layer) error {
	if in.file != nil && in.size > 0 && in.size <= wholeStored {
		return w.gzipWhole(in)
	}
	return w.gzipStream(in)
}

// gzipStream reads a gzip file piece by piece.
func (w *worker) gzipStream(in layer) error {
	z := w.gzips[in.depth]
	if z == nil {
		z = new(gzip.Reader)
		w.gzips[in.depth] = z
	}
	if err := z.Reset(in.src); err != nil {
		return w.broken(in.name, cutOff(err))
	}
	return w.inflated(in, z)
}

// zstd reads what a zstd file holds.
func (w *worker) zstd(in layer) error {
	z := w.zstds[in.depth]
	if z == nil {
		var err error
		z, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxDictionary), zstd.WithDecoderLowmem(true))
		if err != nil {
			return w.broken(in.name, err)
		}
		w.zstds[in.depth] = z
	}
	if err := z.Reset(in.src); err != nil {
		return w.broken(in.name, err)
	}
	return w.inflated(in, z)
}

// inflated reads what came out of a compressed layer.
func (w *worker) inflated(in layer, src io.Reader) error {
	return w.content(layer{
		name:  in.name,
		src:   w.buffer(in.depth, &bounded{src: src, w: w}),
		depth: in.depth + 1,
	})
}

// buffer returns the worker's buffer for what a layer holds. It is small:
// large reads go past it.
func (w *worker) buffer(depth int, src io.Reader) *bufio.Reader {
	if w.buffers[depth] == nil {
		w.buffers[depth] = bufio.NewReaderSize(nil, headSize)
	}
	w.buffers[depth].Reset(src)
	return w.buffers[depth]
}

// bounded ends reading what was compressed when its item grows out of
// proportion. It is the item that counts: many small layers are as bad as a
// large one.
type bounded struct {
	src     io.Reader
	w       *worker
	counted bool // by the layer around this one, in which it has the same size
}

// Read reports a file that inflates more than any trail does, one that is cut off, and
// what follows the compressed data.
func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.src.Read(p)
	if err == gzip.ErrHeader {
		err = errTrailing
	}
	if !b.counted {
		b.w.item.inflated += int64(n)
	}
	if bomb := b.w.item.bomb(); bomb != nil {
		return n, bomb
	}
	return n, cutOff(err)
}

// cutOff says in full what the end of a file means that is not complete.
func cutOff(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errCutOff
	}
	return err
}
