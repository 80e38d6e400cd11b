package s3

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/s3/s3test"
)

// endless is a server with a number of objects that it makes up as it is asked,
// so that it takes no memory for them. When it is asked for the last 2,000 it
// calls late.
func endless(t testing.TB, objects int, late func()) *s3test.Server {
	t.Helper()
	body := s3test.Zipped(s3test.Event("111122223333", "eu-west-1", s3test.Day, "the same"))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		if q.Get("list-type") == "" {
			w.Header().Set("Content-Length", strconv.Itoa(len(body)))
			_, _ = w.Write(body)
			return
		}
		from, _ := strconv.Atoi(q.Get("continuation-token"))
		if from == objects-2000 {
			late()
		}
		w.Header().Set("Content-Type", "application/xml")
		fmt.Fprintf(w, `<ListBucketResult>`)
		for n := from; n < min(from+1000, objects); n++ {
			fmt.Fprintf(w, `<Contents><Key>%s2026/09/01/111122223333_CloudTrail_eu-west-1_20260901T%02d%02dZ_%016d.json.gz</Key><ETag>"%032x"</ETag><Size>%d</Size></Contents>`,
				someRegion, n*24/objects, n%60, n, n, len(body))
		}
		if from+1000 < objects {
			fmt.Fprintf(w, `<IsTruncated>true</IsTruncated><NextContinuationToken>%d</NextContinuationToken>`, from+1000)
		}
		fmt.Fprint(w, `</ListBucketResult>`)
	}))
	t.Cleanup(server.Close)
	return &s3test.Server{URL: server.URL}
}

// ofEndless are the options to read all of it, long after it was delivered.
func ofEndless(t testing.TB, objects int, late func()) Options {
	o := options(t, endless(t, objects, late))
	o.Prefix, o.All, o.Now = someRegion, true, func() time.Time { return s3test.Day.AddDate(1, 0, 0) }
	return o
}

// heap returns the bytes that are in use.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// leastHeap returns the least that is in use in some moments after another:
// what is allocated while garbage is collected counts too.
func leastHeap() int64 {
	least := heap()
	for range 3 {
		least = min(least, heap())
	}
	return least
}

// TestMemoryOfManyObjects plans a trail and lists it. What is in use then is the
// same for 20,000 objects and for 100,000.
func TestMemoryOfManyObjects(t *testing.T) {
	if testing.Short() {
		t.Skip("120,000 objects")
	}
	inUse := func(objects int) int64 {
		before, most, times := leastHeap(), int64(0), 0
		source := opened(t, ofEndless(t, objects, func() {
			most = max(most, leastHeap()-before)
			times++
		}))
		defer source.Close()
		plan, err := source.Plan(t.Context())
		if err != nil || plan.Objects != objects {
			t.Fatal(plan.Objects, err)
		}
		listed := 0
		err = source.each(t.Context(), source.spans(), func(found) error {
			listed++
			return nil
		}, func(_ span, err error) error { return err })
		if err != nil || listed != objects || times != 2 {
			t.Fatal(listed, times, err)
		}
		return most
	}
	inUse(2000) // what is set up once
	few, many := inUse(20_000), inUse(100_000)
	t.Logf("%d bytes of 20,000 objects, %d of 100,000", few, many)
	if many > few+3<<20 {
		t.Errorf("%d bytes of 20,000 objects, %d of 100,000", few, many)
	}
}

// BenchmarkMemory lists and downloads 20,000 and 100,000 objects, and reports
// what was in use near their end. What the store keeps of files, their names above
// all, is not in it.
func BenchmarkMemory(b *testing.B) {
	for _, objects := range []int{20_000, 100_000} {
		b.Run(strconv.Itoa(objects), func(b *testing.B) {
			most := int64(0)
			for b.Loop() {
				most = max(most, inUse(b, objects))
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
func (o *opening) Skip(string, string) {}
func (o *opening) Fail(string, error)  {}

// inUse opens everything and returns the memory that is in use, above that
// before, when a tenth is left.
func inUse(b *testing.B, objects int) (used int64) {
	source, err := Open(context.Background(), ofEndless(b, objects, func() {}))
	if err != nil {
		b.Fatal(err)
	}
	before := leastHeap()
	sink := &opening{b.Context(), make(chan loader.Item, waiting)}
	go func() {
		defer close(sink.items)
		if err := source.Walk(b.Context(), sink); err != nil {
			b.Error(err)
		}
	}()
	n := 0
	for item := range sink.items {
		f, err := item.Open(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		_ = f.Close()
		if n++; n == objects*9/10 {
			used = leastHeap() - before
		}
	}
	_ = source.Close()
	return used
}
