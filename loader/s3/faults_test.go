package s3

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/trailsift/trailsift/loader"
	trailaws "github.com/trailsift/trailsift/loader/aws"
	"github.com/trailsift/trailsift/loader/s3/s3test"
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// persistent makes a trail of a server try often enough for any share of
// faults that is not close to 1.
func persistent(t testing.TB, s *s3test.Server, attempts int) Options {
	o := options(t, s)
	o.Connect = func(ctx context.Context) (trailaws.Config, error) {
		return trailaws.Connect(ctx, trailaws.Options{Endpoint: s.URL, Backoff: atOnce, Attempts: attempts})
	}
	return o
}

// TestFaults has every fifth request fail in some way: everything is loaded
// all the same, once.
func TestFaults(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(4, 10))
	want := onDisk(t, files)
	for _, checksums := range []bool{false, true} {
		s.Checksums = checksums
		s.Faults(s3test.Some(0.2, 1))
		got := load(t, opened(t, persistent(t, s, 12)))
		wantSame(t, got, want)
	}
}

// TestWhateverFails has the sum right for any share of faults: every object is
// loaded, whole and once, or told by name; or its folder is.
func TestWhateverFails(t *testing.T) {
	s := s3test.New(t)
	s.Checksums = true
	tree := s3test.Small(2, 4)
	files := s.PutTree(tree)
	for seed := range uint64(12) {
		share := 0.3 + 0.05*float64(seed)
		s.Faults(func(r s3test.Request) s3test.Fault {
			if r.IsList() && r.Delimiter != "" {
				return s3test.Fault{} // so that there is a trail
			}
			return s3test.Some(share, seed)(r)
		})
		got := load(t, opened(t, persistent(t, s, 2)))
		checkSum(t, fmt.Sprintf("seed %d", seed), files, got, tree.Events)
	}
}

// checkSum checks that events loaded and failures listed are the objects
// present.
func checkSum(t *testing.T, name string, files []s3test.File, got result, events int) {
	t.Helper()
	var failed []string
	for _, p := range got.Problems {
		failed = append(failed, strings.TrimPrefix(p.Source, "s3://"+s3test.Bucket+"/"))
	}
	lost := 0
	for _, f := range files {
		// A file is told by its name, or by that of its folder.
		if slices.Contains(failed, f.Key) || slices.ContainsFunc(failed, func(folder string) bool {
			return strings.HasSuffix(folder, "/") && strings.HasPrefix(f.Key, folder)
		}) {
			lost++
		}
	}
	if got.Duplicate != 0 || got.Conflict != 0 || got.Records.Bad != 0 || len(got.rows) != got.Files.Read*events {
		t.Errorf("%s: %+v %+v %+v", name, got.Files, got.Counts, got.Records)
	}
	// Of a folder that failed in the middle a part may have been listed.
	if got.Files.Read+lost < len(files) || !slices.ContainsFunc(failed, func(f string) bool { return strings.HasSuffix(f, "/") }) && got.Files.Read+lost != len(files) {
		t.Errorf("%s: %d read, %d told, of %d; problems %q", name, got.Files.Read, lost, len(files), failed)
	}
}

func TestOneObjectFailsForGood(t *testing.T) {
	for _, fault := range []s3test.Fault{
		s3test.Error(http.StatusInternalServerError, "InternalError"),
		s3test.Error(http.StatusForbidden, "AccessDenied"),
		s3test.Error(http.StatusForbidden, "InvalidObjectState"),
		{Kind: s3test.Cut}, {Kind: s3test.Reset}, {Kind: s3test.Short}, {Kind: s3test.WrongSum},
	} {
		s := s3test.New(t)
		tree := s3test.Small(1, 3)
		files := s.PutTree(tree)
		bad := files[7].Key
		s.Faults(func(r s3test.Request) s3test.Fault {
			if r.Key == bad {
				// What arrives of a body before it ends counts as progress, so the
				// body must stay the same.
				if r.Range != "" && (fault.Kind == s3test.Cut || fault.Kind == s3test.Reset || fault.Kind == s3test.Short) {
					return s3test.Error(http.StatusServiceUnavailable, "SlowDown")
				}
				return fault
			}
			return s3test.Fault{}
		})
		got := load(t, opened(t, persistent(t, s, 3)))
		if got.Files.Read != len(files)-1 || got.Files.Failed != 1 || len(got.Problems) != 1 || got.Problems[0].Source != "s3://"+s3test.Bucket+"/"+bad {
			t.Errorf("%+v: %+v, %q", fault, got.Files, first(got.Problems))
		}
		checkSum(t, fmt.Sprint(fault), files, got, tree.Events)
	}
}

