package loader

import (
	"cmp"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// tally is the growing report. It is safe for concurrent use.
type tally struct {
	stored   atomic.Int64
	inflated atomic.Int64
	pending  atomic.Int64  // files handed to workers that are not done with
	idle     chan struct{} // told when there are none
	now      func() time.Time
	start    time.Time

	mu     sync.Mutex
	ready  time.Time // when everything could be looked at; zero until then
	report Report
	skips  map[string]*skipped
}

func newTally(now func() time.Time) *tally {
	return &tally{now: now, start: now(), skips: make(map[string]*skipped), idle: make(chan struct{}, 1)}
}

// snapshot returns the report so far. The list of problems is shared: it is
// appended to, and replaced when it is put in order.
func (t *tally) snapshot() Report {
	t.mu.Lock()
	defer t.mu.Unlock()
	r := t.report
	r.Bytes.Read, r.Bytes.JSON = t.stored.Load(), t.inflated.Load()
	n := min(len(r.Problems), maxProblems)
	r.Problems = r.Problems[:n:n]
	r.Skips = nil
	for _, s := range t.skips {
		r.Skips = append(r.Skips, s.report())
	}
	bySize(r.Skips)
	r.Waiting = r.Walked && !r.Done && t.pending.Load() == 0
	if !r.Done && !r.Waiting && t.ready.IsZero() {
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

// problem enters a fault. Which ones stay in a list that is full depends on
// where they are and not on who met them first.
func (t *tally) problem(p Problem) {
	t.change(func(r *Report) {
		r.Faults++
		r.Problems = append(r.Problems, p)
		if len(r.Problems) == 2*maxProblems {
			r.Problems = firstProblems(r.Problems)
		}
	})
}

// firstProblems returns a new list of those that a report has room for, the
// problems of each source together.
func firstProblems(all []Problem) []Problem {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b Problem) int {
		order := cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Byte, b.Byte), cmp.Compare(a.Record, b.Record))
		if order == 0 {
			order = cmp.Compare(a.Err.Error(), b.Err.Error())
		}
		return order
	})
	return all[:min(len(all), maxProblems)]
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

// badRecords counts bad records that are not in the list of problems.
func (t *tally) badRecords(n int) {
	t.change(func(r *Report) {
		r.Records.Bad += n
		r.Faults += n
	})
}

// present counts the places of records in a text that has been read.
func (t *tally) present(n int) { t.change(func(r *Report) { r.Records.Present += n }) }

// skipFile counts a file that is not read.
func (t *tally) skipFile(name, reason string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.report.Files.Skipped++
	t.skip(reason).file(name)
}

// skipEmptied counts a file as skipped that nothing is left of but records that were
// skipped and counted.
func (t *tally) skipEmptied(name, reason string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.report.Files.Skipped++
	t.skip(reason).emptied(name)
}

func (t *tally) skipRecords(name, reason string, n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.report.Records.Skipped += n
	s := t.skip(reason)
	s.Records += n
	s.named(name, n)
}

func (t *tally) skip(reason string) *skipped {
	s := t.skips[reason]
	if s == nil {
		s = &skipped{Skip: Skip{Reason: reason}}
		t.skips[reason] = s
	}
	return s
}

// done counts a file that a worker is done with.
func (t *tally) done() {
	if t.pending.Add(-1) > 0 {
		return
	}
	t.change(func(r *Report) { r.Elapsed = t.now().Sub(t.start) })
	select {
	case t.idle <- struct{}{}:
	default:
	}
}

// complete reports whether everything that there is was named and dealt with.
func (t *tally) complete() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.report.Walked && t.pending.Load() == 0
}

// rests reports whether nothing that was named is left to be dealt with.
func (t *tally) rests() bool { return t.pending.Load() == 0 }

// forgive takes the problems of files and folders back that are tried again.
// Folders are not known any more: those that fail again are told again.
func (t *tally) forgive(files, folders int) {
	t.change(func(r *Report) {
		r.Problems = slices.DeleteFunc(slices.Clone(r.Problems), func(p Problem) bool {
			var again passing
			return errors.As(p.Err, &again) && (!again.folder || folders > 0)
		})
		r.Faults -= files + folders
		r.Files.Failed -= files + folders
		r.Files.Known -= folders
		r.Retryable -= files + folders
		r.Retries++
	})
}

// loaded says that everything can be looked at.
func (t *tally) loaded() {
	t.change(func(r *Report) {
		t.ready = t.now()
		r.Elapsed = t.ready.Sub(t.start)
	})
}

// packed says that the store has been compressed.
func (t *tally) packed() {
	t.change(func(r *Report) { r.Packing = t.now().Sub(t.ready) })
}

// finish ends the report; stopped is empty when everything was read, full when that
// was for want of memory.
func (t *tally) finish(stopped string, full bool) {
	t.change(func(r *Report) {
		r.Done, r.Stopped, r.OutOfMemory = true, stopped, full
		r.Problems = firstProblems(r.Problems)
		if t.ready.IsZero() {
			r.Elapsed = t.now().Sub(t.start)
		}
	})
}
