package file

import (
	"context"
	"io/fs"
	"slices"

	"github.com/trailsift/trailsift/loader"
)

// maxMissed bounds what is looked at again: a tree may be full of links to nothing.
const maxMissed = 10_000

// Retry looks again at what the walk could not: names that nothing was called by, links
// to nothing, folders that could not be listed.
func (p *paths) Retry(ctx context.Context, sink loader.Sink) error {
	w := p.walked
	if w == nil {
		return nil
	}
	before := w.missed
	w.ctx, w.sink, w.missed = ctx, sink, nil
	clear(w.listed) // what is there now was not when a folder told all that is in it
	for i, again := range before {
		if err := again(); err != nil {
			w.missed = append(w.missed, before[i:]...)
			return err
		}
	}
	return nil
}

// fail tells what cannot be looked at, and keeps how to do that again.
func (w *walk) fail(name string, err error, again func() error) {
	w.sink.Fail(name, Cause(err))
	if len(w.missed) < maxMissed {
		w.missed = append(w.missed, again)
	}
}

// failList tells of a folder that could not be listed to its end. What was listed of it
// is not visited twice.
func (w *walk) failList(e entry, err error, before map[string]bool, listed []fs.DirEntry) {
	w.fail(e.name, err, w.inside(func() error {
		visited := make(map[string]bool, len(before)+len(listed))
		for name := range before {
			visited[name] = true
		}
		for _, child := range listed {
			visited[child.Name()] = true
		}
		return w.list(e, visited)
	}))
}

// inside returns what does something again below the same folders: their loops are
// noticed as they were before.
func (w *walk) inside(do func() error) func() error {
	above := slices.Clone(w.above)
	return func() error {
		w.above = above
		defer func() { w.above = nil }()
		return do()
	}
}
