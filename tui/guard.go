package tui

import (
	"fmt"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
)

// crashed tells that a command died of a fault in the program.
type crashed struct{ err error }

// guard makes a command of work that may take time. A panic in it ends the
// interface in order, and its reason is the error that [Run] returns: what
// Bubble Tea writes about one is lost with the alternate screen.
func guard(work func() tea.Msg) tea.Cmd {
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = crashed{fmt.Errorf("internal error: %v\n%s", r, debug.Stack())}
			}
		}()
		return work()
	}
}

// die ends the interface because of a fault in the program.
func (a *App) die(err error) tea.Cmd {
	a.crash = err
	return a.quit()
}
