package s3

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	// DefaultCacheSize is how many bytes a cache keeps: a month of a small
	// organisation.
	DefaultCacheSize = 4 << 30

	// mostEntries bounds the index in memory, of some 40 bytes each. An object of
	// CloudTrail's has 10 KB and more, so that size ends a cache before.
	mostEntries = 1 << 20

	// packsKept is how many packs of full size fill a cache. What is not used any
	// more goes one pack at a time.
	packsKept = 32

	// mostPacks is how many packs are kept, however small. There are more than
	// packsKept where several processes write, or were killed.
	mostPacks = 256
)

// Cache keeps objects that were read in a folder, so that a second look costs
// nothing. It is safe for concurrent use, by several processes too: each one
// appends to a pack of its own (pack.go), and one that is gone or damaged is one
// that was never there.
//
// Many small objects are one large file, because making a file, closing it and
// giving it its name takes longer than fetching such an object.
type Cache struct {
	dir    string
	limit  int64
	now    func() time.Time
	create func(dir, pattern string) (*os.File, error)

	mu    sync.Mutex
	packs map[uint32]*pack
	last  uint32          // number of the pack that was found or made last
	index map[uint64]spot // by the key of an ident; may name packs that are gone
	live  *pack           // is appended to
	used  int64           // bytes of all packs, as far as known
	full  error           // why nothing more is written
}

// spot is where an entry lies.
type spot struct{ pack, at uint32 }

// OpenCache opens the cache in a folder, and makes it when it is missing; fresh
// reports that. It keeps no more than limit bytes, by letting go of what was
// not used for longest. A folder that others can write to is refused.
func OpenCache(dir string, limit int64) (c *Cache, fresh bool, err error) {
	_, err = os.Stat(dir)
	fresh = errors.Is(err, fs.ErrNotExist)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, false, fmt.Errorf("cache: %w", err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, false, fmt.Errorf("cache: %w", err)
	}
	if err := private(info); err != nil {
		return nil, false, fmt.Errorf("cache: %s: %w", dir, err)
	}
	c = &Cache{dir: dir, limit: limit, now: time.Now, create: os.CreateTemp, packs: make(map[uint32]*pack), index: make(map[uint64]spot)}
	c.load()
	c.trim(limit)
	return c, fresh, nil
}

// Dir returns the folder.
func (c *Cache) Dir() string { return c.dir }

// Seal writes what is still in memory, so that others and the next run find
// it. More can be stored afterwards.
func (c *Cache) Seal() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.seal()
}

// Fault returns why nothing more is stored, nil when it is.
func (c *Cache) Fault() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.full
}

// ident identifies what an object's bytes are.
type ident [sha256.Size]byte

// ident returns how the cache knows an object; its parts cannot run into each
// other.
func (t *Trail) ident(o object) ident {
	var b bytes.Buffer
	for _, part := range []string{t.bucket.elsewhere(), t.bucket.name, o.key, o.etag, strconv.FormatInt(o.size, 10)} {
		fmt.Fprintf(&b, "%d:%s\n", len(part), part)
	}
	return sha256.Sum256(b.Bytes())
}

func (c *Cache) has(id ident) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, _, ok := c.find(id)
	return ok
}

// find returns where an object lies. mu is held.
func (c *Cache) find(id ident) (p *pack, at int64, ok bool) {
	where, ok := c.index[id.key()]
	p = c.packs[where.pack]
	return p, int64(where.at), ok && p != nil
}

// get returns an object's bytes when they are there as they were stored. A pack
// in which they are not is damaged: all of it goes.
func (c *Cache) get(id ident, size int64) ([]byte, bool) {
	p, file, at, ok := c.use(id)
	if !ok {
		return nil, false
	}
	text, err := readEntry(file, id, at, size)
	if errors.Is(err, os.ErrClosed) { // meanwhile, by who writes to it
		return nil, false
	}
	if err != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.drop(p)
		return nil, false
	}
	return text, true
}

// use returns where an object can be read.
func (c *Cache) use(id ident) (p *pack, file *os.File, at int64, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p, at, ok = c.find(id); !ok {
		return nil, nil, 0, false
	}
	if err := errors.Join(p.open(), p.flush()); err != nil {
		c.drop(p)
		return nil, nil, 0, false
	}
	p.touch(c.now())
	return p, p.file, at, true
}

