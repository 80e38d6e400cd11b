package loader

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// flaky is a source of files and a folder that fail a number of times, and of
// one more file at each poll.
type flaky struct {
	fails  atomic.Int64 // openings that fail
	folder bool         // a folder fails, and has a file the next time
	polls  int
	closed bool
	asked  chan struct{} // holds another attempt up, if it is there
}

func (f *flaky) item(n int) Item {
	return Item{
		Name: fmt.Sprint("f", n),
		Size: -1,
		Open: func(context.Context) (io.ReadCloser, error) {
			if f.fails.Add(-1) >= 0 {
				return nil, errors.New("lost")
			}
			return io.NopCloser(strings.NewReader(event(n))), nil
		},
		Again: func() Item { return f.item(n) },
	}
}

func (f *flaky) Walk(_ context.Context, sink Sink) error {
	if f.folder {
		sink.Fail("folder", errors.New("denied"))
	}
	return errors.Join(sink.Item(f.item(1)), sink.Item(f.item(2)))
}

func (f *flaky) Retry(_ context.Context, sink Sink) error {
	if f.asked != nil {
		<-f.asked
	}
	if !f.folder {
		return nil
	}
	f.folder = false
	return sink.Item(f.item(3))
}

func (f *flaky) Poll(_ context.Context, sink Sink) error {
	f.polls++
	if f.polls == 2 {
		return errors.New("lost")
	}
	return errors.Join(sink.Item(f.item(f.polls*10)), sink.Item(f.item(1)))
}

func (f *flaky) Close() error {
	f.closed = true
	return nil
}

// begin loads in the background; the result comes when loading has ended.
func begin(t *testing.T, opts Options, source Source) (*store.Store, *atomic.Pointer[Report], chan loaded) {
	t.Helper()
	st := store.New(trail.Schema())
	now := new(atomic.Pointer[Report])
	now.Store(&Report{})
	opts.OnProgress = func(r Report) { now.Store(&r) }
	out := make(chan loaded, 1)
	go func() {
		report, err := Load(context.Background(), st, opts, source)
		if err != nil {
			t.Error(err)
		}
		out <- contents(t, st, report)
	}()
	return st, now, out
}

func TestRetry(t *testing.T) {
	source, retry, stop := &flaky{folder: true}, make(chan struct{}), make(chan struct{})
	source.fails.Store(3)
	_, now, out := begin(t, Options{Workers: 1, Retry: retry, Stop: stop}, source)
	waitFor(t, "both to fail", func() bool { return now.Load().Waiting })
	if r := *now.Load(); r.Retryable != 3 || r.Files != (Files{Known: 3, Failed: 3}) || len(r.Problems) != 3 || r.Faults != 3 {
		t.Errorf("%+v", r)
	}
	retry <- struct{}{} // one fails again, and the folder has a file
	waitFor(t, "another attempt", func() bool { return now.Load().Waiting && now.Load().Retries == 1 })
	if r := *now.Load(); r.Retryable != 1 || r.Files != (Files{Known: 3, Read: 2, Failed: 1}) || len(r.Problems) != 1 || r.Faults != 1 {
		t.Errorf("%+v", r)
	}
	retry <- struct{}{}
	got := <-out // nothing is left to be tried, so loading ends by itself
	wantEvents(t, got, names(1, 3))
	wantFiles(t, got, 3, 0, 0)
	if got.Retryable != 0 || got.Retries != 2 || got.Stopped != "" || !source.closed {
		t.Errorf("%+v, closed %v", got.Report, source.closed)
	}
}

// TestRetryIsNoWaiting has another attempt take its time: meanwhile nobody says
// that all is done.
func TestRetryIsNoWaiting(t *testing.T) {
	source, retry := &flaky{folder: true, asked: make(chan struct{})}, make(chan struct{})
	_, now, out := begin(t, Options{Workers: 1, Retry: retry}, source)
	waitFor(t, "all to be read", func() bool { return now.Load().Waiting && now.Load().Retryable == 1 })
	retry <- struct{}{}
	waitFor(t, "another attempt", func() bool { return now.Load().Retries == 1 })
	if r := *now.Load(); r.Waiting || r.Retryable != 0 {
		t.Errorf("%+v", r)
	}
	close(source.asked)
	if got := <-out; got.Files.Read != 3 || got.Waiting || !got.Done {
		t.Errorf("%+v", got.Report)
	}
}

// endlessWalk names files for as long as it is let, the first of which fail.
type endlessWalk struct {
	flaky
	revived atomic.Int64
	enough  chan struct{}
}

func (e *endlessWalk) Walk(ctx context.Context, sink Sink) error {
	sink.Fail("folder", errors.New("denied"))
	for n := 1; ; n++ {
		if err := sink.Item(e.item(n)); err != nil {
			return err
		}
		select {
		case <-e.enough:
			return nil
		case <-time.After(time.Millisecond):
		}
	}
}

func (e *endlessWalk) Revive(context.Context) { e.revived.Add(1) }

