package loader

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// demoFiles are the records of the demo in gzip files of a thousand.
func demoFiles(b *testing.B) (files memory, size int64) {
	got := load(b, Options{}, stored("demo.tar.zst"))
	for len(got.raw) > 0 {
		n := min(1000, len(got.raw))
		text := `{"Records":[` + strings.Join(got.raw[:n], ",") + `]}`
		files = append(files, memoryFile{name: "f", text: gzipped(text)})
		size += int64(len(text))
		got.raw = got.raw[n:]
	}
	return files, size
}

// BenchmarkLoad reads gzip files into a store, with one worker.
func BenchmarkLoad(b *testing.B) {
	files, size := demoFiles(b)
	b.SetBytes(size)
	for b.Loop() {
		if _, err := Load(context.Background(), store.New(trail.Schema()), Options{Workers: 1}, files); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkInflate only inflates the same files: what loading is measured by.
func BenchmarkInflate(b *testing.B) {
	files, size := demoFiles(b)
	b.SetBytes(size)
	var z gzip.Reader
	for b.Loop() {
		for _, f := range files {
			if err := z.Reset(strings.NewReader(f.text)); err != nil {
				b.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, &z); err != nil {
				b.Fatal(err)
			}
		}
	}
}
