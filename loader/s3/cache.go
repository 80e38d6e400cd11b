package s3

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// DefaultCacheSize is how many bytes a cache keeps: a month of a small
// organisation.
const DefaultCacheSize = 4 << 30

// Cache keeps objects that were read in a folder, so that a second look costs
// nothing. It is safe for concurrent use, by several processes too: files are
// put in place whole, and one that is gone or damaged is one that was never
// there.
//
// A file is named by the SHA-256 of what identifies the object, in hexadecimal,
// and holds the SHA-256 of the object's bytes and these.
type Cache struct {
	dir   string
	limit int64

	mu   sync.Mutex
	used int64 // bytes, as far as known
	full error // why nothing more is written
}

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
	c = &Cache{dir: dir, limit: limit}
	c.trim(limit)
	return c, fresh, nil
}

// Dir returns the folder.
func (c *Cache) Dir() string { return c.dir }

// ident identifies what an object's bytes are.
type ident [sha256.Size]byte

// ident returns how the cache knows an object; its parts cannot run into each
// other.
func (t *Trail) ident(o object) ident {
	var b bytes.Buffer
	for _, part := range []string{t.opts.Endpoint, t.bucket.name, o.key, o.etag, strconv.FormatInt(o.size, 10)} {
		fmt.Fprintf(&b, "%d:%s\n", len(part), part)
	}
	return sha256.Sum256(b.Bytes())
}

// path returns the file of an object. Nothing of its name is in it.
func (c *Cache) path(id ident) string {
	name := hex.EncodeToString(id[:])
	return filepath.Join(c.dir, name[:2], name)
}

func (c *Cache) has(id ident) bool {
	_, err := os.Lstat(c.path(id))
	return err == nil
}

// get returns an object's bytes when they are there as they were stored.
func (c *Cache) get(id ident, size int64) ([]byte, bool) {
	path := c.path(id)
	info, err := os.Lstat(path)
	if err != nil {
		return nil, false
	}
	if !info.Mode().IsRegular() || info.Size() != size+sha256.Size { // not read, however big
		_ = os.Remove(path)
		return nil, false
	}
	all, err := os.ReadFile(path)
	if err != nil {
		return nil, false
	}
	text := all[min(sha256.Size, len(all)):]
	if int64(len(text)) != size || sha256.Sum256(text) != [sha256.Size]byte(all) {
		_ = os.Remove(path)
		return nil, false
	}
	now := time.Now()
	_ = os.Chtimes(path, now, now) // it was used
	return text, true
}

// put stores an object. When that fails nothing more is stored: the disk is
// full, or the folder is somebody else's.
func (c *Cache) put(id ident, text []byte) {
	size := int64(len(text)) + sha256.Size
	if !c.reserve(size) {
		return
	}
	if err := c.write(c.path(id), text); err != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.full = err
	}
}

// Fault returns why nothing more is stored, nil when it is.
func (c *Cache) Fault() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.full
}

// reserve makes room for a file, and reports whether there is some.
func (c *Cache) reserve(size int64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.full != nil || size > c.limit/8 {
		return false
	}
	c.used += size
	if c.used > c.limit {
		c.trim(c.limit / 8 * 7)
		c.used += size
	}
	return true
}

func (c *Cache) write(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), partial) // 0600
	if err != nil {
		return err
	}
	sum := sha256.Sum256(text)
	_, err = f.Write(sum[:])
	if err == nil {
		_, err = f.Write(text)
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// partial is how files are called that are being written.
const partial = "partial-*"

// stored is a file of the cache.
type stored struct {
	path string
	size int64
	used time.Time
}

// trim lets go of the files that were not used for longest until the others
// have no more than limit bytes. What is no file of a cache is left alone.
func (c *Cache) trim(limit int64) {
	var files []stored
	c.used = 0
	_ = filepath.WalkDir(c.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || !isOurs(entry.Name()) {
			return nil
		}
		if info, err := entry.Info(); err == nil {
			files = append(files, stored{path, info.Size(), info.ModTime()})
			c.used += info.Size()
		}
		return nil
	})
	slices.SortFunc(files, func(a, b stored) int { return a.used.Compare(b.used) })
	for _, f := range files {
		if c.used <= limit {
			return
		}
		if os.Remove(f.path) == nil {
			c.used -= f.size
		}
	}
}

// isOurs reports whether a file's name is one that a cache gives.
func isOurs(name string) bool {
	_, err := hex.DecodeString(name)
	return err == nil && len(name) == 2*sha256.Size || strings.HasPrefix(name, strings.TrimSuffix(partial, "*"))
}
