package loader_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	klauspost "github.com/klauspost/compress/gzip"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/file"
	"github.com/trailsift/trailsift/loader/inflate"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// BenchmarkTree measures loading and asking on trees of trail files, which
// TRAILSIFT_BENCH names as PATH does folders:
//
//	go run ./cmd/trailgen -n 1000000 -o /tmp/trail
//	TRAILSIFT_BENCH=/tmp/trail go test ./loader -run '^$' -bench Tree -cpu 2
func BenchmarkTree(b *testing.B) {
	dirs := filepath.SplitList(os.Getenv("TRAILSIFT_BENCH"))
	if len(dirs) == 0 {
		b.Skip("TRAILSIFT_BENCH names no folder")
	}
	for _, dir := range dirs {
		b.Run(filepath.Base(dir), func(b *testing.B) {
			t := openTree(b, dir)
			b.Run("inflate/standard", t.inflate(func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }))
			b.Run("inflate/klauspost", t.inflate(func(r io.Reader) (io.Reader, error) { return klauspost.NewReader(r) }))
			b.Run("inflate/ours", t.inflateWhole)
			b.Run("decode", t.decode)
			b.Run("seal", t.seal)
			b.Run("load/workers=1", func(b *testing.B) { t.load(b, 1) })
			b.Run("load", func(b *testing.B) { t.load(b, 0) })
			b.Run("live", t.live)
			t.ask(b)
		})
	}
}

// tree is a folder of gzip files.
type tree struct {
	dir   string
	files []string
	json  int64 // bytes, inflated
}

func openTree(b *testing.B, dir string) *tree {
	t := &tree{dir: dir}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".gz") {
			t.files = append(t.files, path)
		}
		return err
	})
	if err != nil || len(t.files) == 0 {
		b.Fatalf("%s holds no .gz files (%v)", dir, err)
	}
	return t
}

// inflate only inflates the files, as many at a time as there are processors.
func (t *tree) inflate(open func(io.Reader) (io.Reader, error)) func(b *testing.B) {
	return func(b *testing.B) {
		for b.Loop() {
			var size atomic.Int64
			t.eachFile(b, func(data []byte) error {
				r, err := open(bytes.NewReader(data))
				if err != nil {
					return err
				}
				n, err := io.Copy(io.Discard, r)
				size.Add(n)
				return err
			})
			b.SetBytes(size.Load())
		}
	}
}

// inflateWhole is inflate with whole files, in the same memory.
func (t *tree) inflateWhole(b *testing.B) {
	const limit = 1 << 30
	type whole struct {
		*inflate.Decoder
		text []byte
	}
	pool := sync.Pool{New: func() any { return &whole{Decoder: inflate.NewDecoder()} }}
	for b.Loop() {
		var size atomic.Int64
		t.eachFile(b, func(data []byte) error {
			w := pool.Get().(*whole)
			defer pool.Put(w)
			var err error
			w.text, err = w.Gunzip(w.text, data, limit)
			size.Add(int64(len(w.text)))
			return err
		})
		b.SetBytes(size.Load())
	}
}

// eachFile hands the files to as many goroutines as there are processors.
func (t *tree) eachFile(b *testing.B, fn func(data []byte) error) {
	var wg sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(t.files); i = int(next.Add(1)) - 1 {
				data, err := os.ReadFile(t.files[i])
				if err == nil {
					err = fn(data)
				}
				if err != nil {
					b.Errorf("%s: %v", t.files[i], err)
				}
			}
		})
	}
	wg.Wait()
}

// sample returns the JSON of the first files, enough for a block or two.
func (t *tree) sample(b *testing.B) (texts [][]byte, size int64) {
	const enough = 150 << 20
	for _, name := range t.files {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		z, err := klauspost.NewReader(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		text, err := io.ReadAll(z)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, text)
		if size += int64(len(text)); size > enough {
			break
		}
	}
	return texts, size
}

// addAll reads the records of files like {"Records":[...]}.
func addAll(b *testing.B, st *store.Store, builder *store.Builder, texts [][]byte, rows int) (n int) {
	for i, text := range texts {
		src := st.AddSource(fmt.Sprint(i), uint64(i))
		text = text[bytes.IndexByte(text, '[')+1:]
		for record := uint32(1); ; record++ {
			if text = bytes.TrimLeft(text, ", \t\r\n"); len(text) == 0 || text[0] == ']' {
				break
			}
			size, _, err := builder.Add(text, store.Origin{Source: src, Record: record})
			if err != nil {
				b.Fatal(err)
			}
			text = text[size:]
			if n++; n == rows {
				return n
			}
		}
	}
	return n
}

// decode turns JSON into waiting rows and blocks, in one goroutine.
func (t *tree) decode(b *testing.B) {
	texts, size := t.sample(b)
	b.SetBytes(size)
	events := 0
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		st := store.New(trail.Schema())
		events += addAll(b, st, st.NewBuilder(), texts, -1)
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/float64(events), "allocs/event")
	b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(events), "ns/event")
}

// seal makes a block of waiting rows: ids claimed, rows sorted, words packed.
func (t *tree) seal(b *testing.B) {
	const rows = 60_000 // less than a block
	texts, _ := t.sample(b)
	events := 0
	for b.Loop() {
		b.StopTimer()
		st := store.New(trail.Schema())
		builder := st.NewBuilder()
		events += addAll(b, st, builder, texts, rows)
		b.StartTimer()
		builder.Flush()
	}
	b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(events), "ns/event")
}

// open loads the tree; the store is not packed yet.
func (t *tree) open(b *testing.B, workers int) *store.Store {
	st := store.New(trail.Schema())
	report, err := loader.Load(context.Background(), st, loader.Options{Workers: workers}, file.Paths([]string{t.dir}, os.Stdin))
	if err != nil || report.Faults > 0 {
		b.Fatalf("%v, %d faults", err, report.Faults)
	}
	t.json = report.Bytes.JSON
	return st
}

// pack compresses a loaded tree, as programs do that stay, and returns the seconds.
func pack(b *testing.B, st *store.Store) float64 {
	began := time.Now()
	if err := st.Pack(context.Background(), nil); err != nil {
		b.Fatal(err)
	}
	return time.Since(began).Seconds()
}

// load reads the whole tree until all of it can be looked at, and reports the time
// to compress it afterwards, and the memory it takes at rest.
func (t *tree) load(b *testing.B, workers int) {
	var snap *store.Snapshot
	packing := 0.0
	for b.Loop() {
		st := t.open(b, workers)
		b.SetBytes(t.json)
		b.StopTimer()
		packing += pack(b, st)
		snap = st.Snapshot()
		b.StartTimer()
	}
	b.ReportMetric(packing/float64(b.N), "pack-s")
	b.ReportMetric(float64(snap.Len())/(b.Elapsed().Seconds()/float64(b.N)), "events/s")
	b.ReportMetric(float64(heap())/float64(snap.Len()), "heap-B/event")
	runtime.KeepAlive(snap)
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
