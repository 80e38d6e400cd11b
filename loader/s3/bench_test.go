package s3

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
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
