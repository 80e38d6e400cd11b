package loader

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
)

// memoryShare is the part of a memory limit that loading may fill: what is
// left over is for finishing the store.
const memoryShare = 0.90

// scarce is the part of the limit that a garbage collection must bring memory
// below while the store is finished, or there is no room any more: each gives so
// much room that there are few.
const scarce = 0.97

// bound is Options.MaxMemory. It is safe for concurrent use.
type bound struct {
	limit uint64
	held  func() uint64 // at most so much is held: what the runtime has, and what it does not know of
	used  func() uint64 // Options.Used

	mu    sync.Mutex  // one looks again at a time
	spent atomic.Bool // there is no room any more
}

// newBound returns the bound that options set; without a limit there is always room.
func newBound(opts Options) *bound {
	return &bound{
		limit: opts.MaxMemory,
		held:  func() uint64 { return opts.Beside + memoryHeld() },
		used:  opts.Used,
	}
}

// exceeded reports whether the program needs more than loading's share. What it
// holds may be garbage in part, so before it says yes it has the garbage collected.
func (b *bound) exceeded() bool {
	return b.limit > 0 && b.above(memoryShare, memoryShare)
}

// room reports whether the store may take memory to be finished. Once it may
// not it never may.
func (b *bound) room() bool {
	if b.spent.Load() || b.limit == 0 || !b.holds(1) {
		return !b.spent.Load()
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.above(1, scarce) {
		b.spent.Store(true)
	}
	return !b.spent.Load()
}

// above reports whether the program holds more than a part of the limit, and
// more than another one when garbage has been collected.
func (b *bound) above(part, collected float64) bool {
	if !b.holds(part) {
		return false
	}
	debug.FreeOSMemory()
	return b.holds(collected)
}

// holds reports whether the program holds more than a part of the limit. The
// runtime is asked first, which takes a microsecond: what it has made room for and
// did not use yet, a sixth of all, is nobody's, but only the system knows.
func (b *bound) holds(part float64) bool {
	most := part * float64(b.limit)
	if float64(b.held()) <= most {
		return false
	}
	if b.used != nil {
		if now := b.used(); now > 0 {
			return float64(now) > most
		}
	}
	return true
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
