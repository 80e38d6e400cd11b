//go:build !windows

package tuitest

import (
	"io"
	"os/exec"
	"reflect"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/xpty"
)

// Start runs a program in a pseudo-terminal of the given size. Its environment
// is Env and what the command already has. It is killed when the test ends.
// Where there are no pseudo-terminals the test is skipped.
func Start(t testing.TB, cmd *exec.Cmd, width, height int) *Terminal {
	t.Helper()
	pty, err := xpty.NewUnixPty(width, height)
	if err != nil {
		t.Skipf("no pseudo-terminal: %v", err)
	}
	before := discipline(pty)
	// A session of its own, or the program is not told of new sizes and ctrl+c.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	cmd.Env = append(Env(), cmd.Env...)
	if err := pty.Start(cmd); err != nil {
		t.Fatal(err)
	}
	screen := newScreen(width, height, pty)
	done, drawn := make(chan struct{}), make(chan struct{})
	terminal := &Terminal{
		Screen: screen, t: t, done: done,
		press:  func(k key) { io.WriteString(pty, k.bytes) },
		raw:    func() bool { return !reflect.DeepEqual(before, discipline(pty)) },
		resize: func(width, height int) { pty.Resize(width, height) },
		hangUp: func() { hangUp(pty, drawn) },
	}
	go func() {
		defer close(drawn)
		io.Copy(screen, pty)
	}()
	go func() {
		defer close(done)
		terminal.err = cmd.Wait()
	}()
	t.Cleanup(func() {
		cmd.Process.Kill()
		<-done
		pty.Close()
		<-drawn
		screen.close()
	})
	return terminal
}

// hangUp closes the master's side. While it is being read it stays open until
// something is written on the other side: that is done until nobody reads any more.
func hangUp(pty *xpty.UnixPty, drawn <-chan struct{}) {
	go pty.Master().Close() // which may wait for that, too
	for {
		select {
		case <-drawn:
			return
		case <-time.After(rest):
			pty.Slave().Write([]byte{0})
		}
	}
}

// discipline returns how the terminal treats what is typed. It does not use
// pty.Fd, which would make reading uninterruptible.
func discipline(pty *xpty.UnixPty) (state *term.State) {
	pty.Control(func(fd uintptr) { state, _ = term.GetState(fd) })
	return state
}
