package tui

import (
	"bytes"
	"fmt"
	"io"
	"runtime"
	"time"

	tea "charm.land/bubbletea/v2"
)

// startsRenderer is the function of Bubble Tea that starts what draws, as a
// goroutine of its own.
const startsRenderer = "charm.land/bubbletea/v2.(*Program).startRenderer"

// lettingGo is how long what draws may take to end, on a machine that does much
// else. It has one call left to make. The time between looks counts, not the clock's: a
// machine may stand still.
const lettingGo = 5 * time.Second

// withoutFrames runs work while Bubble Tea has let the terminal go, and then
// takes it back.
//
// Bubble Tea 2.0.9 tells what draws to end, and does not wait for it. When work
// is done first, the end of the one stops the ticker that the next one draws by:
// the program goes on and draws nothing any more, until it is left
// (github.com/charmbracelet/bubbletea/issues/1778). So it is waited for here.
func withoutFrames(work func(terminal io.Writer) error, then tea.ExecCallback) tea.Cmd {
	return tea.Exec(&interlude{work: work}, then)
}

// interlude is what is done without frames. Bubble Tea runs it in the goroutine
// that has started what draws.
type interlude struct {
	work     func(terminal io.Writer) error
	terminal io.Writer
}

// Run waits for the end of what draws, and does the work.
func (i *interlude) Run() error {
	const pause = time.Millisecond
	for waited := time.Duration(0); startedHere(startsRenderer) && waited < lettingGo; waited += pause {
		time.Sleep(pause)
	}
	return i.work(i.terminal)
}

// SetStdin is not needed: nothing is read.
func (i *interlude) SetStdin(io.Reader) {}

// SetStdout tells which terminal it is.
func (i *interlude) SetStdout(w io.Writer) { i.terminal = w }

// SetStderr is not needed either.
func (i *interlude) SetStderr(io.Writer) {}

// startedHere reports whether a goroutine is left that a function started in
// this one. Only the stacks tell: "goroutine 7 [running]" is the first line, for
// this goroutine, and "created by F in goroutine 7" the last but one of those.
func startedHere(function string) bool {
	stacks := make([]byte, 1<<16)
	n := runtime.Stack(stacks, true)
	for n == len(stacks) {
		stacks = make([]byte, 2*len(stacks))
		n = runtime.Stack(stacks, true)
	}
	var here int
	if _, err := fmt.Sscanf(string(stacks[:n]), "goroutine %d ", &here); err != nil {
		return false
	}
	return bytes.Contains(stacks[:n], fmt.Appendf(nil, "\ncreated by %s in goroutine %d\n", function, here))
}
