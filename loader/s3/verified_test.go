package s3

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/trailsift/trailsift/loader"
	"github.com/trailsift/trailsift/loader/s3/s3test"
)

// largeKey is an object in no folder of a trail.
const largeKey = "large.json"

// largeText is an object of some pieces of a connection's buffer.
func largeText() []byte {
	event := s3test.Event("111122223333", "us-east-1", s3test.Day, "the same")
	return []byte(`{"Records":[` + strings.Repeat(event+",", 8000) + event + `]}`)
}

// asLarge names one object to the loader as one that is read as it comes.
type asLarge struct {
	*Trail
	object object
}

func (a asLarge) Walk(ctx context.Context, sink loader.Sink) error {
	return sink.Item(a.begin(ctx).large(a.url(a.object.key), a.object))
}

// listedAs is an object as the server lists it.
func listedAs(t *testing.T, trail *Trail, key string) object {
	t.Helper()
	p, err := trail.bucket.list(t.Context(), listing{prefix: key, seen: map[[32]byte]bool{}}, "")
	if err != nil || len(p.objects) != 1 {
		t.Fatal(p, err)
	}
	return p.objects[0]
}

// lostThen loses the connection of each first request for an object; those that
// go on from there have another fault.
func lostThen(then func(s3test.Request) s3test.Fault) func(s3test.Request) s3test.Fault {
	return func(r s3test.Request) s3test.Fault {
		if r.Range == "" {
			return s3test.Fault{Kind: s3test.Reset}
		}
		return then(r)
	}
}

// TestLargeObjects are resumed where a connection was lost, and their bytes
// compared with the checksum, in whatever pieces they came.
func TestLargeObjects(t *testing.T) {
	text := largeText()
	s := s3test.New(t)
	s.Put(largeKey, text)
	o := persistent(t, s, 4)
	o.All = true
	trail := opened(t, o)
	what := listedAs(t, trail, largeKey)
	everyOther := func(kind s3test.Kind) func(s3test.Request) s3test.Fault {
		reads := 0
		return func(s3test.Request) s3test.Fault {
			if reads++; reads%2 == 1 { // never the same bytes twice
				return s3test.Fault{Kind: kind}
			}
			return s3test.Fault{}
		}
	}
	once := func(kind s3test.Kind) func(s3test.Request) s3test.Fault {
		return func(r s3test.Request) s3test.Fault {
			if r.Attempt > 2 || r.Attempt == 2 && kind != s3test.Reset {
				return s3test.Fault{}
			}
			return s3test.Fault{Kind: kind}
		}
	}
	for _, c := range []struct {
		name   string
		fault  func(s3test.Request) s3test.Fault
		header string // the ETag that is sent, if another one
		want   error
	}{
		{"all is well", nil, "", nil},
		{"reset", once(s3test.Reset), "", nil},
		{"cut", once(s3test.Cut), "", nil},
		{"one bit is another", everyOther(s3test.Corrupt), "", errDoubtful},
		{"one bit is another behind a lost connection", lostThen(everyOther(s3test.Corrupt)), "", errDoubtful},
		{"a made up ETag", nil, `"00000000000000000000000000000000"`, nil},
	} {
		for _, checksums := range []bool{false, true} {
			s.Checksums = checksums && c.header == ""
			s.Forget()
			s.Faults(c.fault)
			asked := what
			if c.header != "" {
				s.Put(largeKey, text, "ETag", c.header)
				asked.etag = ""
			}
			item := trail.begin(t.Context()).large("large", asked)
			f, err := item.Open(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(f)
			if !errors.Is(err, c.want) || err == nil && !bytes.Equal(got, text) {
				t.Errorf("%s, checksums %v: %d of %d bytes, %v", c.name, checksums, len(got), len(text), err)
			}
			_ = f.Close()
			s.Faults(nil)
			_ = trail.Close()
			trail = opened(t, o)
		}
	}
}

// TestDoubtfulObjectIsNamed is a problem of the load; what was read stays.
func TestDoubtfulObjectIsNamed(t *testing.T) {
	s := s3test.New(t)
	s.Put(largeKey, largeText())
	o := options(t, s)
	o.All = true
	trail := opened(t, o)
	what := listedAs(t, trail, largeKey)
	what.etag = ""
	s.Put(largeKey, largeText(), "ETag", `"00000000000000000000000000000000"`)
	reads := 0
	s.Faults(func(r s3test.Request) s3test.Fault {
		if reads++; reads%2 == 1 { // never the same bytes twice
			return s3test.Fault{Kind: s3test.Corrupt}
		}
		return s3test.Fault{}
	})
	got := load(t, asLarge{trail, what})
	last := got.Problems[len(got.Problems)-1]
	if len(got.rows) == 0 || got.Files.Read != 1 || !strings.HasPrefix(last.Source, trail.url(largeKey)) || !errors.Is(last.Err, errDoubtful) {
		t.Errorf("%d rows, %+v, %v", len(got.rows), got.Files, got.Problems)
	}
}
