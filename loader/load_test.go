package loader

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
)

// TestWorkers has the same rows, sources and counts for any number of
// workers.
func TestWorkers(t *testing.T) {
	var files memory
	for i := range 60 {
		// Every event occurs in two files.
		files = append(files, memoryFile{name: fmt.Sprint("f", i), text: gzipped(records(i*10, i*10+19))})
	}
	files = append(files, memoryFile{name: "broken", text: records(1, 3)[:600]}, memoryFile{name: "other", text: "hello"})
	want := load(t, Options{Workers: 1}, files)
	if want.Rows != 610 || want.Duplicate != 60*20+1-610 {
		t.Fatalf("%+v", want.Counts)
	}
	for _, workers := range []int{2, 3, 8} {
		got := load(t, Options{Workers: workers}, files)
		if !reflect.DeepEqual(got.raw, want.raw) || !reflect.DeepEqual(got.from, want.from) || got.Counts != want.Counts {
			t.Errorf("%d workers: other rows", workers)
		}
		if got.Files != want.Files || got.Records != want.Records || got.Bytes != want.Bytes || !reflect.DeepEqual(got.Skips, want.Skips) {
			t.Errorf("%d workers: %+v, want %+v", workers, got.Report, want.Report)
		}
	}
}

func TestSeveralSources(t *testing.T) {
	got := load(t, Options{}, memory{{name: "b", text: event(1)}}, memory{}, memory{{name: "a", text: event(2)}})
	wantEvents(t, got, names(1, 2))
	if !got.Walked || !got.Done || got.Stopped != "" || got.Elapsed <= 0 {
		t.Errorf("%+v", got.Report)
	}
}

// TestPack: who asks for it gets the store compressed, and is told how long that took
// beside the time until everything could be looked at.
func TestPack(t *testing.T) {
	for _, pack := range []bool{false, true} {
		var seconds atomic.Int64
		now := func() time.Time { return time.Unix(seconds.Add(1), 0) }
		st := store.New(trail.Schema())
		report, err := Load(t.Context(), st, Options{Workers: 1, Pack: pack, now: now}, memory{{name: "a", text: event(1)}})
		if err != nil || report.Elapsed <= 0 || report.Packing > 0 != pack {
			t.Errorf("pack %t: %v, %+v", pack, err, report)
		}
		before := st.Snapshot().Version()
		if err := st.Pack(t.Context(), nil); err != nil || (st.Snapshot().Version() == before) != pack {
			t.Errorf("pack %t: packed again, or not at all: %v", pack, err)
		}
	}
}

// sourceFunc is a source of one function.
type sourceFunc func(context.Context, Sink) error

func (f sourceFunc) Walk(ctx context.Context, sink Sink) error { return f(ctx, sink) }

func TestWalkFaults(t *testing.T) {
	got := load(t, Options{},
		sourceFunc(func(context.Context, Sink) error { return errors.New("no such bucket") }),
		sourceFunc(func(context.Context, Sink) error { panic("oops") }),
		sourceFunc(func(_ context.Context, sink Sink) error {
			sink.Skip("a.sock", "socket")
			sink.Fail("dir", errors.New("permission denied"))
			return sink.Item(Item{Name: "gone", Open: func(context.Context) (io.ReadCloser, error) { return nil, errors.New("vanished") }})
		}),
		memory{{name: "f", text: event(1)}})
	wantEvents(t, got, names(1, 1))
	if want := (Files{Known: 6, Read: 1, Skipped: 1, Failed: 4}); got.Files != want {
		t.Errorf("%+v", got.Files)
	}
	if len(got.Problems) != 4 || got.Problems[0].Error() != "read dir: permission denied" || got.Problems[2].Error() != "read source 1: no such bucket" {
		t.Errorf("problems %q", got.Problems)
	}
}

