package file

import (
	"context"
	"io"

	"github.com/trailsift/trailsift/loader"
)

// Followed is [Paths] that can be looked at again for files that are new. It
// remembers the name of every file.
func Followed(args []string, stdin io.Reader) loader.Poller {
	return &followed{paths: Paths(args, stdin), known: make(map[string]bool), growing: make(map[string]int64)}
}

type followed struct {
	paths   loader.Source
	known   map[string]bool  // told to the loader, or to be passed over
	growing map[string]int64 // sizes of new files at the last poll
}

// Walk names the files that are there.
func (f *followed) Walk(ctx context.Context, sink loader.Sink) error {
	return f.paths.Walk(ctx, &remembering{sink, f})
}

// Poll names the files that are new, and were of the same size at the poll
// before: one that is still being written is not read.
func (f *followed) Poll(ctx context.Context, sink loader.Sink) error {
	before := f.growing
	f.growing = make(map[string]int64)
	return f.paths.Walk(ctx, &unknown{sink, f, before})
}

// remembering is a sink that keeps the names of all it is told.
type remembering struct {
	loader.Sink
	*followed
}

func (r *remembering) Item(item loader.Item) error {
	r.known[item.Name] = true
	return r.Sink.Item(item)
}

func (r *remembering) Fail(name string, err error) {
	r.known[name] = true
	r.Sink.Fail(name, err)
}

// unknown is a sink that passes on what is new.
type unknown struct {
	sink loader.Sink
	*followed
	before map[string]int64
}

func (u *unknown) Item(item loader.Item) error {
	if u.known[item.Name] {
		return nil
	}
	if size, met := u.before[item.Name]; !met || size != item.Size || size == 0 {
		u.growing[item.Name] = item.Size
		return nil
	}
	u.known[item.Name] = true
	return u.sink.Item(item)
}

// Skip does nothing: what is passed over was counted by the walk.
func (u *unknown) Skip(string) {}

func (u *unknown) Fail(name string, err error) {
	if !u.known[name] {
		u.known[name] = true
		u.sink.Fail(name, err)
	}
}
