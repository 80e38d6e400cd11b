package loader

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
)

var (
	errMembers   = fmt.Errorf("more than %d files in one archive: the rest is not read", maxMembers)
	errBuffered  = fmt.Errorf("a zip archive over %d MiB can only be read from a file of its own", maxBuffered>>20)
	errEncrypted = errors.New("encrypted")
	errNoEnd     = errors.New("the archive has no end: it was cut off, and files may be missing")
	errNoList    = errors.New("a zip archive without the list of its files, which is at the end: it was cut off or damaged")
)

// tar reads the members of a tar archive as they come.
func (w *worker) tar(in layer) error {
	tail := &zeroTail{src: in.src}
	r := tar.NewReader(tail)
	members := w.archive(in)
	for {
		header, err := r.Next()
		if err == io.EOF {
			return members.end(tail.complete())
		}
		if err != nil {
			return members.end(cutOff(err))
		}
		if header.Typeflag == tar.TypeReg {
			if err := members.read(header.Name, &bounded{src: r, w: w, counted: !isSparse(header)}); err != nil {
				return members.end(err)
			}
		}
	}
}

// isSparse reports whether a member of a tar archive has holes: it is larger
// than what the archive stores of it.
func isSparse(header *tar.Header) bool {
	for key := range header.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse.") {
			return true
		}
	}
	return false
}

// zeroTail counts the zero bytes that a tar archive ends with. The archive
// ends with a block of them; one that was cut off between two members does
// not, and a tar reader is content with that.
type zeroTail struct {
	src   io.Reader
	zeros int
}

// Read counts the zeros that what was read ends with.
func (z *zeroTail) Read(p []byte) (int, error) {
	n, err := z.src.Read(p)
	kept := len(bytes.TrimRight(p[:n], "\x00"))
	if kept > 0 {
		z.zeros = 0
	}
	z.zeros += n - kept
	return n, err
}

// complete returns an error when the end of the archive is missing.
func (z *zeroTail) complete() error {
	const block = 512
	if z.zeros < block {
		return errNoEnd
	}
	return nil
}

// zip reads the members of a zip archive in the order of its directory.
func (w *worker) zip(in layer) error {
	file, size, err := w.random(in)
	if err != nil {
		return w.broken(in.name, err)
	}
	r, err := zip.NewReader(file, size)
	if errors.Is(err, zip.ErrFormat) {
		err = errNoList
	}
	if err != nil {
		return w.broken(in.name, cutOff(err))
	}
	r.RegisterDecompressor(zip.Deflate, func(src io.Reader) io.ReadCloser { return w.inflater(in.depth, src) })
	r.RegisterDecompressor(zstd.ZipMethodWinZip, zstd.ZipDecompressor(zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxDictionary)))
	members := w.archive(in)
	for _, f := range r.File {
		if !f.Mode().IsRegular() {
			continue
		}
		if err := members.readZipped(f); err != nil {
			return members.end(err)
		}
	}
	return members.end(nil)
}

// inflater returns the worker's inflater for the members of an archive, which
// are read one after the other.
func (w *worker) inflater(depth int, src io.Reader) io.ReadCloser {
	if w.flates[depth] == nil {
		w.flates[depth] = flate.NewReader(src)
	} else if err := w.flates[depth].(flate.Resetter).Reset(src, nil); err != nil {
		return flate.NewReader(src)
	}
	return w.flates[depth]
}

// random returns a layer to be read at random: the item's own file, or a copy
// in memory.
func (w *worker) random(in layer) (io.ReaderAt, int64, error) {
	if file, ok := in.file.(io.ReaderAt); ok && in.size >= 0 {
		w.count(-in.src.Buffered()) // it is read again
		return &meterAt{file, w, in.size}, in.size, nil
	}
	data, err := io.ReadAll(io.LimitReader(in.src, maxBuffered+1))
	if err != nil {
		return nil, 0, err
	}
	if len(data) > maxBuffered {
		return nil, 0, errBuffered
	}
	return bytes.NewReader(data), int64(len(data)), nil
}

// members reads the files in an archive.
type members struct {
	w     *worker
	in    layer
	found int
}

// archive begins an archive: from now on its members are counted in its place.
func (w *worker) archive(in layer) *members {
	return &members{w: w, in: in}
}

// read reads one member. Its error ends the archive.
func (m *members) read(name string, src io.Reader) error {
	if err := m.begin(); err != nil {
		return err
	}
	return m.content(name, src)
}

// readZipped reads one member of a zip archive.
func (m *members) readZipped(f *zip.File) error {
	if err := m.begin(); err != nil {
		return err
	}
	if f.Flags&1 != 0 {
		return m.w.broken(m.name(f.Name), errEncrypted)
	}
	src, err := f.Open()
	if err != nil {
		return m.w.broken(m.name(f.Name), err)
	}
	defer src.Close()
	return m.content(f.Name, &bounded{src: src, w: m.w})
}

// begin counts a member. The first one takes the place of the archive.
func (m *members) begin() error {
	if m.w.ctx.Err() != nil {
		return m.w.ctx.Err()
	}
	if m.w.item.members == maxMembers {
		return errMembers
	}
	if err := m.w.item.bomb(); err != nil {
		return err
	}
	m.w.item.members++
	if m.found > 0 {
		m.w.tally.known(1, 0)
	}
	m.found++
	return nil
}

func (m *members) content(name string, src io.Reader) error {
	return m.w.content(layer{name: m.name(name), src: m.w.buffer(m.in.depth, src), depth: m.in.depth + 1})
}

func (m *members) name(member string) string { return m.in.name + "!" + member }

// end closes the archive. An archive of which nothing was read has failed or
// is skipped; otherwise its members have been counted.
func (m *members) end(err error) error {
	switch {
	case m.w.ctx.Err() != nil:
		return m.w.ctx.Err()
	case m.found == 0 && err == nil:
		m.w.tally.skipFile(m.in.name, "archive without files")
	case m.found == 0:
		m.w.fail(m.in.name, err)
	case err != nil:
		m.w.tally.problem(Problem{Source: m.in.name, Byte: -1, Err: err})
	}
	return nil
}

// meterAt is meter for a file read at random. What is read again, as members
// of an archive may overlap, is not stored again: it counts as inflated.
type meterAt struct {
	src  io.ReaderAt
	w    *worker
	size int64
}

// ReadAt counts what is read; it fails with the context's error once loading has ended.
func (m *meterAt) ReadAt(p []byte, off int64) (int, error) {
	if err := m.w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.src.ReadAt(p, off)
	m.w.count(n)
	if again := m.w.item.stored - m.size; again > 0 {
		m.w.item.stored, m.w.item.inflated = m.size, m.w.item.inflated+again
	}
	return n, err
}
