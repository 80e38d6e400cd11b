package s3

import (
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"testing"

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
	o.Connect = connectTo(s.URL + "/") // another server, as far as anybody knows
	wantSame(t, load(t, opened(t, o)), want)
	if n := downloads(s); n != len(files) {
		t.Errorf("%d objects of another server came from the cache", len(files)-n)
	}
}

// TestServerOfTheEnvironment is another one than AWS's own too.
func TestServerOfTheEnvironment(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 1))
	o := options(t, s)
	o.Connect = connectTo("")
	t.Setenv("AWS_ENDPOINT_URL_S3", s.URL)
	source := opened(t, o)
	wantSame(t, load(t, source), onDisk(t, files))
	if got := source.bucket.elsewhere(); got != s.URL {
		t.Errorf("taken for %q", got)
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
