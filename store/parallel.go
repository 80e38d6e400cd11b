package store

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// forEach calls fn(worker, i) for every i below n from as many goroutines as
// there are processors, and returns when all have ended. worker is below
// [workers]. It stops early, with the context's error, when that is done.
func forEach(ctx context.Context, n int, fn func(worker, i int)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range workers(n) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				fn(w, i)
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// pulse looks at a context now and then, for loops too fast to do so each time.
type pulse struct {
	ctx   context.Context
	steps int
	ended bool
}

// stepsPerPulse take some tens of microseconds.
const stepsPerPulse = 1 << 12

// stopped notes some steps, and reports whether the context has ended.
func (p *pulse) stopped(steps int) bool {
	if p.steps += steps; p.steps >= stepsPerPulse {
		p.steps, p.ended = 0, p.ctx.Err() != nil
	}
	return p.ended
}

// workers returns how many goroutines share n pieces of work. A program may
// have told the scheduler of more processors than there are, to be woken
// sooner; work does not get done faster by that.
func workers(n int) int { return max(1, min(n, runtime.NumCPU(), runtime.GOMAXPROCS(0))) }

// gate lets one goroutine in at a time; waiting ends with the context.
type gate chan struct{}

func newGate() gate { return make(gate, 1) }

func (g gate) enter(ctx context.Context) error {
	select {
	case g <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g gate) leave() { <-g }
