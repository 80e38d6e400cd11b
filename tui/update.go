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
		a.freshList = false
		cmd = a.key(msg)
	case tea.PasteMsg:
		cmd = a.paste(msg.Content)
	case tea.ColorProfileMsg:
		cmd = a.takeProfile(msg.Profile)
	case tea.BackgroundColorMsg:
		a.takeBackground(msg.Color)
	case tea.MouseClickMsg:
		a.freshList = false
		cmd = a.click(msg.Mouse())
	case tea.MouseWheelMsg:
		if a.gather(msg.Mouse()) {
			return a, nil
		}
		cmd = a.turn()
	case tea.TerminalVersionMsg:
		if !a.wayKnown {
			a.way = a.way.Hear(msg.Name)
		}
		return a, nil
	case tickMsg, progressed, demoMsg, slow, showMsg, written, writeTick, wheelMsg, crashed:
		cmd = a.event(msg)
	case selected, counted, charted, viewed, foundLines, foundItems, jumped, gapFound, landed, offered, besideMsg, opened:
		cmd = a.take(msg)
	case facetMsg:
		cmd = msg.take(a)
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
		return a.look()
	case progressed:
		return a.takeProgress(msg)
	case demoMsg:
		return a.demoOpened(msg)
	case showMsg:
		return a.showBeside(msg)
	case slow:
		return a.grewSlow(msg)
	case written:
		return a.wrote(msg)
	case writeTick:
		return a.tickedWriting()
	case wheelMsg:
		return a.turn()
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
	case foundLines:
		return a.takeLines(msg)
	case foundItems:
		return a.takeItems(msg)
	case jumped:
		return a.takeJump(msg)
	case landed:
		return a.takeLanded(msg)
	case gapFound:
		return a.takeGap(msg)
	case offered:
		return a.takeOffered(msg)
	case besideMsg:
		return a.takeBeside(msg)
	case opened:
		return a.takeRecord(msg)
	}
	return nil
}

// key routes a key: to the line being typed, or to the command it means.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	a.refused, a.note = a.note.refused, note{}
	a.filter.brush = a.timeline.Brush
	key := msg.String()
	switch key {
	case "ctrl+c":
		return a.interrupt()
	case "ctrl+z":
		return a.suspend()
	case "alt+esc": // two that were pressed so quickly that the terminal sent them together
		once := tea.KeyPressMsg{Code: tea.KeyEscape}
		return tea.Batch(a.key(once), a.key(once))
	}
	if a.mode == printed {
		a.mode = browsing
		return nil
	}
	if a.typing() {
		if a.picksTooEarly(key) || a.completesTooEarly(key) || a.verbTooEarly(key) {
			return a.postpone(msg)
		}
		return a.typed(msg)
	}
	if len(a.ahead) > 0 {
		return a.behind(msg)
	}
	if a.screen().kind == eventsScreen {
		a.table.Hold(true) // what is loaded now comes above it
	}
	b, ok := lookup(a.keys, a.where(), key)
	if a.nothingHere() && (key == "x" || ok && a.unseen(b)) {
		return a.onNothing(key)
	}
	switch {
	case !ok && a.onMenu():
		return a.notInMenu(key)
	case !ok:
		a.sayElsewhere(key)
		return nil
	case a.mode == copying || a.mode == choosingWrite:
		a.mode = browsing // what is chosen from them is one step
	}
	if b.onRows() && (a.tooEarly() || b.acts() && a.outdated()) {
		return a.postpone(msg)
	}
	return b.run(a)
}

// behind takes a key while earlier ones wait: it comes after them. Only esc does
// not wait, and takes back what does.
func (a *App) behind(msg tea.KeyPressMsg) tea.Cmd {
	if msg.String() == "esc" {
		a.ahead = nil
		return a.key(msg)
	}
	if a.tooEarly() || a.outdated() {
		return a.postpone(msg)
	}
	return tea.Batch(a.catchUp(), a.key(msg))
}

// outdated reports whether the lines shown are still those of the question
// before, so that the one under the cursor may be gone in a moment.
func (a *App) outdated() bool {
	switch a.where() {
	case inEvents, inPreview, inHeat:
		return a.answer.question != a.work.question
	case inOverview:
		return a.answer.question != a.work.question || a.answer.facets[a.facets.Field(a.facets.Focus()).Name] == nil
	}
	return false
}

// maxAhead is how many keys are kept that were typed before the lines came
// that they are about; more are dropped.
const maxAhead = 64

func (a *App) postpone(msg tea.KeyPressMsg) tea.Cmd {
	if len(a.ahead) < maxAhead {
		a.ahead = append(a.ahead, msg)
	}
	return nil
}

// tooEarly reports whether the lines that keys act on are still being put
// together: the rows of the list, the values that were searched for, the lines
// of a large event.
func (a *App) tooEarly() bool {
	if a.clock.jumping {
		return true
	}
	switch a.where() {
	case inEvents:
		return a.table.View() == nil || a.table.Order() != a.filter.order
	case inPreview:
		return a.table.View() == nil || a.table.Order() != a.filter.order || a.besideTooEarly()
	case inOverview:
		return a.facets.Searching()
	case inTimeline:
		return a.timelineTooEarly()
	case inDetail:
		return a.unread > 0
	case inCross:
		return a.crossTooEarly()
	case inHeat:
		return a.heatTooEarly()
	case inAnswer, inDiff:
		return a.replyTooEarly()
	}
	return false
}

// picksTooEarly reports whether a key would choose a value before those are
// there that were searched for, or come after one that does.
func (a *App) picksTooEarly(key string) bool {
	if a.mode != pickingValue || key == "esc" {
		return false
	}
	return len(a.ahead) > 0 || key == "enter" && (a.picks == nil || a.list.Pending())
}

// caughtUp is catchUp where it is known by now what is under the cursor.
func (a *App) caughtUp() tea.Cmd {
	if a.tooEarly() || a.outdated() {
		return nil
	}
	return a.catchUp()
}

// catchUp runs the keys that were typed too early, up to one that is so again.
func (a *App) catchUp() tea.Cmd {
	keys := a.ahead
	a.ahead = nil
	var cmds []tea.Cmd
	for i, msg := range keys {
		cmds = append(cmds, a.key(msg))
		if len(a.ahead) > 0 {
			a.ahead = append(a.ahead, keys[i+1:]...)
			break
		}
	}
	return tea.Batch(cmds...)
}

// where returns the place whose keys count.
func (a *App) where() scope {
	switch a.mode {
	case readingHelp, readingFilters, readingProblem:
		return inList
	case copying:
		return inCopy
	case choosingWrite:
		return inWrite
	case onChips:
		return inChips
	case pivoting:
		return inMenu
	case choosingColumns:
		return inColumns
	}
	return a.screenScope()
}

// screenScope returns the place that the screen is.
func (a *App) screenScope() scope {
	switch a.screen().kind {
	case overviewScreen:
		if a.timelineFocused() {
			return inTimeline
		}
		return inOverview
	case eventsScreen:
		if a.previewFocused() {
			return inPreview
		}
		return inEvents
	case detailScreen:
		return inDetail
	case crossScreen:
		return inCross
	case heatScreen:
		return inHeat
	case answerScreen:
		return inAnswer
	case diffScreen:
		return inDiff
	}
	return inWelcome
}