// TestADamagedBodyIsReadAgain has the first body of each object damaged.
func TestADamagedBodyIsReadAgain(t *testing.T) {
	for _, kind := range []s3test.Kind{s3test.Corrupt, s3test.WrongSum, s3test.Short, s3test.Cut, s3test.Reset, s3test.Slow} {
		s := s3test.New(t)
		s.Checksums = kind == s3test.WrongSum
		files := s.PutTree(s3test.Small(1, 2))
		s.Faults(func(r s3test.Request) s3test.Fault {
			if !r.IsList() && r.Attempt == 0 {
				return s3test.Fault{Kind: kind}
			}
			return s3test.Fault{}
		})
		wantSame(t, load(t, opened(t, options(t, s))), onDisk(t, files))
	}
}

// TestResumedWhereItEnded asks for the rest of a body only, and for no other
// object's.
func TestResumedWhereItEnded(t *testing.T) {
	s := s3test.New(t)
	s.Checksums = true
	files := s.PutTree(s3test.Tree{Accounts: []string{"111122223333"}, Regions: []string{"eu-west-1"}, First: s3test.Day, Days: 1, PerDay: 1, Events: 50})
	s.Faults(func(r s3test.Request) s3test.Fault {
		if !r.IsList() && len(r.Range) < len("bytes=3000-") {
			return s3test.Fault{Kind: s3test.Cut}
		}
		return s3test.Fault{}
	})
	s.Forget()
	got := load(t, opened(t, options(t, s)))
	if len(got.rows) != 50 {
		t.Errorf("%d rows, %s", len(got.rows), first(got.Problems))
	}
	var ranges []string
	for _, r := range s.Requests() {
		if !r.IsList() {
			ranges = append(ranges, r.Range)
			if r.Header.Get("If-Match") == "" {
				t.Errorf("%+v without If-Match", r)
			}
		}
	}
	half := len(files[0].Body) / 2
	if len(ranges) < 2 || ranges[0] != "" || ranges[1] != fmt.Sprintf("bytes=%d-", half) {
		t.Errorf("asked for %q of %d bytes", ranges, len(files[0].Body))
	}
}

// TestReplacedObject has an object replaced between listing and reading.
func TestReplacedObject(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 1))
	source := opened(t, options(t, s))
	if _, err := source.Plan(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.Put(files[3].Key, s3test.Zipped(s3test.Event("1", "x", s3test.Day, "other")))
	got := load(t, source)
	if got.Files.Failed != 1 || !strings.Contains(first(got.Problems), "replaced") {
		t.Errorf("%+v, %s", got.Files, first(got.Problems))
	}
}

// TestOneFolderIsDenied loads the others and names that one.
func TestOneFolderIsDenied(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 2))
	for _, denied := range []string{"AWSLogs/111122223333/CloudTrail/eu-west-1/", "AWSLogs/222233334444/"} {
		s.Faults(func(r s3test.Request) s3test.Fault {
			if r.IsList() && strings.HasPrefix(r.Prefix, denied) {
				return s3test.Error(http.StatusForbidden, "AccessDenied")
			}
			return s3test.Fault{}
		})
		got := load(t, opened(t, options(t, s)))
		there := 0
		for _, f := range files {
			if !strings.HasPrefix(f.Key, denied) {
				there++
			}
		}
		if got.Files.Read != there || len(got.Problems) != 1 || got.Problems[0].Source != "s3://"+s3test.Bucket+"/"+denied {
			t.Errorf("%s: %+v, %s", denied, got.Files, first(got.Problems))
		}
		if text := first(got.Problems); !strings.Contains(text, "access denied") || !strings.Contains(text, "--requester-pays") {
			t.Error(text)
		}
	}
}