// TestRetryWhileWalking tries files again before all others are named, and
// folders when they are.
func TestRetryWhileWalking(t *testing.T) {
	source, retry, stop := &endlessWalk{flaky: flaky{folder: true}, enough: make(chan struct{})}, make(chan struct{}, 1), make(chan struct{})
	source.fails.Store(3)
	_, now, out := begin(t, Options{Workers: 1, Retry: retry, Stop: stop}, source)
	waitFor(t, "three to fail", func() bool { return now.Load().Retryable == 4 && now.Load().Files.Read > 0 })
	retry <- struct{}{}
	waitFor(t, "another attempt", func() bool {
		return now.Load().Retryable == 1 && now.Load().Retries == 1 && source.revived.Load() > 0
	})
	if r := *now.Load(); r.Walked || len(r.Problems) != 1 || r.Problems[0].Source != "folder" || r.Files.Failed != 1 || r.Faults != 1 || source.revived.Load() != 1 {
		t.Errorf("%+v", r)
	}
	close(source.enough)
	got := <-out // the folder was tried again, as was asked for
	if got.Retryable != 0 || got.Retries != 2 || got.Files.Failed != 0 || got.Files.Read != got.Files.Known || len(got.Problems) != 0 {
		t.Errorf("%+v", got.Report)
	}
}

func TestRetryIsNotWaitedForWhenNobodyCan(t *testing.T) {
	source := &flaky{folder: true}
	source.fails.Store(1)
	got := load(t, Options{Workers: 1}, source)
	wantEvents(t, got, names(2, 2))
	wantFiles(t, got, 1, 0, 2)
}

func TestStopWhileWaitingForRetry(t *testing.T) {
	source, stop := &flaky{}, make(chan struct{})
	source.fails.Store(1)
	_, now, out := begin(t, Options{Workers: 1, Retry: make(chan struct{}), Stop: stop}, source)
	waitFor(t, "one to fail", func() bool { return now.Load().Waiting })
	close(stop)
	if got := <-out; got.Stopped != "" || got.Files.Failed != 1 || len(got.events) != 1 {
		t.Errorf("%+v", got.Report)
	}
}

func TestFollow(t *testing.T) {
	source, polls, stop := &flaky{}, make(chan time.Time), make(chan struct{})
	st, now, out := begin(t, Options{Workers: 2, Follow: time.Hour, Stop: stop, polls: polls}, source)
	waitFor(t, "the first files", func() bool { return now.Load().Waiting })
	polls <- time.Time{}
	waitFor(t, "a new event without an end of loading", func() bool { return st.Snapshot().Len() == 3 })
	polls <- time.Time{} // this one fails
	polls <- time.Time{}
	waitFor(t, "the next event", func() bool { return st.Snapshot().Len() == 4 })
	// The copy of the first one may still be read: stopping now would miss it.
	waitFor(t, "the rest", func() bool { return now.Load().Files.Read == 6 && now.Load().Waiting })
	close(stop)
	got := <-out
	wantEvents(t, got, []string{"E1", "E2", "E10", "E30"})
	wantProblems(t, got, "read source 1: look for new files: lost")
	if got.Duplicate != 2 || got.Stopped != "" {
		t.Errorf("%+v", got)
	}
}

// TestFollowedCopies: a copy in other white space is no conflict, while loading
// stays open too.
func TestFollowedCopies(t *testing.T) {
	stop := make(chan struct{})
	source := sourceFunc(func(ctx context.Context, sink Sink) error {
		for n, text := range []string{event(1), strings.ReplaceAll(event(1), `"eventName":`, `"eventName": `)} {
			item := Item{Name: fmt.Sprint(n), Size: -1, Open: func(context.Context) (io.ReadCloser, error) {
				return io.NopCloser(strings.NewReader(text)), nil
			}}
			if err := sink.Item(item); err != nil {
				return err
			}
		}
		<-ctx.Done() // there may be more to come
		return nil
	})
	st, _, out := begin(t, Options{Workers: 1, Stop: stop}, source)
	waitFor(t, "both to be one", func() bool {
		c := st.Snapshot().Counts()
		return c.Rows == 1 && c.Duplicate == 1 && c.Conflict == 0
	})
	close(stop)
	wantEvents(t, <-out, names(1, 1))
}

// TestReady publishes what was read while the next file is not there yet.
func TestReady(t *testing.T) {
	ready, stop := make(chan struct{}), make(chan struct{})
	source := sourceFunc(func(_ context.Context, sink Sink) error {
		for n := range 2 {
			item := Item{Name: fmt.Sprint(n), Size: -1, Open: func(context.Context) (io.ReadCloser, error) {
				return io.NopCloser(strings.NewReader(event(n))), nil
			}}
			if n == 1 {
				item.Ready = ready
			}
			if err := sink.Item(item); err != nil {
				return err
			}
		}
		return nil
	})
	st, _, out := begin(t, Options{Workers: 1, Stop: stop}, source)
	waitFor(t, "the first event", func() bool { return st.Snapshot().Len() == 1 })
	close(ready)
	wantEvents(t, <-out, names(0, 1))

	ready = make(chan struct{}) // and a stop is not kept waiting
	_, now, out := begin(t, Options{Workers: 1, Stop: stop}, source)
	waitFor(t, "the first event", func() bool { return now.Load().Files.Read == 1 })
	close(stop)
	if got := <-out; got.Stopped != "stopped" {
		t.Errorf("%+v", got.Report)
	}
}