// TestPanic has a reader that panics: the file is named, the others are read.
func TestPanic(t *testing.T) {
	named := make(chan struct{})
	files := memory{
		{name: "a", text: event(1), wrap: func(r io.Reader) io.Reader { <-named; return r }},
		{name: "bad", wrap: func(io.Reader) io.Reader { panic("oops") }},
		{name: "b", text: event(2)},
	}
	source := sourceFunc(func(ctx context.Context, sink Sink) error {
		defer close(named)
		return files.Walk(ctx, sink)
	})
	// No time passes, and nobody waits for a file: so nothing is published before the panic.
	got := load(t, Options{Workers: 1, now: func() time.Time { return time.Unix(0, 0) }}, source)
	wantEvents(t, got, names(2, 2))
	wantFiles(t, got, 2, 0, 1)
	wantProblems(t, got, "read bad: internal error: oops; 1 records read before it are lost")
}

// waitFor waits for something that another goroutine brings about.
func waitFor(t *testing.T, what string, cond func() bool) {
	t.Helper()
	const pause = time.Millisecond
	for waited := time.Duration(0); !cond(); waited += pause { // not by the clock: the machine may stand still
		if waited > 20*time.Second {
			t.Fatal("waited in vain for ", what)
		}
		time.Sleep(pause)
	}
}

// noMoreGoroutines checks that as many run as before.
func noMoreGoroutines(t *testing.T, before int) {
	t.Helper()
	waitFor(t, "goroutines to end", func() bool { return runtime.NumGoroutine() <= before })
}

// endless is a trail without end.
func endless() io.Reader { return io.MultiReader(strings.NewReader(`{"Records":[`), &again{}) }

type again struct{ n int }

func (a *again) Read(p []byte) (int, error) {
	a.n++
	return copy(p, event(a.n)[:]+","), nil
}

func TestCancel(t *testing.T) {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(context.Background())
	st := store.New(trail.Schema())
	files := memory{{name: "a", wrap: func(io.Reader) io.Reader { return endless() }}, {name: "b", wrap: func(io.Reader) io.Reader { return endless() }}}
	go func() {
		for st.Snapshot().Len() == 0 {
			time.Sleep(time.Millisecond)
		}
		cancel()
	}()
	report, err := Load(ctx, st, Options{Workers: 2}, files) // ends, though the files do not
	if err != context.Canceled || report.Stopped != "context canceled" || !report.Done {
		t.Errorf("%v, %+v", err, report)
	}
	noMoreGoroutines(t, before)
	if st.Snapshot().Len() == 0 {
		t.Error("published rows are gone")
	}
}

// pipe is a file whose reader waits, and which cannot be asked to stop.
func pipe(name string, r io.Reader) Source {
	return sourceFunc(func(_ context.Context, sink Sink) error {
		return sink.Item(Item{Name: name, Size: -1, Stream: true, Open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(r), nil }})
	})
}

func TestCancelBlockedRead(t *testing.T) {
	before := runtime.NumGoroutine()
	r, w := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	st := store.New(trail.Schema())
	go func() {
		io.WriteString(w, event(1)+"\n"+event(2)+"\n"+event(3)[:100])
		for st.Snapshot().Len() < 2 {
			time.Sleep(time.Millisecond)
		}
		cancel()
	}()
	_, err := Load(ctx, st, Options{}, pipe("-", r))
	if err != context.Canceled {
		t.Errorf("got %v", err)
	}
	// Rows of a stream that waits were shown, and the abandoned read is the
	// only thing left.
	w.Close()
	noMoreGoroutines(t, before)
}

func TestCancelBlockedOpen(t *testing.T) {
	before := runtime.NumGoroutine()
	open := make(chan struct{})
	ctx, cancel := context.WithCancel(context.Background())
	src := sourceFunc(func(_ context.Context, sink Sink) error {
		return sink.Item(Item{Name: "fifo", Stream: true, Open: func(context.Context) (io.ReadCloser, error) {
			cancel()
			<-open
			return nil, errors.New("too late")
		}})
	})
	if _, err := Load(ctx, store.New(trail.Schema()), Options{}, src); err != context.Canceled {
		t.Errorf("got %v", err)
	}
	close(open)
	noMoreGoroutines(t, before)
}

