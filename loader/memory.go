package loader

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"sync/atomic"
)

// memoryShare is the part of a memory limit that loading may fill: what is
// left over is for finishing the store.
const memoryShare = 0.92

// scarce is the part of the limit that a garbage collection must bring memory
// below while the store is finished, or there is no room any more: each gives so
// much room that there are few.
const scarce = 0.97

// bound is Options.MaxMemory for what the Go runtime holds. It is safe for
// concurrent use.
type bound struct {
	limit uint64
	held  func() uint64

	mu    sync.Mutex  // one looks again at a time
	spent atomic.Bool // there is no room any more
}

// newBound returns what is left of a limit beside what the runtime does not
// know of; without a limit there is always room.
func newBound(limit, beside uint64) *bound {
	if limit > 0 {
		limit -= min(beside, limit-1)
	}
	return &bound{limit: limit, held: memoryHeld}
}

// exceeded reports whether the program needs more than loading's share. What it
// holds may be garbage in part, so before it says yes it has the garbage collected.
func (b *bound) exceeded() bool {
	return b.limit > 0 && b.above(memoryShare, memoryShare)
}

// room reports whether the store may take memory to be finished. Once it may
// not it never may.
func (b *bound) room() bool {
	if b.spent.Load() || b.limit == 0 || b.held() <= b.limit {
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
	if float64(b.held()) <= part*float64(b.limit) {
		return false
	}
	debug.FreeOSMemory()
	return float64(b.held()) > collected*float64(b.limit)
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
