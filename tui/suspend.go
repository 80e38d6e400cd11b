package tui

import (
	"io"

	tea "charm.land/bubbletea/v2"
)

// suspend stops the program until the shell takes it to the foreground again.
// Where no shell can do that, as in a terminal that was opened for the program
// alone, it would never go on.
func (a *App) suspend() tea.Cmd {
	if !a.cfg.Resumable() {
		a.say("there is no shell here that could resume trailsift")
		return nil
	}
	return withoutFrames(func(io.Writer) error {
		stopUntilResumed()
		return nil
	}, nil)
}
