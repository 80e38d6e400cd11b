package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/preview"
	"github.com/trailsift/trailsift/tui/theme"
)

// How long the cursor has to rest before the preview follows, and where there is none,
// before the line below the list says all of a value that is cut: a line that changes with
// each step is unrest for the eye, and bytes for the wire.
const (
	previewDelay = 50 * time.Millisecond
	cutDelay     = 300 * time.Millisecond
)

// showMsg is the wish to know more about the event under the cursor.
type showMsg struct{ number int }

// followCursor lets what says more about the event follow when the cursor has come to rest.
func (a *App) followCursor() tea.Cmd {
	a.previewOf++
	number, delay := a.previewOf, previewDelay
	if a.layout.preview.w == 0 {
		delay = cutDelay
	}
	return a.wait(delay, func(time.Time) tea.Msg { return showMsg{number} })
}

// showBeside reads the event under the cursor.
func (a *App) showBeside(msg showMsg) tea.Cmd {
	if msg.number != a.previewOf {
		return nil
	}
	a.restsOf = msg.number
	if a.layout.preview.w == 0 {
		return nil
	}
	r, ok := a.table.Record()
	if !ok {
		a.beside.Clear()
		a.besideOf = nil
		return nil
	}
	reader, lead := a.beside.Reader(), a.leadText()
	return guard(func() tea.Msg {
		event := reader.Read(r)
		event.Lead = lead
		return besideMsg{msg.number, r.Row(), event}
	})
}

// leadText says which of the events that the line under the cursor stands for the one
// beside the list is; "" where the line is one event.
func (a *App) leadText() string {
	rows, at, ok := a.table.Folding()
	which := theme.Count(at + 1)
	switch {
	case !ok:
		return ""
	case at == 0:
		which = "first"
	case at == rows.Len()-1:
		which = "last"
	}
	return which + " of " + rows.Says()
}

// besideMsg brings the event to be shown beside the list.
type besideMsg struct {
	number int
	row    store.Row
	event  *preview.Event
}

// takeBeside shows an event beside the list, unless the cursor is elsewhere by
// now. Keys that wait for it are run.
func (a *App) takeBeside(msg besideMsg) tea.Cmd {
	if msg.number != a.previewOf {
		return nil
	}
	a.beside.Show(msg.event)
	a.besideOf = &msg.row
	if a.previewFocused() {
		return a.caughtUp()
	}
	return nil
}

// besideTooEarly reports whether the event under the cursor of the list is not
// yet the one that is shown beside it.
func (a *App) besideTooEarly() bool {
	row, ok := a.table.Row()
	return ok && (a.besideOf == nil || *a.besideOf != row)
}

// besideValue returns the field and the value under the cursor of the event
// beside the list; no value where it is masked, or there is none.
func (a *App) besideValue() (field string, values []facets.Value) {
	field, text, ok := a.beside.Value()
	if !ok {
		return field, nil
	}
	return field, []facets.Value{{Text: text}}
}

// besideSubject is that value with the event that it is in.
func (a *App) besideSubject() []subject {
	row, ok := a.table.Row()
	if !ok {
		return nil
	}
	s := subject{row: row, event: true}
	if field, text, ok := a.beside.Value(); ok {
		s.field, s.value = field, text
	}
	return []subject{s}
}
