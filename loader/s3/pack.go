package s3

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"time"
)

// A pack is a file of entries, one behind the other, and behind these their
// index once nobody writes to it any more:
//
//	entry   magic 4 | ident 32 | size 8 | SHA-256 of the text 32 | text
//	index   (key 8 | offset 4) for each entry | SHA-256 of these 32 | their number 4 | magic 4
//
// Numbers are little-endian. A pack without an index is being written to, or
// was when its process ended: then its entries are found one from the other, up
// to one that is not whole. Whatever an index says, an entry is taken for an
// object's bytes only when its ident, size and SHA-256 are right.
const (
	entryMagic = "tse1"
	indexMagic = "tsi1"
	headSize   = 4 + 2*sha256.Size + 8
	tailSize   = sha256.Size + 4 + 4
	placeSize  = 8 + 4

	packSuffix = ".pack"

	// largestPack leaves offsets room in four bytes, one entry of any size included.
	largestPack = 1 << 30

	// packBuffer is how much is written at a time.
	packBuffer = 1 << 20
)

// pack is a file of the cache. One that is written to is locked for others.
type pack struct {
	path   string
	number uint32
	file   *os.File // nil when it is not open
	used   time.Time
	marked time.Time // when the file was last marked as used
	end    int64     // of the entries
	count  int       // of the entries

	entries []entry // while they are found, and while it is written to
	pending []byte  // of the entries, not written yet
}

// entry is what an index knows of an entry.
type entry struct {
	key uint64
	at  uint32
}

// key is what an index knows an object by.
func (id ident) key() uint64 { return binary.LittleEndian.Uint64(id[:]) }

var (
	errDamaged = errors.New("not as it was stored")
	errInUse   = errors.New("somebody else writes to it, or it is full")
)

// headOf returns what stands before an object's bytes.
func headOf(id ident, text []byte) []byte {
	sum := sha256.Sum256(text)
	head := append(make([]byte, 0, headSize), entryMagic...)
	head = append(head, id[:]...)
	head = binary.LittleEndian.AppendUint64(head, uint64(len(text)))
	return append(head, sum[:]...)
}

// mostTaken is how many new packs in a row may be taken by other processes.
const mostTaken = 16

// newPack makes a pack to write to, that only this user can read. Another process
// that looks for one to resume may find it before it is locked: that one is the
// other's then, as two that write to one pack would damage it.
func newPack(create func(dir, pattern string) (*os.File, error), dir string, number uint32, now time.Time) (*pack, error) {
	for range mostTaken {
		f, err := create(dir, "*"+packSuffix) // 0600
		if err != nil {
			return nil, err
		}
		// Where locking cannot be done at all nobody resumes a pack.
		if !errors.Is(lock(f), errInUse) {
			return &pack{path: f.Name(), number: number, file: f, used: now, marked: now}, nil
		}
		_ = f.Close()
	}
	return nil, errInUse
}

// size returns how many bytes the file has, or will have with its index.
func (p *pack) size() int64 { return p.end + placeSize*int64(p.count) + tailSize }

// open opens the file to read from, unless it is open.
func (p *pack) open() (err error) {
	if p.file == nil {
		p.file, err = os.Open(p.path)
	}
	return err
}

// touch remembers that the pack was used. The file is marked now and then, for
// other processes and the next ones.
func (p *pack) touch(now time.Time) {
	p.used = now
	if now.Sub(p.marked) >= time.Minute {
		p.marked = now
		_ = os.Chtimes(p.path, now, now)
	}
}

// readEntry returns the bytes of an entry, which has to be of an object and a
// size.
func readEntry(file *os.File, id ident, at, size int64) ([]byte, error) {
	all := make([]byte, headSize+size)
	if _, err := file.ReadAt(all, at); err != nil {
		return nil, err
	}
	text := all[headSize:]
	if !bytes.Equal(all[:headSize], headOf(id, text)) {
		return nil, errDamaged
	}
	return text, nil
}

// add appends an entry.
func (p *pack) add(head, text []byte) error {
	p.entries = append(p.entries, entry{ident(head[len(entryMagic):]).key(), uint32(p.end)})
	p.count++
	p.end += headSize + int64(len(text))
	p.pending = append(p.pending, head...)
	if len(p.pending)+len(text) > packBuffer {
		if err := p.flush(); err != nil {
			return err
		}
	}
	if len(text) > packBuffer {
		_, err := p.file.Write(text)
		return err
	}
	p.pending = append(p.pending, text...)
	return nil
}