// put stores an object. When that fails nothing more is stored: the disk is
// full, or the folder is somebody else's.
func (c *Cache) put(id ident, text []byte) {
	head := headOf(id, text)
	c.mu.Lock()
	defer c.mu.Unlock()
	size := headSize + int64(len(text))
	if _, _, known := c.find(id); known || c.full != nil || size > c.limit/8 {
		return
	}
	if c.full = c.ready(size); c.full == nil {
		at := c.live.end
		if c.full = c.live.add(head, text); c.full == nil {
			c.index[id.key()] = spot{c.live.number, uint32(at)}
			c.used += size + placeSize
			return
		}
	}
	if c.live != nil {
		c.drop(c.live)
	}
}

// packSize is how large a pack grows.
func (c *Cache) packSize() int64 { return min(c.limit/packsKept, largestPack) }

// ready has a pack with room for an entry.
func (c *Cache) ready(size int64) (err error) {
	if c.live != nil && c.live.end+size > c.packSize() {
		c.seal()
	}
	if c.used+size > c.limit || len(c.index) >= mostEntries {
		c.trim(c.limit/8*7 - size)
	}
	if c.live != nil || c.resume(size) {
		return nil
	}
	c.last++
	if c.live, err = newPack(c.create, c.dir, c.last, c.now()); err == nil {
		c.packs[c.last] = c.live
		c.used += c.live.size()
	}
	return err
}

// resume goes on with a pack that is not full and that nobody else writes to.
func (c *Cache) resume(size int64) bool {
	for _, p := range c.packs {
		if p.end+size > c.packSize()/2 {
			continue
		}
		before := p.size()
		if p.resume(c.packSize()-size) != nil {
			continue
		}
		c.enter(p) // others may have added to it
		c.used += p.size() - before
		c.live = p
		return true
	}
	return false
}

// seal ends the pack that is written to. When that fails what it holds is
// found by others as far as it was written.
func (c *Cache) seal() {
	if c.live == nil {
		return
	}
	_ = c.live.seal()
	c.live = nil
}

// enter puts the entries of a pack into the index.
func (c *Cache) enter(p *pack) {
	for _, e := range p.entries {
		c.index[e.key] = spot{p.number, e.at}
	}
}

// load reads the index of every pack there is, up to [mostEntries], those used
// last first.
func (c *Cache) load() {
	files, _ := os.ReadDir(c.dir)
	var found []*pack
	for _, f := range files {
		info, err := f.Info()
		if err != nil || !info.Mode().IsRegular() || !isOurs(f.Name()) {
			continue
		}
		c.last++
		found = append(found, &pack{path: filepath.Join(c.dir, f.Name()), number: c.last, used: info.ModTime(), end: info.Size()})
	}
	slices.SortFunc(found, func(a, b *pack) int { return b.used.Compare(a.used) })
	for _, p := range found {
		c.packs[p.number] = p
		if len(c.index) < mostEntries && p.list() == nil {
			c.enter(p)
			p.entries = nil
		}
		c.used += p.size()
	}
}

// trim lets go of the packs that were not used for longest until the others
// have no more than limit bytes, and are no more than are kept.
func (c *Cache) trim(limit int64) {
	entries := len(c.index)
	for _, p := range slices.SortedFunc(maps.Values(c.packs), func(a, b *pack) int { return a.used.Compare(b.used) }) {
		if c.used <= limit && entries < mostEntries && len(c.packs) <= mostPacks {
			break
		}
		if p != c.live {
			entries -= p.count
			c.drop(p)
		}
	}
	maps.DeleteFunc(c.index, func(_ uint64, where spot) bool { return c.packs[where.pack] == nil })
}

// drop lets go of a pack. mu is held.
func (c *Cache) drop(p *pack) {
	if c.packs[p.number] != p {
		return
	}
	delete(c.packs, p.number)
	c.used -= p.size()
	if c.live == p {
		c.live = nil
	}
	p.remove()
}

// isOurs reports whether a file's name is one that a cache gives.
func isOurs(name string) bool { return strings.HasSuffix(name, packSuffix) }
