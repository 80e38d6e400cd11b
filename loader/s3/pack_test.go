package s3

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader/s3/s3test"
)

// TestDamagedCache reads what is not as it was stored from the bucket.
func TestDamagedCache(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 1))
	o := options(t, s)
	want := onDisk(t, files)
	for name, damage := range map[string]func(pack []byte) []byte{
		"text":    func(pack []byte) []byte { pack[headSize+1] ^= 1; return pack },
		"sum":     func(pack []byte) []byte { pack[headSize-1] ^= 1; return pack },
		"ident":   func(pack []byte) []byte { pack[len(entryMagic)+20] ^= 1; return pack },
		"size":    func(pack []byte) []byte { pack[len(entryMagic)+32] ^= 1; return pack },
		"cut":     func(pack []byte) []byte { return pack[:len(pack)/2] },
		"nothing": func([]byte) []byte { return nil },
		"zeros":   func(pack []byte) []byte { clear(pack[headSize:]); return pack },
	} {
		t.Run(name, func(t *testing.T) {
			cache := newCache(t, 1<<20)
			o.Cache = cache
			load(t, opened(t, o))
			for _, o.Cache = range []*Cache{cache, reopened(t, cache)} { // who knows the pack, and who comes to it
				packs := filesIn(t, cache.Dir())
				if len(packs) != 1 {
					t.Fatalf("%d packs", len(packs))
				}
				text, err := os.ReadFile(packs[0])
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(packs[0], damage(text), 0o600); err != nil {
					t.Fatal(err)
				}
				s.Forget()
				wantSame(t, load(t, opened(t, o)), want)
				if n := downloads(s); n == 0 {
					t.Error("damaged bytes are used")
				}
				wantSame(t, load(t, opened(t, o)), want) // what was read before the damage was met went with the pack
				s.Forget()
				wantSame(t, load(t, opened(t, o)), want)
				if n := downloads(s); n != 0 {
					t.Errorf("%d of %d objects read again", n, len(files))
				}
			}
		})
	}
}

// reopened is the cache as the next process finds it.
func reopened(t testing.TB, c *Cache) *Cache {
	t.Helper()
	next, fresh, err := OpenCache(c.dir, c.limit)
	if err != nil || fresh {
		t.Fatal(fresh, err)
	}
	return next
}

func isStored(c *Cache, n int, size int64) bool {
	_, ok := c.get(numbered(n), size)
	return ok
}

// numbered is an object, known by a hash as any other.
func numbered(n int) ident { return sha256.Sum256(fmt.Append(nil, n)) }

// TestEntryOfAnotherSize reads no more than was listed.
func TestEntryOfAnotherSize(t *testing.T) {
	c := newCache(t, 1<<30)
	c.put(numbered(1), make([]byte, 20<<20))
	c.Seal()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	ok := isStored(c, 1, 4)
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; ok || n > 1<<20 || c.has(numbered(1)) {
		t.Errorf("%d bytes allocated, used: %v, kept: %v", n, ok, c.has(numbered(1)))
	}
}

