package aws

import (
	"bytes"
	"context"
	"io"
	"sync"

	"github.com/trailsift/trailsift/loader"
)

// unread is how many bytes of pages may wait to be read. Pages come in at some
// megabytes a second at most and are read far faster; this much is for a
// machine that stands still for a while.
const unread = 64 << 20

// Pages hands what an API answers to a sink, one item a page. It waits while
// too much is unread, so that memory stays bounded. It is safe for concurrent
// use.
type Pages struct {
	naming sync.Mutex // a sink is told of one item at a time
	sink   loader.Sink

	mu    sync.Mutex
	room  int
	freed chan struct{} // closed when there is room again
}

// NewPages returns pages for a sink.
func NewPages(sink loader.Sink) *Pages {
	return &Pages{sink: sink, room: unread, freed: make(chan struct{})}
}

// Put names a page, which comes at a place in the order of its source. It
// returns the sink's error or the context's.
func (p *Pages) Put(ctx context.Context, name string, order uint64, text []byte) error {
	if err := p.take(ctx, len(text)); err != nil {
		return err
	}
	p.naming.Lock()
	defer p.naming.Unlock()
	return p.sink.Item(loader.Item{Name: name, Size: int64(len(text)), Order: order, Open: func(context.Context) (io.ReadCloser, error) {
		return &page{Reader: bytes.NewReader(text), close: func() { p.give(len(text)) }}, nil
	}})
}

// Skip counts what has nothing to read.
func (p *Pages) Skip(name, reason string) {
	p.naming.Lock()
	defer p.naming.Unlock()
	p.sink.Skip(name, reason)
}

// Fail tells what cannot be read, in words that say what to do.
func (p *Pages) Fail(name string, err error) {
	p.naming.Lock()
	defer p.naming.Unlock()
	p.sink.Fail(name, Explain(err))
}

// take waits until there is room. The last page in may be larger than that: one
// that no room would ever suffice for must come through.
func (p *Pages) take(ctx context.Context, n int) error {
	for {
		p.mu.Lock()
		freed := p.freed
		if p.room > 0 {
			p.room -= n
			p.mu.Unlock()
			return nil
		}
		p.mu.Unlock()
		select {
		case <-freed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (p *Pages) give(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.room += n
	close(p.freed)
	p.freed = make(chan struct{})
}

// page is a page that is being read.
type page struct {
	*bytes.Reader
	once  sync.Once
	close func()
}

// Close makes room for another page.
func (p *page) Close() error {
	p.once.Do(p.close)
	return nil
}
