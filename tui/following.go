package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/preview"
)

// previewDelay is how long the cursor has to rest before the preview follows.
const previewDelay = 50 * time.Millisecond

// showMsg is the wish to see an event beside the list.
type showMsg struct{ number int }

// followCursor lets the preview follow when the cursor has come to rest.
func (a *App) followCursor() tea.Cmd {
	a.previewOf++
	number := a.previewOf
	if a.layout.preview.w == 0 {
		return nil
	}
	return a.wait(previewDelay, func(time.Time) tea.Msg { return showMsg{number} })
}

// showBeside reads the event under the cursor.
func (a *App) showBeside(msg showMsg) tea.Cmd {
	if msg.number != a.previewOf {
		return nil
	}
	r, ok := a.table.Record()
	if !ok {
		a.beside.Clear()
		return nil
	}
	reader := a.beside.Reader()
	return guard(func() tea.Msg { return besideMsg{msg.number, reader.Read(r)} })
}

// besideMsg brings the event to be shown beside the list.
type besideMsg struct {
	number int
	event  *preview.Event
}

func (a *App) takeBeside(msg besideMsg) {
	if msg.number == a.previewOf {
		a.beside.Show(msg.event)
	}
}
