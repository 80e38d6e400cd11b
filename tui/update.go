package tui

import (
	tea "charm.land/bubbletea/v2"
)

// Update routes a message to what it is for. It changes state and starts
// commands, and computes nothing.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.arrange()
		cmd = tea.Batch(a.next(), a.followCursor())
	case tea.KeyPressMsg:
		cmd = a.key(msg)
	case tea.PasteMsg:
		cmd = a.paste(msg.Content)
	case tickMsg, demoMsg, slow, showMsg, crashed:
		cmd = a.event(msg)
	case selected, counted, charted, viewed, listed, found, jumped, offered:
		cmd = a.take(msg)
	default:
		return a, nil
	}
	a.dirty = true
	return a, cmd
}

// event handles what time brings.
func (a *App) event(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tickMsg:
		return a.ticked()
	case demoMsg:
		return a.demoOpened(msg)
	case showMsg:
		a.showBeside(msg)
	case slow:
		return a.grewSlow(msg)
	case crashed:
		return a.die(msg.err)
	}
	return nil
}

// take handles the answer to a question, unless it is stale.
func (a *App) take(msg tea.Msg) tea.Cmd {
	number := a.work.number
	switch msg := msg.(type) {
	case selected:
		if msg.number == number {
			return a.takeSelection(msg)
		}
	case counted:
		if msg.number == number {
			return a.takeFacets(msg)
		}
	case charted:
		if msg.number == number {
			return a.takeTimeline(msg)
		}
	case viewed:
		if msg.number == number {
			return a.takeView(msg)
		}
	case listed:
		if msg.number == number {
			return a.takeValues(msg)
		}
	case found:
		a.takeFound(msg)
	case jumped:
		a.takeJump(msg)
	case offered:
		return a.takeOffered(msg)
	}
	return nil
}

// key routes a key: to the line being typed, or to the command it means.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	a.note = note{}
	key := msg.String()
	if key == "ctrl+c" {
		return a.quit()
	}
	if a.typing() {
		return a.typed(msg)
	}
	b, ok := lookup(a.keys, a.where(), key)
	if a.mode == copying {
		a.mode = browsing // whatever the key, it is one step
	}
	if !ok {
		return nil
	}
	if a.tooEarly(b) {
		a.ahead = append(a.ahead, msg)
		return nil
	}
	return b.run(a)
}

// maxAhead is how many keys are kept that were typed before the events came
// that they are about.
const maxAhead = 64

// tooEarly reports whether a command acts on rows that are still being put
// together. It is then run when they are there.
func (a *App) tooEarly(b binding) bool {
	return a.where() == inEvents && a.table.View() == nil && b.onRows() && len(a.ahead) < maxAhead
}

// catchUp runs the keys that were typed too early.
func (a *App) catchUp() tea.Cmd {
	keys := a.ahead
	a.ahead = nil
	var cmds []tea.Cmd
	for _, msg := range keys {
		cmds = append(cmds, a.key(msg))
	}
	return tea.Batch(cmds...)
}

// where returns the place whose keys count.
func (a *App) where() scope {
	switch a.mode {
	case readingHelp, readingProblem:
		return inList
	case copying:
		return inCopy
	}
	return a.screenScope()
}

// screenScope returns the place that the screen is.
func (a *App) screenScope() scope {
	switch a.screen().kind {
	case overviewScreen:
		return inOverview
	case eventsScreen:
		return inEvents
	case detailScreen:
		return inDetail
	}
	return inWelcome
}
