package s3

import (
	"context"
	"slices"
	"strings"
	"sync"

	trailaws "github.com/trailsift/trailsift/loader/aws"
)

// found is an object and the unit it belongs to.
type found struct {
	object
	unit *unit
}

// ahead is how many spans are listed ahead of the one that is looked at, for
// each listing that runs. Each holds a page at most.
const ahead = 1

// lister lists spans side by side and hands their objects out in order.
type lister struct {
	trail *Trail
	spans []span
	pages []chan batch  // by span, closed at its end
	next  chan int      // spans to list
	room  chan struct{} // one for each span listed ahead
}

// batch is a page of a span, or why there are no more.
type batch struct {
	page
	err error
}

// each lists spans and calls yield for every object, in the order of the spans
// and of keys. Spans that fail are told to failed, after what was found of
// them; its error, or that of yield, ends the listing.
func (t *Trail) each(ctx context.Context, spans []span, yield func(found) error, failed func(span, error) error) error {
	ctx, cancel := context.WithCancel(ctx)
	workers := min(listers, len(spans))
	l := &lister{trail: t, spans: spans, next: make(chan int), room: make(chan struct{}, ahead*listers)}
	for range spans {
		l.pages = append(l.pages, make(chan batch, 1))
	}
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	running.Go(func() { l.deal(ctx) })
	for range workers {
		running.Go(func() { l.work(ctx) })
	}
	return l.collect(ctx, yield, failed)
}

// deal hands out spans in order.
func (l *lister) deal(ctx context.Context) {
	defer close(l.next)
	for i := range l.spans {
		select {
		case l.room <- struct{}{}:
		case <-ctx.Done():
			return
		}
		select {
		case l.next <- i:
		case <-ctx.Done():
			return
		}
	}
}

func (l *lister) work(ctx context.Context) {
	for i := range l.next {
		l.list(ctx, l.spans[i], l.pages[i])
	}
}

// list brings the pages of a span.
func (l *lister) list(ctx context.Context, s span, to chan<- batch) {
	defer close(to)
	what := listing{prefix: s.prefix, after: s.after, seen: make(trailaws.Tokens)}
	for token := ""; ; {
		p, err := l.trail.bucket.list(ctx, what, token)
		l.trail.listed()
		after, skip := s.skip(p)
		p, last := s.cut(p)
		select {
		case to <- batch{p, err}:
		case <-ctx.Done():
			return
		}
		if token = p.next; token == "" || last || err != nil {
			return
		}
		if skip {
			what.after, token = after, ""
		}
	}
}

// cut drops what lies behind the span, and reports whether something did. What
// is in its hole goes too.
func (s span) cut(p page) (page, bool) {
	p.objects = slices.DeleteFunc(p.objects, func(o object) bool { return s.hole.has(o.key) })
	for i, o := range p.objects {
		if s.before != "" && o.key >= s.before {
			p.objects = p.objects[:i]
			return p, true
		}
	}
	return p, false
}

// collect hands out what was listed.
func (l *lister) collect(ctx context.Context, yield func(found) error, failed func(span, error) error) error {
	for i, s := range l.spans {
		if err := l.span(ctx, i, s, yield, failed); err != nil {
			return err
		}
		select {
		case <-l.room:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (l *lister) span(ctx context.Context, i int, s span, yield func(found) error, failed func(span, error) error) error {
	for {
		var b batch
		var more bool
		select {
		case b, more = <-l.pages[i]:
		case <-ctx.Done():
			return ctx.Err()
		}
		if !more {
			return ctx.Err()
		}
		for _, o := range b.objects {
			if err := yield(found{o, &l.spans[i].unit}); err != nil {
				return err
			}
			s.after = o.key // from where it goes on if the listing fails
		}
		if b.err != nil && ctx.Err() == nil {
			if err := failed(s, b.err); err != nil {
				return err
			}
		}
	}
}

// listed counts a request.
func (t *Trail) listed() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.listing++
}

// isMarker reports whether an object only stands for a folder.
func (o object) isMarker() bool { return o.size == 0 && strings.HasSuffix(o.key, "/") }
