package file

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/trailsift/trailsift/loader"
)

// Reasons to skip what is met in a folder.
const (
	reasonAgain  = "reached a second time"
	reasonLoop   = "link to a folder around it"
	reasonPipe   = "named pipe in a folder"
	reasonSocket = "socket"
	reasonDevice = "device"
)

// Paths is the source of the files and folders that args name; "-" is stdin.
func Paths(args []string, stdin io.Reader) loader.Source {
	return &paths{args: args, stdin: stdin, readDir: os.ReadDir, patterns: runtime.GOOS == "windows"}
}

type paths struct {
	args     []string
	stdin    io.Reader
	readDir  func(string) ([]fs.DirEntry, error)
	patterns bool // names may have wildcards: shells of Windows leave them as they are
	walked   *walk
}

// Walk names the files of one argument after the other.
func (p *paths) Walk(ctx context.Context, sink loader.Sink) error {
	w := &walk{ctx: ctx, sink: sink, paths: p, seen: make(map[string]bool), listed: make(map[string]bool)}
	p.walked = w
	return w.each(p.args, p.patterns)
}

// walk is one walk over all arguments.
//
// Files are told apart by their real path: that of the folder and a name in
// it, resolved where the name is a link. A file in a folder is met there once,
// so only folders are remembered, and files that a link or an argument led to.
type walk struct {
	*paths
	ctx    context.Context
	sink   loader.Sink
	seen   map[string]bool // real paths
	listed map[string]bool // those of folders that told all that is in them
	above  []string        // real paths of the folders being walked
	missed []func() error  // looks again at what could not be looked at
}

// entry is a file or folder on the way.
type entry struct {
	name   string // as the user would write it
	real   string
	direct bool        // met in its folder
	info   fs.FileInfo // of what links lead to
}

// each walks one argument after the other.
func (w *walk) each(args []string, patterns bool) error {
	for _, arg := range args {
		if err := w.argument(arg, patterns); err != nil {
			return err
		}
	}
	return nil
}

// matching returns the files and folders that a name with wildcards stands for.
func matching(name string) []string {
	names, err := filepath.Glob(name)
	if err != nil {
		return nil // no pattern: the name is reported as it is
	}
	return names
}

// argument walks what the user named, by a name with wildcards where no shell has
// seen to those. The names that such a name stands for are no patterns: a link to
// nothing is found by its own.
func (w *walk) argument(arg string, pattern bool) error {
	if arg == "-" {
		return w.standardInput()
	}
	e, err := resolve(arg)
	if err != nil {
		if pattern {
			if names := matching(arg); len(names) > 0 {
				return w.each(names, false)
			}
		}
		w.fail(arg, named(arg, err), func() error { return w.argument(arg, pattern) })
		return w.ctx.Err()
	}
	switch {
	case e.info.IsDir(), e.info.Mode().IsRegular():
		return w.visit(e)
	case w.again(e):
		return nil
	}
	return w.sink.Item(loader.Item{Name: arg, Size: -1, Open: opener(arg), Stream: true})
}

func (w *walk) standardInput() error {
	if w.seen["-"] {
		w.sink.Skip("-", reasonAgain)
		return nil
	}
	w.seen["-"] = true
	return w.sink.Item(loader.Item{
		Name:   "-",
		Size:   -1,
		Open:   func(context.Context) (io.ReadCloser, error) { return io.NopCloser(w.stdin), nil },
		Stream: true,
	})
}

// resolve follows links to what a name stands for.
func resolve(name string) (entry, error) {
	info, err := os.Stat(name)
	if err != nil {
		return entry{}, dangling(name, err)
	}
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		// A file that only the kernel can reach, such as /dev/fd/3.
		real = name
	}
	if real, err = filepath.Abs(real); err != nil {
		return entry{}, err
	}
	return entry{name: name, real: real, info: info}, nil
}

// again reports, and counts, that something was reached before, or that its
// folder is being walked and leads to it as well.
func (w *walk) again(e entry) bool {
	if w.seen[e.real] || !e.direct && w.listed[filepath.Dir(e.real)] && !e.info.IsDir() {
		w.sink.Skip(e.name, reasonAgain)
		return true
	}
	if !e.direct {
		w.seen[e.real] = true
	}
	return false
}

// visit names a file, or walks a folder.
func (w *walk) visit(e entry) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	mode := e.info.Mode()
	switch {
	case mode.IsDir():
		return w.folder(e)
	case mode.IsRegular():
		if w.again(e) {
			return nil
		}
		return w.sink.Item(e.item())
	case mode&fs.ModeNamedPipe != 0:
		w.sink.Skip(e.name, reasonPipe)
	case mode&fs.ModeSocket != 0:
		w.sink.Skip(e.name, reasonSocket)
	default:
		w.sink.Skip(e.name, reasonDevice)
	}
	return nil
}

// item returns a file as the loader wants it. What keeps it from being opened may be
// seen to: its permissions, a disk that was not there. So may what is missing of it.
func (e entry) item() loader.Item {
	return loader.Item{Name: e.name, Size: e.info.Size(), Changed: e.info.ModTime(), Open: opener(e.name), Again: e.now, Grows: true}
}

// now returns a file as it is by now, or as it was where it cannot be looked at.
func (e entry) now() loader.Item {
	if info, err := os.Stat(e.name); err == nil && info.Mode().IsRegular() {
		e.info = info
	}
	return e.item()
}

// folder walks a folder to the bottom.
func (w *walk) folder(e entry) error {
	if slices.Contains(w.above, e.real) {
		w.sink.Skip(e.name, reasonLoop)
		return nil
	}
	if w.again(e) {
		return nil
	}
	w.seen[e.real] = true
	w.above = append(w.above, e.real)
	defer func() { w.above = w.above[:len(w.above)-1] }()
	return w.list(e, nil)
}

// list visits what lies in a folder, but for the names that were visited before. What
// could be listed of a folder with a fault is visited.
func (w *walk) list(e entry, before map[string]bool) error {
	all, err := w.readDir(e.name)
	if err != nil {
		w.failList(e, err, before, all)
	}
	w.listed[e.real] = err == nil
	for _, child := range all {
		if before[child.Name()] {
			continue
		}
		if err := w.child(e, child); err != nil {
			return err
		}
	}
	return nil
}

// child visits what lies in a folder.
func (w *walk) child(in entry, child fs.DirEntry) error {
	e := entry{name: filepath.Join(in.name, child.Name()), real: filepath.Join(in.real, child.Name()), direct: true}
	var err error
	if child.Type()&fs.ModeSymlink != 0 {
		e, err = resolve(e.name)
	} else {
		e.info, err = child.Info()
	}
	if err != nil {
		w.fail(filepath.Join(in.name, child.Name()), err, w.inside(func() error { return w.child(in, child) }))
		return w.ctx.Err()
	}
	return w.visit(e)
}

func opener(name string) func(context.Context) (io.ReadCloser, error) {
	return func(context.Context) (io.ReadCloser, error) {
		f, err := os.Open(name)
		if err != nil {
			return nil, Cause(err)
		}
		return f, nil
	}
}
