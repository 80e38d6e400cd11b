package loader

import (
	"context"
	"errors"
	"time"
)

// A file may have been looked at while it was still being copied. One of which nothing
// could be read, or that was cut short, is kept for when somebody asks for another
// attempt, if it was written shortly before: it is read again if it has changed. Loading
// stays open for that, and the store is not packed; so no longer than a copy may take.
// The new [Reading] takes the place of the one before, so that the file counts once; what
// both have counts as repeated.

// growsFor is for how long after a file was written more of it may come.
const growsFor = 10 * time.Minute

// isShort reports whether a fault is that of a file of which more may come.
func isShort(err error) bool {
	for _, short := range [...]error{errEmpty, errCutOff, errEnd, errNoEnd, errNoList} {
		if errors.Is(err, short) {
			return true
		}
	}
	return false
}

// mayGrow reports whether an item is worth keeping where it is read short.
func (l *loading) mayGrow(item Item) bool {
	return l.opts.Retry != nil && item.Grows && item.Again != nil
}

// readingOf returns what takes what is told of an item: its source's, or one for the
// item's next attempt.
func (w *worker) readingOf(item Item) *Reading {
	if item.Reading == nil && w.mayGrow(item) {
		return new(Reading)
	}
	return item.Reading
}

// keepShort keeps an item that was read, if there may be more of it.
func (w *worker) keepShort(j job) {
	mayCome := w.mayGrow(j.Item) && !w.item.unopened && time.Since(j.Changed) <= growsFor
	if !mayCome || !w.tally.told.wantsMore() || w.ctx.Err() != nil {
		return
	}
	if w.again.keepShort(j) {
		w.tally.change(func(r *Report) { r.Short++ })
	}
}

// wantsMore reports whether nothing could be read of a file, or only its beginning.
func (o *outcome) wantsMore() bool {
	failed := o.files.Failed > 0 && o.files.Read == 0 && o.files.Skipped == 0
	return failed || o.short
}

// keepShort keeps a file that may have more later, and reports whether there was room.
func (f *failures) keepShort(j job) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.short) == maxAgain {
		return false
	}
	f.short = append(f.short, j)
	return true
}

// giveUp forgets the short files, and returns how many those were.
func (f *failures) giveUp() (n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n, f.short = len(f.short), nil
	return n
}

// takeChanged returns those short files that have changed since they were read, as they
// are now, and forgets them. Looking may wait for a server, and ends with the context.
func (f *failures) takeChanged(ctx context.Context) (changed []job) {
	f.mu.Lock()
	short := f.short
	f.short = nil
	f.mu.Unlock()
	var same []job
	for i, j := range short {
		if ctx.Err() != nil {
			same = append(same, short[i:]...)
			break
		}
		now := j.Again()
		if now.Size == j.Size && now.Changed.Equal(j.Changed) {
			same = append(same, j)
			continue
		}
		now.Reading = j.Reading.Instead()
		changed = append(changed, job{now, j.index})
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.short = append(same, f.short...)
	return changed
}

// putChanged hands the short files that have changed to the workers. Their rows have a
// place of their own, behind those of the files named before: the store keeps what was
// read of them.
func (s *queueSink) putChanged() error {
	for _, j := range s.loading.again.takeChanged(s.ctx) {
		s.tally.pending.Add(1)
		s.tally.known(1, j.Size)
		s.tally.change(func(r *Report) { r.Short-- })
		source := j.index >> orderBits
		s.last[source]++
		j.index = source<<orderBits | s.last[source]
		if err := s.put(j); err != nil {
			return err
		}
	}
	return nil
}
