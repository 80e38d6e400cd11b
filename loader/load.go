package loader

import (
	"context"
	"errors"
	"fmt"
	"io"
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
	// what was loaded stays. 0 sets no limit. Used returns how many it holds by the
	// system's count, 0 where that is not known; without it that is what the
	// Go runtime has from the system and Beside: the program's own text, which the
	// runtime does not know of.
	MaxMemory uint64
	Used      func() uint64
	Beside    uint64
	// Pack compresses the store once everything can be looked at. That takes a tenth
	// of the time again and saves half of the memory: it is for programs that stay.
	Pack bool
	// Stop ends loading when it is closed; what was loaded stays.
	Stop <-chan struct{}
	// OnProgress is called at most ten times a second while loading, and
	// once at its end, never concurrently. It must return soon.
	OnProgress func(Report)
	// Follow is the time between two polls of the sources that are a [Poller];
	// loading then goes on until it is stopped. 0 reads what is there.
	Follow time.Duration
	// Retry has files tried again for which that may help, whenever something
	// comes from it. When it is not nil, loading stays open while there are any.
	Retry <-chan struct{}

	ticks <-chan time.Time // in place of a ticker
	polls <-chan time.Time // in place of one of Follow
	now   func() time.Time
	full  func() bool // in place of the store's
}

// errStopped is the cause of an end that keeps what was loaded.
var errStopped = errors.New("stopped")

// errComplete is the cause of an end when there was nothing to do any more.
var errComplete = errors.New("everything is read")

// errFull is the cause of an end where the store takes no more.
var errFull = errors.New("the store is full")

// errMemory is the cause of an end at Options.MaxMemory.
var errMemory = errors.New("memory limit reached")

// loading is one run of Load.
type loading struct {
	store   *store.Store
	sources []Source
	opts    Options
	tally   *tally
	queue   chan job
	again   *failures
	bound   *bound

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
		sources:   sources,
		opts:      opts,
		tally:     newTally(opts.now),
		queue:     make(chan job, queueLength),
		again:     new(failures),
		bound:     newBound(opts),
		cancelled: func() bool { return ctx.Err() != nil },
		stop:      stop,
	}

	var watching, working sync.WaitGroup
	settled := make(chan struct{})
	watching.Go(func() { l.watch(inner, settled) })
	working.Go(func() { l.walk(inner) })
	for range opts.Workers {
		working.Go(func() { newWorker(l, inner).run() })
	}
	working.Wait()
	reason, full := stopReason(inner), errors.Is(context.Cause(inner), errMemory)
	stop(nil)
	closeAll(sources)
	err := l.settle(ctx)
	l.tally.finish(reason, full)
	close(settled)
	watching.Wait()
	return l.report(), err
}

// report is the tally, and what the sources say about themselves.
func (l *loading) report() Report {
	r := l.tally.snapshot()
	for _, source := range l.sources {
		informer, ok := source.(Informer)
		if !ok {
			continue
		}
		outlook := informer.Outlook()
		r.Notes = append(r.Notes, outlook.Notes...)
		if !r.Done {
			r.Left += outlook.Left
		}
	}
	return r
}

// settle finishes the store, unless loading was cancelled: from then on all of it can
// be looked at.
func (l *loading) settle(ctx context.Context) (err error) {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("finish loading: internal error: %v", r)
		}
	}()
	if err = l.store.Finish(ctx); err != nil {
		return err
	}
	if l.tally.loaded(); !l.opts.Pack {
		return nil
	}
	err = l.store.Pack(ctx, l.bound.room)
	l.tally.packed()
	return err
}

// stopReason says why loading ended early.
func stopReason(ctx context.Context) string {
	if cause := context.Cause(ctx); cause != nil && cause != errComplete {
		return cause.Error()
	}
	return ""
}

// closeAll ends the goroutines of sources that have any.
func closeAll(sources []Source) {
	for _, source := range sources {
		if c, ok := source.(io.Closer); ok {
			_ = c.Close()
		}
	}
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
func (l *loading) walk(ctx context.Context) {
	defer close(l.queue)
	sink := &queueSink{loading: l, ctx: ctx}
	sink.last = make([]uint64, len(l.sources))
	for i, source := range l.sources {
		if err := sink.let(ctx, i, source.Walk); err != nil {
			sink.Fail(fmt.Sprintf("source %d", i+1), err)
		}
	}
	l.tally.change(func(r *Report) { r.Walked = ctx.Err() == nil })
	l.stay(ctx, sink)
}

// queueSink numbers items and hands them to the workers.
type queueSink struct {
	*loading
	ctx    context.Context
	source int      // number of the source that is naming files
	last   []uint64 // by source: place of the item that it named last
	again  bool     // the source can look again at what failed
	owed   bool     // somebody asked for another attempt at folders, too early
}

// let has a source name files, and returns its error. A panic is an error; what
// happens because loading has ended is none.
func (s *queueSink) let(ctx context.Context, source int, name func(context.Context, Sink) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("internal error: %v", r)
		}
		s.again = false
		if ctx.Err() != nil {
			err = nil
		}
	}()
	s.source = source
	_, s.again = s.sources[source].(Retryer)
	return name(ctx, s)
}

// errEnded is what a source gets from its sink when loading has ended.
var errEnded = errors.New("loading has ended")

// Item numbers a file, hands it to the workers and waits while they have enough to do.
// It returns errEnded once loading has ended.
func (s *queueSink) Item(item Item) error {
	s.tally.pending.Add(1) // first, so that nobody takes a file that is known for one that is dealt with
	s.tally.known(1, item.Size)
	last := &s.last[s.source]
	*last++
	if item.Order > 0 {
		*last = item.Order
	}
	if err := s.put(job{item, uint64(s.source)<<orderBits | *last}); err != nil {
		return err
	}
	return s.retrySoon()
}

// put hands a file that is pending to the workers.
func (s *queueSink) put(j job) error {
	select {
	case s.queue <- j:
		return nil
	case <-s.ctx.Done():
		return errEnded
	}
}

// Skip counts a file that is not read, for a reason.
func (s *queueSink) Skip(name, reason string) {
	s.tally.known(1, 0)
	s.tally.skipFile(name, reason)
}

// Fail counts what cannot be read, and tells the error as its problem. Where its source
// can look again, another attempt is worth asking for.
func (s *queueSink) Fail(name string, err error) {
	s.tally.known(1, 0)
	s.tally.fileFailed()
	if s.again {
		s.tally.change(func(r *Report) { r.Retryable++ })
		s.loading.again.folder()
		err = passing{error: err, folder: true}
	}
	s.tally.problem(Problem{Source: name, Byte: -1, Err: err})
}
