package loader

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// tally is the growing report. It is safe for concurrent use.
type tally struct {
	stored   atomic.Int64
	inflated atomic.Int64
	now      func() time.Time
	start    time.Time

	mu     sync.Mutex
	report Report
	skips  map[string]*Skip
}

func newTally(now func() time.Time) *tally {
	return &tally{now: now, start: now(), skips: make(map[string]*Skip)}
}

// snapshot returns the report so far. Problems are only ever appended, so the
// list is shared.
func (t *tally) snapshot() Report {
	t.mu.Lock()
	defer t.mu.Unlock()
	r := t.report
	r.Bytes.Read, r.Bytes.JSON = t.stored.Load(), t.inflated.Load()
	r.Problems = slices.Clip(r.Problems)
	r.Skips = nil
	for _, s := range t.skips {
		r.Skips = append(r.Skips, *s)
	}
	bySize(r.Skips)
	if !r.Done {
		r.Elapsed = t.now().Sub(t.start)
	}
	return r
}

// change applies fn to the report.
func (t *tally) change(fn func(*Report)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	fn(&t.report)
}

func (t *tally) problem(p Problem) {
	t.change(func(r *Report) {
		r.Faults++
		if len(r.Problems) < maxProblems {
			r.Problems = append(r.Problems, p)
		}
	})
}

func (t *tally) known(files int, size int64) {
	t.change(func(r *Report) {
		r.Files.Known += files
		r.Bytes.Known += max(size, 0)
	})
}

func (t *tally) fileRead()   { t.change(func(r *Report) { r.Files.Read++ }) }
func (t *tally) fileFailed() { t.change(func(r *Report) { r.Files.Failed++ }) }
func (t *tally) badRecord()  { t.change(func(r *Report) { r.Records.Bad++ }) }

func (t *tally) skipFile(reason string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.report.Files.Skipped++
	t.skip(reason).Files++
}

func (t *tally) skipRecords(reason string, n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.report.Records.Skipped += n
	t.skip(reason).Records += n
}

func (t *tally) skip(reason string) *Skip {
	s := t.skips[reason]
	if s == nil {
		s = &Skip{Reason: reason}
		t.skips[reason] = s
	}
	return s
}

// finish ends the report, with the problems of each source together, whoever
// met them first; stopped is empty when everything was read.
func (t *tally) finish(stopped string) {
	t.change(func(r *Report) {
		r.Done, r.Stopped = true, stopped
		slices.SortStableFunc(r.Problems, func(a, b Problem) int {
			return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Byte, b.Byte), cmp.Compare(a.Record, b.Record))
		})
		r.Elapsed = t.now().Sub(t.start)
	})
}
