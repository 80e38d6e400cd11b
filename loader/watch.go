package loader

import (
	"context"
	"fmt"
	"time"
)

// watch reports progress, looks after the memory limit and listens to
// Options.Stop until settled is closed. It alone calls OnProgress.
func (l *loading) watch(ctx context.Context, settled <-chan struct{}) {
	ticks := l.opts.ticks
	if ticks == nil {
		ticker := time.NewTicker(progressInterval)
		defer ticker.Stop()
		ticks = ticker.C
	}
	var looks <-chan time.Time
	if l.opts.MaxMemory > 0 {
		ticker := time.NewTicker(memoryInterval)
		defer ticker.Stop()
		looks = ticker.C
	}
	full := l.opts.full
	if full == nil {
		full = l.store.Full
	}
	stop := l.opts.Stop
	for {
		select {
		case <-ticks:
			l.compare(ctx)
			l.progress()
			if ctx.Err() == nil && full() {
				l.stop(errFull)
			}
		case <-looks:
			if ctx.Err() == nil && l.bound.exceeded() {
				l.stop(fmt.Errorf("%w: %.1f MB", errMemory, float64(l.opts.MaxMemory)/1e6))
			}
		case <-stop:
			l.stop(l.stopped())
			stop = nil
		case <-settled:
			l.progress()
			return
		}
	}
}

// compare settles conflicts while loading stays open for more: a copy of a file
// in other white space is none. What it fails at is done at the end.
func (l *loading) compare(ctx context.Context) {
	if ctx.Err() != nil || !l.tally.rests() {
		return
	}
	defer func() {
		if r := recover(); r != nil {
			l.stop(fmt.Errorf("compare records: internal error: %v", r))
		}
	}()
	_ = l.store.Settle(ctx) // the error is that loading ends
}

// stopped returns what it means that somebody stops loading now: who stops it
// when everything was read misses nothing.
func (l *loading) stopped() error {
	if l.tally.complete() {
		return errComplete
	}
	return errStopped
}

func (l *loading) progress() {
	if l.opts.OnProgress != nil {
		l.opts.OnProgress(l.report())
	}
}
