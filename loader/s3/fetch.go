package s3

import (
	"context"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/trailsift/trailsift/loader"
)

const (
	// roomSize is how many bytes of objects are in memory at a time, from the
	// start of their download to when the loader has read them.
	roomSize = 64 << 20

	// objectCost is what an object takes of that besides its bytes. It bounds the
	// number of small ones too: 4,000.
	objectCost = 16 << 10

	// largeObject is the size from which on an object is not fetched ahead but
	// read as it comes. CloudTrail's own are no larger than 50 MB.
	largeObject = 64 << 20

	// waiting is how many objects are named ahead of their download.
	waiting = 2 << 10
)

// fetcher downloads objects in the order in which they were named, some at a
// time. The loader opens them in that order too. So the first one that it has
// not read always has its room, or the next room that is free, and nobody waits
// for somebody who waits for him.
type fetcher struct {
	trail   *Trail
	ctx     context.Context
	cancel  context.CancelFunc
	named   chan *download
	granted chan *download // those that have room
	room    *room
	running sync.WaitGroup
	start   time.Time
	come    atomic.Int64 // bytes so far
}

func newFetcher(ctx context.Context, t *Trail) *fetcher {
	f := &fetcher{trail: t, named: make(chan *download, waiting), granted: make(chan *download), room: newRoom(roomSize), start: time.Now()}
	f.ctx, f.cancel = context.WithCancel(ctx)
	f.running.Go(f.grant)
	for range t.opts.Downloads {
		f.running.Go(f.work)
	}
	return f
}

// close ends all downloads and waits for that.
func (f *fetcher) close() {
	f.cancel()
	f.running.Wait()
}

// ask has an object downloaded.
func (f *fetcher) ask(o object) *download {
	d := &download{fetch: f, object: o, ready: make(chan struct{})}
	select {
	case f.named <- d:
	case <-f.ctx.Done():
		d.err = f.ctx.Err()
		close(d.ready)
	}
	return d
}

// grant gives objects room, one after the other.
func (f *fetcher) grant() {
	for {
		select {
		case d := <-f.named:
			d.held = min(d.object.size+objectCost, roomSize)
			if f.room.take(f.ctx, d.held) != nil {
				return
			}
			select {
			case f.granted <- d:
			case <-f.ctx.Done():
				return
			}
		case <-f.ctx.Done():
			return
		}
	}
}

func (f *fetcher) work() {
	for {
		select {
		case d := <-f.granted:
			d.run(f.ctx)
		case <-f.ctx.Done():
			return
		}
	}
}

// item returns an object as the loader wants it.
func (f *fetcher) item(o object) loader.Item {
	name := f.trail.url(o.key)
	if o.size < largeObject {
		return f.ask(o).item(name)
	}
	return f.large(name, o)
}

// large returns an object that is read as it comes.
func (f *fetcher) large(name string, o object) loader.Item {
	return loader.Item{
		Name: name,
		Size: o.size,
		Open: func(ctx context.Context) (io.ReadCloser, error) {
			v := &verified{stream: stream{Trail: f.trail, ctx: ctx, object: o}}
			return v, v.ensure()
		},
		Again: func() loader.Item { return f.large(name, o) },
	}
}

// room is a number of bytes that one goroutine takes from and others give to.
type room struct {
	mu    sync.Mutex
	free  int64
	given chan struct{}
}

func newRoom(size int64) *room { return &room{free: size, given: make(chan struct{}, 1)} }

// take waits until n bytes are free.
func (r *room) take(ctx context.Context, n int64) error {
	for {
		r.mu.Lock()
		ok := r.free >= n
		if ok {
			r.free -= n
		}
		r.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-r.given:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (r *room) give(n int64) {
	r.mu.Lock()
	r.free += n
	r.mu.Unlock()
	select {
	case r.given <- struct{}{}:
	default:
	}
}
