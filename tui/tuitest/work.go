package tuitest

import (
	"sync"

	tea "charm.land/bubbletea/v2"
)

// work counts what a model has still to take in: messages on their way to it, and
// commands that will bring one. While there is nothing, nothing changes by itself.
//
// Messages are counted from when they are sent to when the model has been told, so that
// there is no moment at which one is with nobody.
type work struct {
	mu      sync.Mutex
	open    int
	arrived bool // one of those that are open is being handled
	lone    int  // messages in a row after which no more than one thing was open
}

// ticks is how many messages in a row show that what stays open is a clock that the model
// looks at. A clock that belongs to something else, as a spinner does, is not alone.
const ticks = 6

// way is a message on its way.
type way struct{ msg tea.Msg }

func (w *work) add(n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.open += n
}

// idle reports whether there is nothing but a clock.
func (w *work) idle() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.open == 0 || w.lone >= ticks
}

// sent counts a message.
func (w *work) sent(msg tea.Msg) tea.Msg {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.open++
	w.lone = 0
	return way{msg}
}

// counted counts a command until the model has been told what it brings, or until all
// commands are done that it brings.
func (w *work) counted(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	w.add(1)
	return func() tea.Msg {
		switch msg := cmd().(type) {
		case nil:
			w.add(-1)
			return nil
		case tea.BatchMsg:
			for i, cmd := range msg {
				msg[i] = w.counted(cmd)
			}
			w.add(-1)
			return msg
		default:
			return way{msg}
		}
	}
}

// arrive is a filter of messages: they go on as what they are.
func (w *work) arrive(_ tea.Model, msg tea.Msg) tea.Msg {
	w.handled() // the one before, if it was none for the model
	on, counted := msg.(way)
	if !counted {
		return msg
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.arrived = true
	return on.msg
}

func (w *work) handled() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.arrived {
		return
	}
	w.arrived = false
	w.open--
	if w.lone++; w.open > 1 {
		w.lone = 0
	}
}

// watched is a model whose work is counted.
type watched struct {
	tea.Model
	work *work
}

// Init starts the model, which is work until then.
func (m watched) Init() tea.Cmd {
	defer m.work.add(-1)
	return m.work.counted(m.Model.Init())
}

// Update tells the model.
func (m watched) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	model, cmd := m.Model.Update(msg)
	cmd = m.work.counted(cmd)
	m.work.handled()
	return watched{model, m.work}, cmd
}