// TestKilledProcess finds what was written before it ended, and goes on there.
func TestKilledProcess(t *testing.T) {
	c := newCache(t, 1<<20)
	for n := range 10 {
		c.put(numbered(n), []byte("text"))
	}
	if err := c.live.flush(); err != nil {
		t.Fatal(err)
	}
	c.put(numbered(10), []byte("never written"))
	torn, err := os.OpenFile(c.live.path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = torn.Write(headOf(numbered(11), []byte("longer than what follows")))
	_ = torn.Close()
	_ = c.live.file.Close() // as the system does
	next := reopened(t, c)
	for n := range 12 {
		if got := isStored(next, n, 4); got != (n < 10) {
			t.Errorf("%d: %v", n, got)
		}
	}
	next.put(numbered(11), []byte("text"))
	next.Seal()
	last := reopened(t, next)
	if !isStored(last, 0, 4) || !isStored(last, 11, 4) || len(last.packs) != 1 && canLock() {
		t.Errorf("%d packs", len(last.packs))
	}
}

// canLock reports whether packs are resumed on this system.
func canLock() bool { return runtime.GOOS != "windows" }

// TestManyProcesses writes from several at a time: each to a pack of its own,
// which the next ones go on with.
func TestManyProcesses(t *testing.T) {
	const processes, rounds, each = 3, 5, 41
	first := newCache(t, 1<<20)
	for round := range rounds {
		var writing sync.WaitGroup
		var caches []*Cache // all know what the rounds before have written
		for range processes {
			caches = append(caches, reopened(t, first))
		}
		for process, c := range caches {
			writing.Go(func() {
				for n := range each - 1 {
					c.put(numbered(1000*round+100*process+n), []byte("text"))
				}
				c.Seal()
				c.put(numbered(1000*round+100*process+each-1), []byte("text")) // after that too
				c.Seal()
			})
		}
		writing.Wait()
	}
	last := reopened(t, first)
	for round := range rounds {
		for process := range processes {
			for n := range each {
				if !isStored(last, 1000*round+100*process+n, 4) {
					t.Fatalf("%d of %d in round %d is gone", n, process, round)
				}
			}
		}
	}
	// Those that are half full are left alone; of the others each process needs one.
	halves := rounds * processes * each * (headSize + len("text")) / int(first.packSize()/2)
	if n := len(last.packs); n > halves+processes && canLock() {
		t.Errorf("%d packs", n)
	}
}

// TestPackTakenWhenNew has another process find each new pack, some times, before
// its maker has locked it. Both go on, each with a pack of its own.
func TestPackTakenWhenNew(t *testing.T) {
	if !canLock() {
		t.Skip("packs are not resumed here")
	}
	c := newCache(t, 1<<20)
	var others []*Cache
	c.create = func(dir, pattern string) (*os.File, error) {
		f, err := os.CreateTemp(dir, pattern)
		if len(others) < 3 {
			other := reopened(t, c)
			other.put(numbered(100+len(others)), []byte("text"))
			others = append(others, other)
		}
		return f, err
	}
	c.put(numbered(0), []byte("text"))
	for _, writer := range append(others, c) {
		writer.Seal()
	}
	last := reopened(t, c)
	for _, n := range []int{0, 100, 101, 102} {
		if !isStored(last, n, 4) {
			t.Errorf("%d is gone", n)
		}
	}
	if len(last.packs) != 4 || c.Fault() != nil {
		t.Errorf("%d packs, %v", len(last.packs), c.Fault())
	}
	c.create = func(dir, pattern string) (*os.File, error) {
		f, err := os.CreateTemp(dir, pattern)
		other, _ := os.Open(f.Name())
		t.Cleanup(func() { _ = other.Close() })
		return f, errors.Join(err, lock(other))
	}
	for n := range 600 { // till the pack is full
		c.put(numbered(1000+n), make([]byte, 400))
	}
	if c.Fault() != errInUse {
		t.Errorf("%v, though no pack was free", c.Fault())
	}
}

// TestReadWhileWritten reads back what was just stored, while more is.
func TestReadWhileWritten(t *testing.T) {
	c := newCache(t, 64<<20)
	var running sync.WaitGroup
	for worker := range 4 {
		running.Go(func() {
			for n := range 200 {
				text := bytes.Repeat([]byte{byte(n)}, 1+n*n)
				c.put(numbered(1000*worker+n), text)
				if n%50 == 0 {
					c.Seal()
				}
				if got, ok := c.get(numbered(1000*worker+n), int64(len(text))); ok && !bytes.Equal(got, text) {
					t.Errorf("%d: other bytes", n)
				}
			}
		})
	}
	running.Wait()
	for worker := range 4 {
		for n := range 200 {
			if !isStored(c, 1000*worker+n, int64(1+n*n)) {
				t.Fatalf("%d is gone", n)
			}
		}
	}
	if c.Fault() != nil {
		t.Error(c.Fault())
	}
}

// TestCacheIsBounded lets go of what was not used for longest.
func TestCacheIsBounded(t *testing.T) {
	c := newCache(t, 40_000)
	now := s3test.Day
	c.now = func() time.Time { return now }
	for n := range 30 {
		now = now.Add(time.Minute)
		c.put(numbered(n), make([]byte, 4000))
		if !isStored(c, 0, 4000) { // it stays in use
			t.Fatalf("the first one is gone after %d", n)
		}
	}
	c.Seal()
	size := int64(0)
	for _, path := range filesIn(t, c.Dir()) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if size > 40_000 || size < 20_000 || size != c.used {
		t.Errorf("%d bytes are kept, said to be %d", size, c.used)
	}
	for _, c := range []*Cache{c, reopened(t, c)} {
		if !isStored(c, 29, 4000) {
			t.Error("the newest one is gone")
		}
		if isStored(c, 1, 4000) {
			t.Error("the oldest one is there")
		}
		c.put(numbered(99), make([]byte, 39_000)) // one that would push out all others
		if c.has(numbered(99)) || c.used != size {
			t.Errorf("%d bytes, said to be %d", size, c.used)
		}
	}
}

// TestOthersFilesStay trims nothing that is no pack.
func TestOthersFilesStay(t *testing.T) {
	c := newCache(t, 40_000)
	path := filepath.Join(c.Dir(), "notes.txt")
	if err := os.WriteFile(path, make([]byte, 50_000), 0o600); err != nil {
		t.Fatal(err)
	}
	c = reopened(t, c)
	for n := range 30 {
		c.put(numbered(n), make([]byte, 4000))
	}
	if _, err := os.Stat(path); err != nil || !isStored(c, 29, 4000) {
		t.Error(err)
	}
}
