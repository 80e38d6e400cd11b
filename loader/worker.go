package loader

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/trailsift/trailsift/store"
)

// worker reads one item after the other. What it needs for that it keeps, so
// that a small file costs no new memory.
type worker struct {
	*loading
	ctx     context.Context
	tally   account
	builder *store.Builder

	forms   []form
	stored  *bufio.Reader   // the outermost layer
	buffers []*bufio.Reader // of what is in a layer
	gzips   []*gzip.Reader  // by layer
	flates  []io.ReadCloser // by layer
	zstds   []*zstd.Decoder // by layer
	window  window
	whole   *whole   // made when needed
	scratch [][]byte // decoded strings, by nesting

	yieldAt time.Time // when others get the processor next

	// When rows are published next, and how long after the time before.
	flushAt    time.Time
	flushAfter time.Duration
	idle       *time.Timer // of a worker that waits

	item *itemState // being read
}

// itemState is the item that a worker reads.
type itemState struct {
	job
	stored   int64  // bytes read, to know how much they inflate
	inflated int64  // bytes that came out of them, of all layers together
	members  uint64 // of archives, found so far
	unopened bool   // and kept for another attempt
}

// order returns the place of the file being read among all files: items in
// the order of the walk, members of archives in the order of the archive.
func (i *itemState) order() uint64 { return i.index<<memberBits | i.members }

// bomb returns errBomb when the item grows out of proportion.
func (i *itemState) bomb() error {
	if i.inflated > freeInflated && i.inflated/maxRatio > i.stored {
		return errBomb
	}
	return nil
}

func newWorker(l *loading, ctx context.Context) *worker {
	return &worker{
		loading:    l,
		ctx:        ctx,
		tally:      account{tally: l.tally},
		builder:    l.store.NewBuilder(),
		forms:      forms(),
		stored:     bufio.NewReaderSize(nil, storedChunk),
		buffers:    make([]*bufio.Reader, maxLayers),
		gzips:      make([]*gzip.Reader, maxLayers),
		flates:     make([]io.ReadCloser, maxLayers),
		zstds:      make([]*zstd.Decoder, maxLayers),
		scratch:    make([][]byte, maxNesting),
		flushAt:    l.opts.now().Add(firstFlush),
		flushAfter: firstFlush,
		idle:       time.NewTimer(idleFlush),
	}
}

// run reads items until there are none, then publishes the last rows. Those
// of a cancelled load are dropped: publishing them takes too long.
func (w *worker) run() {
	defer w.close()
	for {
		j, ok := w.take()
		if !ok {
			w.end()
			return
		}
		j.Reading = w.readingOf(j.Item)
		w.tally.begin(j.Reading)
		w.safely(j.Name, func() {
			w.read(j)
			w.pulse()
		})
		w.tally.end(w.ctx.Err() != nil)
		w.keepShort(j)
		w.tally.done()
	}
}

// take returns the next item when it is ready to be opened; none when there
// will be no more, or loading has ended.
func (w *worker) take() (j job, ok bool) {
	j, ok = receive(w, w.queue)
	if ok && j.Ready != nil {
		receive(w, j.Ready)
	}
	return j, ok && w.ctx.Err() == nil
}

// receive returns what comes from a channel. While it waits it has rows
// published that are due.
func receive[T any](w *worker, from <-chan T) (value T, ok bool) {
	select {
	case value, ok = <-from:
		return value, ok
	default:
	}
	for {
		select {
		case value, ok = <-from:
			return value, ok
		case <-w.due():
			w.safely("(the rows so far)", w.builder.Flush)
		case <-w.ctx.Done():
			return value, false
		}
	}
}

// due brings the time when a worker that waits publishes its rows; it never
// does when there are none.
func (w *worker) due() <-chan time.Time {
	if w.builder.Pending() == 0 {
		return nil
	}
	w.idle.Reset(idleFlush)
	return w.idle.C
}

func (w *worker) end() {
	if !w.cancelled() {
		w.safely("(the last rows)", w.builder.Flush)
	}
}

func (w *worker) close() {
	w.idle.Stop()
	for _, z := range w.zstds {
		if z != nil {
			z.Close()
		}
	}
}

// safely turns a panic into a problem of the file and goes on with a new
// builder: the old one may hold half a row, and wrong rows are worse than
// missing ones.
func (w *worker) safely(name string, fn func()) {
	defer func() {
		if r := recover(); r != nil {
			lost := w.builder.Pending()
			w.builder = w.store.NewBuilder()
			w.window = window{}
			w.tally.fileFailed()
			w.tally.change(func(r *Report) { r.Records.Bad += lost }) // of other files, too
			w.tally.problem(Problem{Source: name, Byte: -1,
				Err: fmt.Errorf("internal error: %v; %d records read before it are lost", r, lost)})
		}
	}()
	fn()
}

// read reads one item.
func (w *worker) read(j job) {
	w.item = &itemState{job: j}
	rc, err := w.open(j.Item)
	if err != nil {
		if w.ctx.Err() == nil {
			w.unopened(j, err)
		}
		return
	}
	defer rc.Close()
	w.stored.Reset(&meter{rc, w})
	w.content(layer{name: j.Name, src: w.stored, file: rc, size: j.Size})
}

func (w *worker) open(item Item) (io.ReadCloser, error) {
	if item.Stream {
		return w.detach(item), nil
	}
	return item.Open(w.ctx)
}

// unopened reports an item that cannot be opened, and keeps it when another
// attempt may help.
func (w *worker) unopened(j job, err error) {
	if j.Again != nil && w.again.file(j) {
		w.tally.change(func(r *Report) { r.Retryable++ })
		w.item.unopened = true
		err = passing{error: err}
	}
	w.fail(j.Name, err)
}

func (w *worker) fail(name string, err error) {
	w.tally.fileFailed()
	w.tally.problem(Problem{Source: name, Byte: -1, Err: err})
}

// pulse publishes rows when it is time to, and returns why to stop reading.
// Who waits for an answer goes first: workers would not make room for queries
// of their own accord until they have run for ten milliseconds. To do so wakes
// another thread where a processor is idle, so not every pulse does.
func (w *worker) pulse() error {
	now := w.opts.now()
	if !now.Before(w.yieldAt) {
		runtime.Gosched()
		w.yieldAt = now.Add(yieldEvery)
	}
	if w.ctx.Err() != nil {
		return context.Cause(w.ctx)
	}
	if !now.Before(w.flushAt) {
		w.builder.Flush()
		w.flushAfter = min(2*w.flushAfter, lastFlush)
		w.flushAt = now.Add(w.flushAfter)
	}
	return nil
}

// meter counts the bytes of an item as they are stored, and ends reading when
// loading has ended.
type meter struct {
	src io.Reader
	w   *worker
}

// Read counts what is read; it fails with the context's cause once loading has ended.
func (m *meter) Read(p []byte) (int, error) {
	if m.w.ctx.Err() != nil {
		return 0, context.Cause(m.w.ctx)
	}
	n, err := m.src.Read(p)
	m.w.count(n)
	return n, err
}

// count enters n stored bytes.
func (w *worker) count(n int) {
	w.item.stored += int64(n)
	w.tally.stored.Add(int64(n))
}
