package tui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/export"
	"github.com/trailsift/trailsift/tui/theme"
)

// writeTick tells that the progress of writing is to be looked at.
type writeTick struct{}

// written tells how writing a file ended.
type written struct {
	file *file
	err  error
	size int64
}

// file is a file being written, in a goroutine of its own. It is new: nothing is
// ever written over. It is removed when it could not be written to its end.
type file struct {
	name   string
	format string
	named  contents
	part   string // what it is a part of; empty when there is no more
	events export.Events
	total  int
	done   atomic.Int64

	cancel context.CancelFunc
	taken  atomic.Bool   // by the one who writes it, or who makes sure that nobody does
	ended  chan struct{} // closed when it is not written any more
}

// oneRow is a single event as rows to export.
type oneRow store.Row

// Len returns 1.
func (oneRow) Len() int { return 1 }

// Row returns the event.
func (r oneRow) Row(int) store.Row { return store.Row(r) }

// run writes the file. view returns the rows when they have to be put in order
// first.
func (f *file) run(ctx context.Context, view func(context.Context) (*store.View, error)) tea.Msg {
	if f.taken.Swap(true) {
		return nil
	}
	defer close(f.ended)
	if f.events.Rows == nil {
		v, err := view(ctx)
		if err != nil {
			return written{file: f, err: err}
		}
		f.events.Rows = v
	}
	out, err := os.OpenFile(homed(f.name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return written{file: f, err: err}
	}
	err = errors.Join(f.events.Write(ctx, f.format, out), ctx.Err())
	at, _ := out.Seek(0, 1)
	if err = errors.Join(err, out.Close()); err != nil {
		_ = os.Remove(out.Name()) // there is nothing better to do about a second error
	}
	return written{file: f, err: err, size: at}
}

// stop ends the writing and waits until that is so.
func (f *file) stop() {
	f.cancel()
	if f.taken.Swap(true) {
		<-f.ended
	}
}

// stopWriting ends the writing of a file, if there is one.
func (a *App) stopWriting() {
	if f := a.writing.file; f != nil {
		f.stop()
	}
}

// homed returns a path with ~ as the home of who runs the program.
func homed(path string) string {
	rest, ok := strings.CutPrefix(path, "~/")
	home, err := os.UserHomeDir()
	if !ok || err != nil {
		return path
	}
	return filepath.Join(home, rest)
}

// wrote says how writing ended. Where the name was not good it can be changed.
func (a *App) wrote(msg written) tea.Cmd {
	f := msg.file
	if a.writing.file != f {
		return nil
	}
	a.writing.file = nil
	var path *fs.PathError
	switch {
	case errors.Is(msg.err, context.Canceled):
		a.say("stopped: there is no " + f.name)
	case errors.Is(msg.err, fs.ErrExist):
		a.nameAgain(f, "exists: choose another name")
	case errors.As(msg.err, &path) && path.Op == "open":
		a.nameAgain(f, path.Err.Error())
	case msg.err != nil:
		a.warn("cannot write " + f.name + ": " + strings.ReplaceAll(msg.err.Error(), "\n", "; "))
	default:
		a.say(a.wroteText(f, msg.size))
	}
	return nil
}

// leastPath is how much of a path is seen, however much there is to say about the file.
const leastPath = 32

// wroteText says where a file is, and what is in it: the path first, since it is what
// people go on with.
func (a *App) wroteText(f *file, size int64) string {
	text := fmt.Sprintf(": %s%s, %s%s", theme.Plural(f.total, "event"), f.part, theme.Size(size), maskedText(f.events.Masked()))
	if theme.Width("wrote "+theme.CleanCut(f.name, leastPath)+text) > a.width-2 {
		text = strings.TrimSuffix(text, unmasks)
	}
	room := a.width - 2 - theme.Width("wrote "+text)
	return "wrote " + theme.CleanCutMiddle(f.name, max(room, leastPath)) + text
}

// unmasks is how secrets are not masked, which is said where there is room.
const unmasks = " (--reveal-secrets)"

// maskedText says that a file is not the whole truth.
func maskedText(n int) string {
	if n == 0 {
		return ""
	}
	return "; " + theme.Plural(n, "secret") + " masked" + unmasks
}

// writingText says how far writing is.
func (a *App) writingText() string {
	f := a.writing.file
	of := theme.Plural(f.total, "event")
	if f.named.says != "" && f.total > 1 {
		of = f.named.says
	}
	return fmt.Sprintf("Writing %s of %s   w stops it   to %s", theme.Count(int(f.done.Load())), of, f.name)
}