// flush writes what is pending.
func (p *pack) flush() error {
	if len(p.pending) == 0 {
		return nil
	}
	_, err := p.file.Write(p.pending)
	p.pending = p.pending[:0]
	return err
}

// seal ends writing with an index.
func (p *pack) seal() error {
	var index []byte
	for _, e := range p.entries {
		index = binary.LittleEndian.AppendUint64(index, e.key)
		index = binary.LittleEndian.AppendUint32(index, e.at)
	}
	sum := sha256.Sum256(index)
	index = append(index, sum[:]...)
	index = binary.LittleEndian.AppendUint32(index, uint32(len(p.entries)))
	index = append(index, indexMagic...)
	err := p.flush()
	if err == nil {
		_, err = p.file.Write(index)
	}
	p.entries, p.pending = nil, nil
	return errors.Join(err, p.close())
}

// resume gets ready to append, unless there is more in the pack than most bytes
// or somebody else does.
func (p *pack) resume(most int64) error {
	f, err := os.OpenFile(p.path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	_ = p.close()
	p.file = f
	if err := lock(f); err != nil {
		return errors.Join(err, p.close())
	}
	err = p.listOpen()
	if err == nil && p.end > most {
		err = errInUse
	}
	if err == nil {
		err = f.Truncate(p.end)
	}
	if err == nil {
		_, err = f.Seek(p.end, io.SeekStart)
	}
	if err != nil {
		p.entries = nil
		return errors.Join(err, p.close())
	}
	return nil
}

// list finds the entries of the file.
func (p *pack) list() error {
	if err := p.open(); err != nil {
		return err
	}
	return errors.Join(p.listOpen(), p.close())
}

func (p *pack) listOpen() error {
	info, err := p.file.Stat()
	if err != nil {
		return err
	}
	if p.entries, p.end, err = p.indexed(info.Size()); err != nil {
		p.entries, p.end = p.scan(info.Size())
	}
	p.count = len(p.entries)
	return nil
}

// indexed reads the index of a pack, and returns where it starts.
func (p *pack) indexed(size int64) ([]entry, int64, error) {
	var tail [tailSize]byte
	if _, err := p.file.ReadAt(tail[:], max(size-tailSize, 0)); err != nil {
		return nil, 0, err
	}
	length := placeSize * int64(binary.LittleEndian.Uint32(tail[sha256.Size:]))
	start := size - tailSize - length
	if string(tail[tailSize-len(indexMagic):]) != indexMagic || start < 0 {
		return nil, 0, errDamaged
	}
	index := make([]byte, length)
	if _, err := p.file.ReadAt(index, start); err != nil {
		return nil, 0, err
	}
	if sha256.Sum256(index) != [sha256.Size]byte(tail[:]) {
		return nil, 0, errDamaged
	}
	var out []entry
	for ; len(index) > 0; index = index[placeSize:] {
		out = append(out, entry{binary.LittleEndian.Uint64(index), binary.LittleEndian.Uint32(index[8:])})
	}
	return out, start, nil
}

// scan finds the entries that are whole, from the first one on.
func (p *pack) scan(size int64) (out []entry, end int64) {
	var head [headSize]byte
	for end <= largestPack {
		if _, err := p.file.ReadAt(head[:], end); err != nil || string(head[:len(entryMagic)]) != entryMagic {
			break
		}
		length := binary.LittleEndian.Uint64(head[len(entryMagic)+sha256.Size:])
		if length > uint64(size-end-headSize) {
			break
		}
		out = append(out, entry{ident(head[len(entryMagic):]).key(), uint32(end)})
		end += headSize + int64(length)
	}
	return out, end
}

// close lets go of the file.
func (p *pack) close() error {
	if p.file == nil {
		return nil
	}
	f := p.file
	p.file = nil
	return f.Close()
}

// remove lets go of the pack and its file.
func (p *pack) remove() {
	_ = p.close()
	_ = os.Remove(p.path)
	p.entries, p.pending = nil, nil
}
