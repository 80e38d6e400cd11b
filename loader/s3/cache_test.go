package s3

import (
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader/s3/s3test"
)

func filesIn(t testing.TB, dir string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func newCache(t testing.TB, limit int64) *Cache {
	t.Helper()
	c, fresh, err := OpenCache(filepath.Join(t.TempDir(), "cache"), limit)
	if err != nil || !fresh {
		t.Fatal(fresh, err)
	}
	return c
}

// downloads counts the objects that were asked for.
func downloads(s *s3test.Server) (n int) {
	for _, r := range s.Requests() {
		if !r.IsList() && r.Method == http.MethodGet {
			n++
		}
	}
	return n
}

func TestSecondLookCostsNothing(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 2))
	o := options(t, s)
	o.Cache = newCache(t, 1<<20)
	want := onDisk(t, files)
	wantSame(t, load(t, opened(t, o)), want)
	for _, path := range filesIn(t, o.Cache.Dir()) {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" {
			t.Errorf("%s: %v %v", path, info.Mode(), err)
		}
	}
	s.Forget()
	source := opened(t, o)
	plan, err := source.Plan(t.Context())
	if err != nil || plan.Requests() != 0 || plan.Cached != len(files) || plan.CachedBytes != sum(files) {
		t.Errorf("%+v %v", plan, err)
	}
	wantSame(t, load(t, source), want)
	if n := downloads(s); n != 0 {
		t.Errorf("%d objects were asked for again", n)
	}
	o.Endpoint += "/" // another server, as far as anybody knows
	wantSame(t, load(t, opened(t, o)), want)
	if n := downloads(s); n != len(files) {
		t.Errorf("%d objects of another server came from the cache", len(files)-n)
	}
}

// TestDamagedCache reads what is not as it was stored from the bucket.
func TestDamagedCache(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 1))
	o := options(t, s)
	o.Cache = newCache(t, 1<<20)
	want := onDisk(t, files)
	load(t, opened(t, o))
	for i, path := range filesIn(t, o.Cache.Dir()) {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		switch i % 3 {
		case 0:
			text[len(text)-1] ^= 1
		case 1:
			text[0] ^= 1
		case 2:
			text = text[:len(text)/2]
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.Forget()
	wantSame(t, load(t, opened(t, o)), want)
	if n := downloads(s); n != len(files) {
		t.Errorf("%d objects read, %d damaged", n, len(files))
	}
	s.Forget()
	wantSame(t, load(t, opened(t, o)), want)
	if n := downloads(s); n != 0 {
		t.Errorf("%d objects read again", n)
	}
}

// TestEntryOfAnotherSize reads nothing of it.
func TestEntryOfAnotherSize(t *testing.T) {
	c := newCache(t, 1<<20)
	c.put(ident{1}, []byte("text"))
	if err := os.Truncate(c.path(ident{1}), 64<<20); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, ok := c.get(ident{1}, 4)
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; ok || n > 1<<20 || c.has(ident{1}) {
		t.Errorf("%d bytes allocated, used: %v, kept: %v", n, ok, c.has(ident{1}))
	}
}

// TestCacheIsBounded lets go of what was not used for longest.
func TestCacheIsBounded(t *testing.T) {
	c := newCache(t, 40_000)
	text := make([]byte, 4000)
	for n := range 30 {
		c.put(ident{byte(n)}, text)
		old := time.Now().Add(time.Duration(n-100) * time.Minute)
		_ = os.Chtimes(c.path(ident{byte(n)}), old, old)
		if _, ok := c.get(ident{0}, 4000); !ok { // it stays in use
			t.Fatalf("the first one is gone after %d", n)
		}
	}
	size := int64(0)
	for _, path := range filesIn(t, c.Dir()) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if size > 40_000 || size < 20_000 {
		t.Errorf("%d bytes are kept", size)
	}
	if _, ok := c.get(ident{29}, 4000); !ok {
		t.Error("the newest one is gone")
	}
	if _, ok := c.get(ident{1}, 4000); ok {
		t.Error("the oldest one is there")
	}
	c.put(ident{99}, make([]byte, 39_000)) // one that would push out all others
	if c.has(ident{99}) {
		t.Error("it is kept")
	}
}

// TestCacheOnAFullDisk goes on without.
func TestCacheOnAFullDisk(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 1))
	o := options(t, s)
	o.Cache = newCache(t, 1<<20)
	if err := os.RemoveAll(o.Cache.Dir()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(o.Cache.Dir(), nil, 0o600); err != nil { // no folder can be made
		t.Fatal(err)
	}
	wantSame(t, load(t, opened(t, o)), onDisk(t, files))
	if o.Cache.Fault() == nil {
		t.Error("nobody is told")
	}
}
