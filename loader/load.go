package loader

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"github.com/trailsift/trailsift/store"
)

// Options say how to load. The zero value is usable.
type Options struct {
	// Workers is how many files are read at a time; 0 is one a processor.
	Workers int
	// MaxMemory ends loading when the program holds more than so many bytes;
	// what was loaded stays. 0 sets no limit.
	MaxMemory uint64
	// Stop ends loading when it is closed; what was loaded stays.
	Stop <-chan struct{}
	// OnProgress is called at most ten times a second while loading, and
	// once at its end, never concurrently. It must return soon.
	OnProgress func(Report)

	ticks <-chan time.Time // in place of a ticker
	now   func() time.Time
}

// errStopped is the cause of an end that keeps what was loaded.
var errStopped = errors.New("stopped")

// errMemory is the cause of an end at Options.MaxMemory.
var errMemory = errors.New("memory limit reached")

// loading is one run of Load.
type loading struct {
	store *store.Store
	opts  Options
	tally *tally
	queue chan job

	// cancelled reports whether the caller has given up; stop ends loading
	// for another reason, which keeps what was read.
	cancelled func() bool
	stop      context.CancelCauseFunc
}

// job is an item and its place in the order of all items.
type job struct {
	Item
	index uint64
}

// Load reads everything that the sources name into the store and finishes
// it. Faults of the input are in the report, not in the error.
//
// When ctx is cancelled Load returns with its error after at most some tens of
// records, a block or a file's inflation, each some tens of milliseconds; the
// store then holds the rows published before and is not finished. An end
// by Options.Stop or MaxMemory is no error: the report says so, and the store
// is finished with every record read.
func Load(ctx context.Context, st *store.Store, opts Options, sources ...Source) (Report, error) {
	opts = opts.complete()
	inner, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	l := &loading{
		store:     st,
		opts:      opts,
		tally:     newTally(opts.now),
		queue:     make(chan job, queueLength),
		cancelled: func() bool { return ctx.Err() != nil },
		stop:      stop,
	}

	var watching, working sync.WaitGroup
	settled := make(chan struct{})
	watching.Go(func() { l.watch(inner, settled) })
	working.Go(func() { l.walk(inner, sources) })
	for range opts.Workers {
		working.Go(func() { newWorker(l, inner).run() })
	}
	working.Wait()
	err := l.settle(ctx)
	l.tally.finish(stopReason(inner))
	close(settled)
	watching.Wait()
	return l.tally.snapshot(), err
}

// settle finishes the store, unless loading was cancelled.
func (l *loading) settle(ctx context.Context) (err error) {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("finish loading: internal error: %v", r)
		}
	}()
	return l.store.Finish(ctx)
}

func stopReason(ctx context.Context) string {
	if ctx.Err() == nil {
		return ""
	}
	return context.Cause(ctx).Error()
}

func (o Options) complete() Options {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.now == nil {
		o.now = time.Now
	}
	return o
}

// walk lets one source after the other name its files.
func (l *loading) walk(ctx context.Context, sources []Source) {
	defer close(l.queue)
	sink := &queueSink{loading: l, done: ctx.Done()}
	for i, source := range sources {
		if err := walkSafely(ctx, source, sink); err != nil {
			if ctx.Err() == nil {
				sink.Fail(fmt.Sprintf("source %d", i+1), err)
			}
		}
	}
	l.tally.change(func(r *Report) { r.Walked = ctx.Err() == nil })
}

// walkSafely turns a panic of the source into an error.
func walkSafely(ctx context.Context, source Source, sink Sink) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("internal error: %v", r)
		}
	}()
	return source.Walk(ctx, sink)
}

// queueSink numbers items and hands them to the workers.
type queueSink struct {
	*loading
	done <-chan struct{}
	next uint64
}

// errEnded is what a source gets from its sink when loading has ended.
var errEnded = errors.New("loading has ended")

func (s *queueSink) Item(item Item) error {
	s.tally.known(1, item.Size)
	select {
	case s.queue <- job{item, s.next}:
		s.next++
		return nil
	case <-s.done:
		return errEnded
	}
}

func (s *queueSink) Skip(reason string) {
	s.tally.known(1, 0)
	s.tally.skipFile(reason)
}

func (s *queueSink) Fail(name string, err error) {
	s.tally.known(1, 0)
	s.tally.fileFailed()
	s.tally.problem(Problem{Source: name, Byte: -1, Err: err})
}