func TestStream(t *testing.T) {
	for _, wrap := range readers() {
		got := load(t, Options{}, pipe("-", wrap(strings.NewReader(records(1, 300)))))
		wantEvents(t, got, names(1, 300))
		wantProblems(t, got)
		got = load(t, Options{}, pipe("-", wrap(strings.NewReader(zipped("a", records(1, 3))))))
		wantEvents(t, got, names(1, 3))
	}
	got := load(t, Options{}, pipe("-", io.MultiReader(strings.NewReader(event(1)), iotest.ErrReader(io.ErrClosedPipe))))
	wantEvents(t, got, names(1, 1))
	wantProblems(t, got, "read -: at byte ")
}

// TestStop ends loading and keeps all records read.
func TestStop(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	stop := make(chan struct{})
	st := store.New(trail.Schema())
	go func() {
		io.WriteString(w, event(1)+"\n"+event(2)+"\n")
		for st.Snapshot().Len() < 2 {
			time.Sleep(time.Millisecond)
		}
		io.WriteString(w, event(3)+"\n")
		io.WriteString(w, event(4)[:10]) // so that event 3 was taken
		io.WriteString(w, event(4)[10:20])
		io.WriteString(w, event(4)[20:30])
		close(stop)
	}()
	report, err := Load(context.Background(), st, Options{Stop: stop}, pipe("-", r))
	if err != nil {
		t.Fatal(err)
	}
	got := contents(t, st, report)
	wantEvents(t, got, names(1, 3))
	wantProblems(t, got, "read -: at byte ")
	if got.Stopped != "stopped" || got.Files.Read != 1 {
		t.Errorf("%+v", got.Report)
	}
}

func TestMaxMemory(t *testing.T) {
	full, events, reads := newBallast(), endless(), 0
	hungry := readFunc(func(p []byte) (int, error) {
		if reads++; reads == 10 {
			full.take()
		}
		return events.Read(p)
	})
	got := load(t, Options{MaxMemory: full.limit}, memory{{name: "a", wrap: func(io.Reader) io.Reader { return hungry }}})
	if got.Stopped != fmt.Sprintf("memory limit reached: %.1f MB", float64(full.limit)/1e6) || got.Files.Read != 1 || got.Faults != 1 {
		t.Errorf("%+v", got.Report)
	}
	runtime.KeepAlive(full)
	if got := load(t, Options{MaxMemory: 1 << 50}, memory{{name: "a", text: event(1)}}); got.Stopped != "" || got.Rows != 1 {
		t.Errorf("%+v", got.Report)
	}
}

// TestFullStore stops loading, and keeps what was read until then.
func TestFullStore(t *testing.T) {
	tick, reads, looks := make(chan time.Time), 0, 0
	ticking := readFunc(func(p []byte) (int, error) {
		if reads++; reads == 10 || reads == 20 {
			tick <- time.Time{}
		}
		return copy(p, event(reads)+"\n"), nil
	})
	full := func() bool {
		looks++
		return looks == 2
	}
	got := load(t, Options{ticks: tick, full: full}, memory{{name: "a", wrap: func(io.Reader) io.Reader { return ticking }}})
	if got.Stopped != "the store is full" || got.Files.Read != 1 || looks != 2 {
		t.Errorf("%+v after %d looks", got.Report, looks)
	}
	if got.Rows < 19 || got.Rows != len(got.events) {
		t.Errorf("%d rows, %d events can be read", got.Rows, len(got.events))
	}
	wantProblems(t, got, "read a: at byte ")
}

