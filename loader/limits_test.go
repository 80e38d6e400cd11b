package loader

import "testing"

// TestScarceMemory: there is no room when garbage collection brings memory just
// below the limit, as it would have to be collected again at once.
func TestScarceMemory(t *testing.T) {
	const limit = 1000
	for after, room := range map[uint64]bool{scarce * limit: true, scarce*limit + 1: false, limit: false} {
		b := newBound(Options{MaxMemory: limit})
		looks := 0
		b.held = func() uint64 {
			if looks++; looks > 2 {
				return after
			}
			return limit + 1
		}
		if b.room() != room || b.spent.Load() == room {
			t.Errorf("with %d held after a collection there is room: %t", after, !room)
		}
	}
}

// TestManyFailures keeps so many files for another attempt, and no more.
func TestManyFailures(t *testing.T) {
	f := failures{files: make([]job, maxAgain-1)}
	if !f.file(job{}) || f.file(job{}) || len(f.files) != maxAgain {
		t.Errorf("%d files are kept, of at most %d", len(f.files), maxAgain)
	}
}
