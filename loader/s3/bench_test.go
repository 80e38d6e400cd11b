package s3

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"slices"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/loader/s3/s3test"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// loadAll loads a source and returns how long that took.
func loadAll(b *testing.B, source loader.Source) (loader.Report, time.Duration) {
	b.Helper()
	runtime.GC()
	start := time.Now()
	report, err := loader.Load(context.Background(), store.New(trail.Schema()), loader.Options{}, source)
	if err != nil || report.Faults > 0 {
		b.Fatal(err, report.Problems)
	}
	return report, time.Since(start)
}

// BenchmarkTree loads a folder of trail files from the disk and from loopback
// S3, server included, in turn. TRAILSIFT_BENCH names it:
//
//	go run ./cmd/trailgen -n 1000000 -o /tmp/trail
//	TRAILSIFT_BENCH=/tmp/trail go test ./loader/s3 -run '^$' -bench Tree -benchtime 3x
func BenchmarkTree(b *testing.B) {
	dir := os.Getenv("TRAILSIFT_BENCH")
	if dir == "" {
		b.Skip("TRAILSIFT_BENCH names no folder")
	}
	s := s3test.New(b)
	putFolder(b, s, dir)
	o := options(b, s)
	o.All = true
	var disk, bucket time.Duration
	for b.Loop() {
		_, took := loadAll(b, file.Paths([]string{dir}, nil))
		disk += took
		source, err := Open(context.Background(), o)
		if err != nil {
			b.Fatal(err)
		}
		_, took = loadAll(b, source)
		bucket += took
	}
	b.ReportMetric(disk.Seconds()/float64(b.N), "s/disk")
	b.ReportMetric(bucket.Seconds()/float64(b.N), "s/bucket")
	b.ReportMetric(100*disk.Seconds()/bucket.Seconds(), "%speed")
}

func putFolder(b *testing.B, s *s3test.Server, dir string) {
	b.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err == nil {
			name, _ := filepath.Rel(dir, path)
			s.Put(filepath.ToSlash(name), text)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkSmallObjects reads 20,000 small objects, server included.
func BenchmarkSmallObjects(b *testing.B) {
	s := s3test.New(b)
	s.PutTree(s3test.Small(20, 50))
	for _, c := range []struct {
		name   string
		cached bool
	}{{"uncached", false}, {"filling", true}} {
		b.Run(c.name, func(b *testing.B) {
			var spent time.Duration
			objects := 0
			for b.Loop() {
				o := options(b, s)
				o.All = true
				if c.cached {
					cache, _, err := OpenCache(b.TempDir(), DefaultCacheSize)
					if err != nil {
						b.Fatal(err)
					}
					o.Cache = cache
				}
				source, err := Open(context.Background(), o)
				if err != nil {
					b.Fatal(err)
				}
				report, took := loadAll(b, source)
				spent, objects = spent+took, objects+report.Files.Read
			}
			b.ReportMetric(float64(objects)/spent.Seconds(), "objects/s")
		})
	}
}

// BenchmarkMemory lists and downloads 20,000 and 100,000 objects, and reports
// what was in use beside the server's own. What the store keeps of
// files, their names above all, is not in it.
func BenchmarkMemory(b *testing.B) {
	for _, c := range []struct {
		name         string
		days, perDay int
	}{{"20000", 20, 50}, {"100000", 100, 50}} {
		b.Run(c.name, func(b *testing.B) {
			s := s3test.New(b)
			body := s3test.Zipped(s3test.Event("111122223333", "us-east-1", s3test.Day, "the same"))
			for _, key := range s3test.Small(c.days, c.perDay).Keys() {
				s.Put(key, body)
			}
			s.Quiet = true
			var most uint64
			for b.Loop() {
				most = max(most, inUse(b, s))
			}
			b.ReportMetric(float64(most)/1e6, "MB")
		})
	}
}

// opening is a sink that opens what it is named, some behind the naming.
type opening struct {
	ctx   context.Context
	items chan loader.Item
}

func (o *opening) Item(item loader.Item) error {
	o.items <- item
	return nil
}
func (o *opening) Skip(string)        {}
func (o *opening) Fail(string, error) {}

// inUse opens everything and returns the memory that was in use, above that
// before: the median of what a collection of garbage left every 2,000 objects.
// What is allocated while one runs counts as in use, so the most says little.
func inUse(b *testing.B, s *s3test.Server) uint64 {
	o := options(b, s)
	o.All, o.Now = true, func() time.Time { return s3test.Day.AddDate(1, 0, 0) } // all was delivered long ago
	source, err := Open(context.Background(), o)
	if err != nil {
		b.Fatal(err)
	}
	used := func() uint64 {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		runtime.GC()
		metrics.Read(live)
		return live[0].Value.Uint64()
	}
	before := used()
	sink := &opening{b.Context(), make(chan loader.Item, waiting)}
	go func() {
		defer close(sink.items)
		if err := source.Walk(b.Context(), sink); err != nil {
			b.Error(err)
		}
	}()
	var samples []uint64
	n := 0
	for item := range sink.items {
		f, err := item.Open(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		_ = f.Close()
		if n++; n%2000 == 0 {
			now := used()
			samples = append(samples, now-min(before, now))
		}
	}
	_ = source.Close()
	slices.Sort(samples)
	return samples[len(samples)/2]
}
