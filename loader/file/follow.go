package file

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync/atomic"

	"github.com/trailsift/trailsift/loader"
)

// Followed is [Paths] that can be looked at again for files that are new, and for
// those that have grown since they were read. It remembers the name of every file.
func Followed(args []string, stdin io.Reader) loader.Poller {
	return &followed{paths: Paths(args, stdin), known: make(map[string]reading), growing: make(map[string]growth)}
}

type followed struct {
	paths   loader.Source
	known   map[string]reading // told to the loader, or to be passed over
	growing map[string]growth  // files not yet to be read, at the last poll
	again   atomic.Int64       // files that were read a second time
}

// reading is how large a file was when it was last named, -1 where it is not to be
// looked at again, and how often it was.
type reading struct {
	size  int64
	times int
}

// growth is how large a file is, and for how many polls it has been.
type growth struct {
	size  int64
	still int
}

// maxPatience bounds for how many polls a file has to be still: 2 to the power of it.
const maxPatience = 10

// Walk names the files that are there.
func (f *followed) Walk(ctx context.Context, sink loader.Sink) error {
	return f.paths.Walk(ctx, &remembering{sink, f})
}

// Poll names the files that are new, or of another size than when they were read,
// and were of the same size at the poll before: one that is still being written is
// not read. A file that grows again and again has to be still for longer each time,
// since each time it is read from its beginning.
func (f *followed) Poll(ctx context.Context, sink loader.Sink) error {
	before := f.growing
	f.growing = make(map[string]growth)
	return f.paths.Walk(ctx, &unknown{sink, f, before})
}

// Outlook says how often a file was read again. What it had before are then
// repeated records, and what was wrong with its end stays in the list of problems:
// neither can be told from the same in two files.
func (f *followed) Outlook() loader.Outlook {
	const consequence = "read again: what they had before counts as repeated, and its faults stay listed"
	switch n := f.again.Load(); n {
	case 0:
		return loader.Outlook{}
	case 1:
		return loader.Outlook{Notes: []string{"1 file changed and was " + strings.Replace(consequence, "they", "it", 1)}}
	default:
		return loader.Outlook{Notes: []string{fmt.Sprintf("files changed and were, %d times, ", n) + consequence}}
	}
}

// remembering is a sink that keeps the names of all it is told.
type remembering struct {
	loader.Sink
	*followed
}

func (r *remembering) Item(item loader.Item) error {
	r.named(item)
	return r.Sink.Item(item)
}

func (r *remembering) Fail(name string, err error) {
	r.known[name] = reading{size: -1}
	r.Sink.Fail(name, err)
}

// named remembers that the loader is told of a file.
func (f *followed) named(item loader.Item) {
	size := item.Size
	if item.Stream {
		size = -1
	}
	f.known[item.Name] = reading{size, f.known[item.Name].times + 1}
}

// unknown is a sink that passes on what is new.
type unknown struct {
	sink loader.Sink
	*followed
	before map[string]growth
}

func (u *unknown) Item(item loader.Item) error {
	old, known := u.known[item.Name]
	if known && (old.size < 0 || old.size == item.Size) {
		return nil
	}
	now := growth{size: item.Size}
	if before, met := u.before[item.Name]; met && before.size == item.Size {
		now.still = before.still + 1
	}
	if now.still < 1<<min(max(old.times-1, 0), maxPatience) || item.Size == 0 {
		u.growing[item.Name] = now
		return nil
	}
	if known {
		u.again.Add(1)
	}
	u.named(item)
	return u.sink.Item(item)
}

// Skip does nothing: what is passed over was counted by the walk.
func (u *unknown) Skip(string) {}

func (u *unknown) Fail(name string, err error) {
	if _, known := u.known[name]; !known {
		u.known[name] = reading{size: -1}
		u.sink.Fail(name, err)
	}
}
