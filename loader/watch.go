package loader

import (
	"context"
	"fmt"
	"runtime/debug"
	"runtime/metrics"
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
	full := l.opts.full
	if full == nil {
		full = l.store.Full
	}
	stop := l.opts.Stop
	for {
		select {
		case <-ticks:
			l.progress()
			switch {
			case ctx.Err() != nil:
			case memoryExceeds(l.opts.MaxMemory):
				l.stop(fmt.Errorf("%w: %.1f MB", errMemory, float64(l.opts.MaxMemory)/1e6))
			case full():
				l.stop(errFull)
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

// memoryShare is the part of a memory limit that loading may fill: what is
// left over is for finishing the store.
const memoryShare = 0.92

// memoryExceeds reports whether the program needs more than its share of
// limit bytes. What it holds may be garbage in part, so before it says yes it
// has the garbage collected.
func memoryExceeds(limit uint64) bool {
	share := uint64(float64(limit) * memoryShare)
	if limit == 0 || memoryHeld() <= share {
		return false
	}
	debug.FreeOSMemory()
	return memoryHeld() > share
}

// memoryHeld returns the bytes that the Go runtime has from the system.
func memoryHeld() uint64 {
	samples := []metrics.Sample{
		{Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/released:bytes"},
	}
	metrics.Read(samples)
	return samples[0].Value.Uint64() - samples[1].Value.Uint64()
}
