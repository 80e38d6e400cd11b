package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/trailsift/trailsift/loader/s3/s3test"
	"github.com/trailsift/trailsift/tui"
)

// live starts what the interface shows, without the interface.
func live(t *testing.T, a *app, paths ...string) tui.Data {
	t.Helper()
	var errs notes
	a.in, a.out, a.err = strings.NewReader(""), &errs, &errs
	sources, err := a.sources(t.Context(), paths)
	if err != nil {
		t.Fatal(err)
	}
	data, err := a.start(t.Context(), "t", sources)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func await(t *testing.T, what string, cond func() bool) {
	t.Helper()
	const pause = 5 * time.Millisecond
	for waited := time.Duration(0); !cond(); waited += pause { // not by the clock: the machine may stand still
		if waited > 30*time.Second {
			t.Fatal("waited in vain for ", what)
		}
		time.Sleep(pause)
	}
}

func TestFollowABucket(t *testing.T) {
	s := inS3(t, 1, 1)
	a := &app{remote: remote{follow: true, every: 50 * time.Millisecond, endpoint: s.URL, noCache: true}}
	now := s3test.Day.AddDate(0, 0, 1).Add(time.Hour)
	a.remote.dealing.now = func() time.Time { return now }
	data := live(t, a, bucketURL)
	await(t, "the trail", func() bool { return data.Store.Snapshot().Len() == 40 })
	await(t, "the end of the list", func() bool { return data.Load.Progress().Waiting }) // events are shown before
	if p := data.Load.Progress(); !p.Following || p.Done {
		t.Errorf("%+v", p)
	}
	s.Put(s3test.Small(1, 1).Key("111122223333", "CloudTrail", "eu-west-1", now, "new"), s3test.Zipped(s3test.Event("111122223333", "eu-west-1", now, "new")))
	await(t, "the new event", func() bool { return data.Store.Snapshot().Len() == 41 })
	await(t, "its file to be dealt with", func() bool {
		p := data.Load.Progress()
		return p.Waiting && p.Files == 21
	})
	data.Load.Cancel()
	await(t, "the end", func() bool { return data.Load.Progress().Done })
	if p := data.Load.Progress(); p.Stopped != "" {
		t.Errorf("%+v", p)
	}
}

func TestFollowAFolder(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, record string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(records(record)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("a.json", first)
	data := live(t, &app{remote: remote{follow: true, every: 50 * time.Millisecond}}, dir)
	await(t, "the folder", func() bool { return data.Store.Snapshot().Len() == 1 })
	put("b.json", second)
	await(t, "the new file", func() bool { return data.Store.Snapshot().Len() == 2 })
	cut := records(third)
	if err := os.WriteFile(filepath.Join(dir, "c.json"), []byte(cut[:len(cut)/2]), 0o600); err != nil {
		t.Fatal(err)
	}
	await(t, "the cut file", func() bool { return data.Load.Progress().Faults > 0 })
	put("c.json", third)
	await(t, "the whole file", func() bool { return data.Store.Snapshot().Len() == 3 })
	await(t, "what is said of it", func() bool {
		return strings.Contains(strings.Join(data.Load.Progress().Notes, ""), "changed and was read again")
	})
	await(t, "the fault's end", func() bool { return data.Load.Progress().Faults == 0 })
	if p := data.Load.Progress(); len(p.Problems) != 0 || p.Bad != 0 || p.Files != 3 || p.FilesTotal != 3 {
		t.Errorf("%+v", p)
	}
	data.Load.Cancel()
	await(t, "the end", func() bool { return data.Load.Progress().Done })
}

// TestRetryInTheInterface tries an object again that failed.
func TestRetryInTheInterface(t *testing.T) {
	s := inS3(t, 1, 1)
	key := s.Keys()[3]
	var denied atomic.Bool
	denied.Store(true)
	s.Faults(func(r s3test.Request) s3test.Fault {
		if r.Key == key && denied.Load() {
			return s3test.Error(403, "AccessDenied")
		}
		return s3test.Fault{}
	})
	data := live(t, &app{remote: remote{endpoint: s.URL, noCache: true}}, bucketURL)
	await(t, "the others", func() bool { return data.Load.Progress().Waiting })
	if p := data.Load.Progress(); p.Retryable != 1 || len(p.Problems) != 1 || p.Problems[0].Source != bucketURL+"/"+key {
		t.Errorf("%+v", p)
	}
	load := data.Load.(tui.Retrier)
	load.Retry()
	await(t, "another failure", func() bool {
		p := data.Load.Progress()
		return p.Retries == 1 && p.Retryable == 1 && p.Waiting
	})
	denied.Store(false)
	load.Retry()
	await(t, "the end", func() bool { return data.Load.Progress().Done })
	if p := data.Load.Progress(); p.Retryable != 0 || len(p.Problems) != 0 || p.Files != 20 || data.Store.Snapshot().Len() != 40 {
		t.Errorf("%+v, %d events", p, data.Store.Snapshot().Len())
	}
}
