package file

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync/atomic"

	"github.com/trailsift/trailsift/loader"
)

// Followed is [Paths] that can be looked at again for files that are new, and for
// those that have changed since they were read. It remembers the name of every file.
func Followed(args []string, stdin io.Reader) loader.Poller {
	return &followed{paths: Paths(args, stdin), known: make(map[string]reading), growing: make(map[string]growth)}
}

type followed struct {
	paths   loader.Source
	known   map[string]reading // told to the loader, or to be passed over
	growing map[string]growth  // files not yet to be read, at the last poll
	again   atomic.Int64       // files that were read a second time
	gone    atomic.Int64       // files that were read and are not there any more, or empty
	poll    int                // number of the last one, the walk being 0
}

// state is what shows that a file has changed. A size of -1 is that of a stream,
// which stays the same as long as there is one by its name.
type state struct {
	size    int64
	changed int64 // nanoseconds since 1970
}

func stateOf(item loader.Item) state {
	if item.Stream {
		return state{size: -1}
	}
	return state{item.Size, item.Changed.UnixNano()}
}

// reading is how a file was when it was last named, how often it was, and what
// came of it.
type reading struct {
	state
	times int
	last  *loader.Reading
	met   int // the poll that met it last, with something in it
}

// growth is how a file is, and for how many polls it has been.
type growth struct {
	state
	still int
}

// maxPatience bounds for how many polls a file has to be still: 2 to the power of it.
const maxPatience = 10

// Walk names the files that are there.
func (f *followed) Walk(ctx context.Context, sink loader.Sink) error {
	return f.paths.Walk(ctx, &remembering{sink, f})
}

// Poll names the files that are new, or of another size or time than when they were
// read, and were the same at the poll before: one that is still being written is
// not read. A file that grows again and again has to be still for longer each time,
// since each time it is read from its beginning.
func (f *followed) Poll(ctx context.Context, sink loader.Sink) error {
	before := f.growing
	f.growing = make(map[string]growth)
	f.poll++
	u := &unknown{sink: sink, followed: f, before: before}
	err := f.paths.Walk(ctx, u)
	if err == nil && !u.blind && ctx.Err() == nil {
		f.countGone()
	}
	return err
}

// countGone counts the files that were read before and that this poll did not meet.
func (f *followed) countGone() {
	n := 0
	for _, r := range f.known {
		if r.last != nil && r.size > 0 && r.met != f.poll {
			n++
		}
	}
	f.gone.Store(int64(n))
}

// Outlook says how often a file was read again, and how many are gone. What one had
// before are then duplicates: they cannot be told from the same in two files.
func (f *followed) Outlook() (out loader.Outlook) {
	switch n := f.gone.Load(); n {
	case 0:
	case 1:
		out.Notes = append(out.Notes, "1 file is gone or empty now: its events stay")
	default:
		out.Notes = append(out.Notes, fmt.Sprintf("%d files are gone or empty now: their events stay", n))
	}
	switch n := f.again.Load(); n {
	case 0:
	case 1:
		out.Notes = append(out.Notes, "1 file changed and was read again: what it had before counts as duplicate")
	default:
		out.Notes = append(out.Notes, fmt.Sprintf("files that changed were read again %d times: what they had before counts as duplicate", n))
	}
	return out
}

// remembering is a sink that keeps the names of all it is told.
type remembering struct {
	loader.Sink
	*followed
}

// Item remembers a file that the walk found, and passes it on.
func (r *remembering) Item(item loader.Item) error {
	return r.Sink.Item(r.named(item))
}

// Fail remembers what the walk could not look at, so that it is told once.
func (r *remembering) Fail(name string, err error) {
	r.known[name] = reading{}
	r.Sink.Fail(name, err)
}

// named remembers that the loader is told of a file, and returns what it is told.
func (f *followed) named(item loader.Item) loader.Item {
	old := f.known[item.Name]
	item.Reading, item.Again = old.last.Instead(), nil // a file that changes is named again
	f.known[item.Name] = reading{stateOf(item), old.times + 1, item.Reading, f.poll}
	return item
}

// unknown is a sink that passes on what is new.
type unknown struct {
	sink loader.Sink
	*followed
	before map[string]growth
	blind  bool // something could not be looked at: what is in it may be there
}

// Item passes on a file that is new or has changed, once it has stopped growing.
func (u *unknown) Item(item loader.Item) error {
	old, known := u.known[item.Name]
	now := growth{state: stateOf(item)}
	known = known && old.last != nil // else it could not be looked at
	if known && item.Size != 0 {
		old.met = u.poll
		u.known[item.Name] = old
	}
	if known && old.state == now.state {
		return nil
	}
	if before, met := u.before[item.Name]; met && before.state == now.state {
		now.still = before.still + 1
	}
	if now.still < 1<<min(max(old.times-1, 0), maxPatience) || item.Size == 0 {
		u.growing[item.Name] = now
		return nil
	}
	if known {
		u.again.Add(1)
	}
	return u.sink.Item(u.named(item))
}

// Skip does nothing: what is passed over was counted by the walk.
func (u *unknown) Skip(string, string) {}

// Fail passes on what cannot be looked at, unless that was told before.
func (u *unknown) Fail(name string, err error) {
	u.blind = u.blind || !errors.Is(err, fs.ErrNotExist)
	if _, known := u.known[name]; !known {
		u.known[name] = reading{}
		u.sink.Fail(name, err)
	}
}