type readFunc func(p []byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

// TestProgress reports once a tick and once at the end, from one goroutine.
func TestProgress(t *testing.T) {
	r, w := io.Pipe()
	ticks := make(chan time.Time)
	var calls atomic.Int32
	var last Report
	report := func(r Report) {
		calls.Add(1)
		if r.Files.Read < last.Files.Read || r.Bytes.Read < last.Bytes.Read {
			t.Errorf("%+v after %+v", r, last)
		}
		last = r
	}
	go func() {
		for range 3 {
			ticks <- time.Time{}
		}
		io.WriteString(w, event(1))
		w.Close()
	}()
	got := load(t, Options{OnProgress: report, ticks: ticks}, pipe("-", r))
	if n := calls.Load(); n != 4 {
		t.Errorf("%d calls", n)
	}
	if !reflect.DeepEqual(last, got.Report) || !last.Done {
		t.Errorf("last %+v\nreturned %+v", last, got.Report)
	}
}

// TestEarlyRows moves the clock and looks when rows are published.
func TestEarlyRows(t *testing.T) {
	r, w := io.Pipe()
	var clock atomic.Int64
	now := func() time.Time { return time.Unix(0, clock.Load()) }
	st := store.New(trail.Schema())
	done := make(chan Report)
	go func() {
		report, _ := Load(context.Background(), st, Options{Workers: 1, now: now}, sourceFunc(func(_ context.Context, sink Sink) error {
			return sink.Item(Item{Name: "slow", Size: -1, Open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(r), nil }})
		}))
		done <- report
	}()
	write := func(n int) {
		for range pulseEvery {
			n++
			io.WriteString(w, event(n)+"\n")
		}
	}
	write(0)
	if n := st.Snapshot().Len(); n != 0 {
		t.Errorf("%d rows at once", n)
	}
	clock.Store(int64(firstFlush))
	write(pulseEvery)
	waitFor(t, "the first rows", func() bool { return st.Snapshot().Len() > 0 })
	shown := st.Snapshot().Len()
	write(2 * pulseEvery)
	io.WriteString(w, "\n")
	if n := st.Snapshot().Len(); n != shown {
		t.Errorf("%d rows before the second time, %d after the first", n, shown)
	}
	clock.Store(int64(3 * firstFlush))
	write(3 * pulseEvery)
	waitFor(t, "more rows", func() bool { return st.Snapshot().Len() > shown })
	w.Close()
	if r := <-done; r.Elapsed != 3*firstFlush {
		t.Errorf("elapsed %v", r.Elapsed)
	}
}

func TestProblemText(t *testing.T) {
	err := errors.New("unexpected end")
	for _, test := range []struct {
		problem         Problem
		text, positions string
	}{
		{Problem{Source: "logs/x.json.gz", Record: 17, Byte: 20931, Err: err}, "read logs/x.json.gz: record 17 at byte 20931: unexpected end", "record 17 at byte 20931"},
		{Problem{Source: "x", Record: 0, Byte: 0, Err: err}, "read x: at byte 0: unexpected end", "byte 0"},
		{Problem{Source: "x", Record: 0, Byte: -1, Err: err}, "read x: unexpected end", ""},
	} {
		if got := test.problem.Error(); got != test.text {
			t.Errorf("got %q, want %q", got, test.text)
		}
		if got := test.problem.Position(); got != test.positions {
			t.Errorf("got %q, want %q", got, test.positions)
		}
	}
}

// TestManyProblems keeps a bounded list and counts all.
func TestManyProblems(t *testing.T) {
	got := loadText(t, event(1)+"\n"+strings.Repeat(`{"eventVersion":x}`+"\n", maxProblems+500))
	if len(got.Problems) != maxProblems || got.Faults != maxProblems+500 || got.Records.Bad != maxProblems+500 {
		t.Errorf("%d problems, %d faults, %d bad", len(got.Problems), got.Faults, got.Records.Bad)
	}
}
