package tuitest

import (
	"io"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// Env is the environment that programs are run with: a terminal of 256 colours
// that shows UTF-8, not reached over SSH.
func Env() []string {
	return []string{"TERM=xterm-256color", "LANG=C.UTF-8"}
}

// Run runs a model on a screen of the given size until it quits or the test
// ends. Keys and sizes reach it as messages.
func Run(t testing.TB, model tea.Model, width, height int) *Terminal {
	t.Helper()
	screen := newScreen(width, height, io.Discard)
	// Without a terminal on its input, Bubble Tea takes the output for cooked.
	screen.cooked = true
	w := &work{open: 1}
	program := tea.NewProgram(watched{model, w}, tea.WithFilter(w.arrive),
		tea.WithInput(nil), tea.WithOutput(screen), tea.WithEnvironment(Env()),
		tea.WithColorProfile(colorprofile.ANSI256), tea.WithWindowSize(width, height),
		tea.WithoutSignals())
	done := make(chan struct{})
	term := &Terminal{
		Screen: screen, t: t, done: done, work: w,
		press:  func(k key) { program.Send(w.sent(k.msg)) },
		raw:    func() bool { return false },
		resize: func(width, height int) { program.Send(w.sent(tea.WindowSizeMsg{Width: width, Height: height})) },
	}
	go func() {
		defer close(done)
		_, term.err = program.Run()
	}()
	t.Cleanup(func() {
		program.Kill()
		<-done
		screen.close()
	})
	return term
}
