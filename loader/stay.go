package loader

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// failures are what can be tried again.
type failures struct {
	mu      sync.Mutex
	files   []job
	short   []job // read, but not to what may be their end
	folders int
}

// passing is why something failed that can be tried again: a file, or a folder.
type passing struct {
	error
	folder bool
}

// Unwrap returns the cause.
func (p passing) Unwrap() error { return p.error }

// file keeps a file for another attempt, and reports whether there was room.
func (f *failures) file(j job) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.files) == maxAgain {
		return false
	}
	f.files = append(f.files, j)
	return true
}

// folder counts a folder; its source knows which one.
func (f *failures) folder() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.folders++
}

// any reports whether something can be tried again.
func (f *failures) any() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.files) > 0 || len(f.short) > 0 || f.folders > 0
}

// takeFiles returns the files that failed, and forgets them.
func (f *failures) takeFiles() (files []job) {
	f.mu.Lock()
	defer f.mu.Unlock()
	files, f.files = f.files, nil
	return files
}

// take returns what failed, and forgets it.
func (f *failures) take() (files []job, folders int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	files, folders = f.files, f.folders
	f.files, f.folders = nil, 0
	return files, folders
}

// stay keeps loading open when everything was named: for new files, and for
// another attempt at those that failed.
func (l *loading) stay(ctx context.Context, sink *queueSink) {
	polls := l.opts.polls
	if polls == nil && l.opts.Follow > 0 {
		ticker := time.NewTicker(l.opts.Follow)
		defer ticker.Stop()
		polls = ticker.C
	}
	if sink.owed && l.again.any() {
		l.retry(ctx, sink)
	}
	grown := time.NewTimer(growsFor)
	defer grown.Stop()
	for l.staysOpen() {
		select {
		case <-ctx.Done():
			return
		case <-grown.C:
			n := l.again.giveUp()
			l.tally.change(func(r *Report) { r.Short -= n })
		case <-l.tally.idle:
		case <-polls:
			l.poll(ctx, sink)
		case <-l.opts.Retry:
			l.retry(ctx, sink)
		}
	}
}

func (l *loading) staysOpen() bool {
	return l.opts.Follow > 0 || l.opts.Retry != nil && (l.tally.pending.Load() > 0 || l.again.any())
}

// poll lets the sources name what is new.
func (l *loading) poll(ctx context.Context, sink *queueSink) {
	for i, source := range l.sources {
		poller, ok := source.(Poller)
		if !ok {
			continue
		}
		if err := sink.let(ctx, i, poller.Poll); err != nil {
			sink.tally.problem(Problem{Source: fmt.Sprintf("source %d", i+1), Byte: -1, Err: fmt.Errorf("look for new files: %w", err)})
		}
	}
}

// retry has everything tried again that failed and may succeed now. Sources
// come first: they may need new credentials before files can be opened.
func (l *loading) retry(ctx context.Context, sink *queueSink) {
	l.tally.pending.Add(1) // so that nobody takes this for waiting
	defer l.tally.done()
	files, folders := l.again.take()
	l.tally.forgive(len(files), folders)
	for i, source := range l.sources {
		if r, ok := source.(Retryer); ok {
			if err := sink.let(ctx, i, r.Retry); err != nil {
				sink.Fail(fmt.Sprintf("source %d", i+1), err)
			}
		}
	}
	if sink.putAgain(files) == nil {
		_ = sink.putChanged()
	}
}

// retrySoon has files tried again when somebody asks for that while the sources
// still name others. Folders are not looked at then but when that has ended.
func (s *queueSink) retrySoon() error {
	select {
	case <-s.opts.Retry:
	default:
		return nil
	}
	s.owed = true
	files := s.loading.again.takeFiles()
	s.tally.forgive(len(files), 0)
	for _, source := range s.sources {
		if r, ok := source.(Reviver); ok {
			r.Revive(s.ctx)
		}
	}
	if err := s.putAgain(files); err != nil {
		return err
	}
	return s.putChanged()
}

// putAgain hands files to the workers for another attempt. What was told of the last one
// is taken back already.
func (s *queueSink) putAgain(files []job) error {
	for _, j := range files {
		j.Item = j.Again()
		s.tally.pending.Add(1)
		if err := s.put(j); err != nil {
			return err
		}
	}
	return nil
}