// TestExpiredInTheMiddle keeps what was loaded, calls no more, and goes on when
// somebody has logged in and asks for another attempt.
func TestExpiredInTheMiddle(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 5))
	var expired atomic.Bool
	var calls atomic.Int64
	s.Faults(func(r s3test.Request) s3test.Fault {
		if !r.IsList() && calls.Add(1) > 40 {
			expired.Store(true)
		}
		if expired.Load() {
			return s3test.Error(http.StatusBadRequest, "ExpiredToken")
		}
		return s3test.Fault{}
	})
	o := options(t, s)
	o.Downloads = 2
	source := opened(t, o)
	if _, err := source.Plan(t.Context()); err != nil { // so that all is listed by then
		t.Fatal(err)
	}
	st, retry := store.New(trail.Schema()), make(chan struct{})
	var now atomic.Pointer[loader.Report]
	now.Store(&loader.Report{})
	done := make(chan loader.Report)
	go func() {
		report, err := loader.Load(t.Context(), st, loader.Options{Workers: 2, Retry: retry, OnProgress: func(r loader.Report) { now.Store(&r) }}, source)
		if err != nil {
			t.Error(err)
		}
		done <- report
	}()
	waitFor(t, "all to be dealt with", func() bool { return now.Load().Waiting })
	r := *now.Load()
	if r.Files.Read != 40 || r.Retryable != len(files)-40 || !strings.Contains(first(r.Problems), "the AWS credentials have expired") {
		t.Errorf("%+v, %s", r.Files, first(r.Problems))
	}
	if n := calls.Load(); n > 44 {
		t.Errorf("%d calls with credentials that had expired", n-40)
	}
	s.Faults(nil)
	retry <- struct{}{}
	wantSame(t, contents(t, st, <-done), onDisk(t, files))
}

// TestRetryListsAgain names a folder's objects when it can be listed.
func TestRetryListsAgain(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 2))
	for _, denied := range []string{"AWSLogs/111122223333/CloudTrail/eu-west-1/", "AWSLogs/222233334444/"} {
		s.Faults(func(r s3test.Request) s3test.Fault {
			if r.IsList() && strings.HasPrefix(r.Prefix, denied) {
				return s3test.Error(http.StatusForbidden, "AccessDenied")
			}
			return s3test.Fault{}
		})
		source := opened(t, options(t, s))
		st, retry := store.New(trail.Schema()), make(chan struct{}, 1)
		var now atomic.Pointer[loader.Report]
		now.Store(&loader.Report{})
		done := make(chan loader.Report)
		go func() {
			report, err := loader.Load(t.Context(), st, loader.Options{Workers: 2, Retry: retry, OnProgress: func(r loader.Report) { now.Store(&r) }}, source)
			if err != nil {
				t.Error(err)
			}
			done <- report
		}()
		waitFor(t, "the others", func() bool { return now.Load().Waiting })
		s.Faults(nil)
		retry <- struct{}{}
		got := contents(t, st, <-done)
		if got.Files.Read != len(files) || got.Files.Failed != 0 || got.Files.Known != len(files) || len(got.Problems) != 0 || got.Duplicate != 0 {
			t.Errorf("%s: %+v, %s", denied, got.Files, first(got.Problems))
		}
	}
}

// TestFailedRetryForgetsNothing lists a folder at the second attempt.
func TestFailedRetryForgetsNothing(t *testing.T) {
	s := s3test.New(t)
	files := s.PutTree(s3test.Small(1, 2))
	denied := "AWSLogs/222233334444/"
	s.Faults(func(r s3test.Request) s3test.Fault {
		if r.IsList() && strings.HasPrefix(r.Prefix, denied) {
			return s3test.Error(http.StatusForbidden, "AccessDenied")
		}
		return s3test.Fault{}
	})
	source := opened(t, options(t, s))
	s.Faults(func(s3test.Request) s3test.Fault { return s3test.Error(http.StatusForbidden, "AccessDenied") })
	if err := source.Retry(t.Context(), nil); err == nil {
		t.Error("it did not fail")
	}
	if len(source.missed) != 1 || source.missed[0].folder != denied {
		t.Errorf("%+v is missed", source.missed)
	}
	s.Faults(nil)
	fresh, late, err := source.findMore(t.Context())
	if len(fresh) == 0 || len(late) != 0 || err != nil || len(source.units) != 20 {
		t.Errorf("%d fresh of %d, %v, %v; %d files", len(fresh), len(source.units), late, err, len(files))
	}
}

// TestStopEndsTheGoroutines leaves nothing behind when loading is cancelled.
func TestStopEndsTheGoroutines(t *testing.T) {
	s := s3test.New(t)
	s.PutTree(s3test.Small(2, 10))
	ctx, cancel := context.WithCancel(t.Context())
	var asked atomic.Int64
	s.Faults(func(r s3test.Request) s3test.Fault {
		if !r.IsList() && asked.Add(1) == 100 {
			cancel()
		}
		return s3test.Fault{Kind: s3test.Slow}
	})
	source := opened(t, options(t, s))
	if _, err := loader.Load(ctx, store.New(trail.Schema()), loader.Options{Workers: 2}, source); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	var done atomic.Bool
	go func() {
		source.fetch.running.Wait()
		done.Store(true)
	}()
	waitFor(t, "downloads to end", done.Load)
}
