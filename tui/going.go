package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/facets"
)

// present returns where somebody is, cursors included.
func (a *App) present() place {
	s := a.screen()
	switch s.kind {
	case overviewScreen:
		var f facets.Field
		f, s.value, _ = a.facets.Current()
		s.facet = f.Name
	case eventsScreen:
		s.place = a.table.Place()
	case answerScreen:
		if !a.replyTooEarly() { // else the pane has the lines of another answer
			s.line = a.answers.Cursor()
		}
	case diffScreen:
		if !a.replyTooEarly() {
			s.line = a.compared.Cursor()
		}
	}
	return place{clone(a.stack), a.filter.terms, a.filter.drilled, a.clock.onTimeline, a.timeline.Brush}
}

// enter opens a screen on top of the present one.
func (a *App) enter(s screen) tea.Cmd {
	a.keepTime()
	a.onPreview = a.onPreview && s.kind != eventsScreen
	a.history.leave(a.present())
	a.left = nil
	if s.kind == answerScreen {
		a.data.Hint = "" // somebody has begun
	}
	if s.whole {
		a.lift(&s)
	}
	s.steps = len(a.filter.undo)
	a.filter.drilled = a.renew(a.filter.drilled, s)
	a.stack = append(a.stack, s)
	a.history.visit(a.present())
	if s.kind == eventsScreen {
		a.opened, a.closed = nil, nil // they are of the list below
	}
	cmd := a.arrived(nil)
	if s.kind == eventsScreen {
		a.table.FocusColumn(a.tellingColumn())
		a.freshList = a.answer.view == nil || a.answer.question != textOf(a.conditions().expr())
	}
	return cmd
}

// arrived shows the screen that was come to. Cursors go to where they were at
// from, if that is given.
func (a *App) arrived(from *place) tea.Cmd {
	a.resume = from
	a.clock.landing = a.clock.landing && from == nil
	if from != nil && a.screen().kind == eventsScreen {
		a.table.FocusColumn(a.listField())
	}
	a.arrange()
	a.unread = 0
	var read tea.Cmd
	if a.screen().kind == detailScreen {
		read = a.open(a.screen().row, a.isOpen(a.screen().row))
	} else {
		read = a.lookUp()
		a.resumeReply()
	}
	question := textOf(a.conditions().expr())
	if a.answer.question == question && a.answer.snap != nil {
		a.resumeOverview()
		if a.answer.view != nil {
			a.resumeEvents()
		}
	} else if a.screen().kind == eventsScreen {
		a.table.Reset() // rather nothing than other events
		a.beside.Clear()
	}
	if a.work.question == question && a.work.number > 0 {
		return tea.Batch(read, a.next(), a.find(), a.followCursor())
	}
	return tea.Batch(read, a.ask())
}

// resumeOverview puts the cursor of the overview where it was, when the values
// are there.
func (a *App) resumeOverview() {
	s := a.screen()
	if a.resume == nil || s.kind != overviewScreen {
		return
	}
	i := a.facets.Index(s.facet)
	switch {
	case i < 0: // the list was removed
		a.resume = nil
	case a.answer.facets[s.facet] != nil:
		a.facets.SetFocus(i)
		a.facets.Seek(s.value)
		a.resume = nil
	}
}

// resumeEvents puts the cursor of the event list where it was, or on the
// event that is open.
func (a *App) resumeEvents() {
	if a.resume == nil {
		a.land()
		return
	}
	switch s := a.screen(); s.kind {
	case eventsScreen:
		a.table.Restore(s.place)
	case detailScreen:
		a.table.Restore(events.Place{Row: s.row, OK: true, Field: a.listField()})
	default:
		return
	}
	a.resume = nil
}

// listField returns the field of the column that the cursor of the list on the screen,
// or of the one below it, is on.
func (a *App) listField() string {
	for i := len(a.stack) - 1; i > 0; i-- {
		if s := a.stack[i]; s.kind == eventsScreen && s.place.Field != "" {
			return s.place.Field
		}
	}
	return a.table.Place().Field
}

// back takes one step back: out of a list, a selection, a search, a screen.
func (a *App) back() tea.Cmd {
	switch {
	case a.readsHelp(choosingColumns) || a.readsHelp(onChips) || a.readsHelp(readingProblem):
		a.mode, a.scroll = a.under, 0
		return nil
	case a.mode != browsing:
		a.mode, a.scroll = browsing, 0
		return nil
	case a.screen().kind == overviewScreen && a.facets.Finding() != "":
		a.stopFinding()
		return a.next()
	case a.timelineFocused() && a.timeline.ClearRange():
		return nil
	case a.screen().kind == overviewScreen && a.screen().large:
		return a.toggleLarge()
	case a.showPanes():
		return a.followCursor()
	case a.previewFocused():
		a.screen().large = false
		return a.focusPreview(false)
	case a.timelineFocused():
		return a.focusTimeline(false)
	case a.screen().kind == overviewScreen && (a.facets.Unpick() || a.timeline.ClearRange()):
		return nil
	case len(a.stack) == 1:
		a.data.Hint = ""
		a.say(a.firstText())
		return nil
	}
	a.ahead = nil
	a.keepTime()
	a.history.leave(a.present())
	left := *a.screen()
	a.stack = a.stack[: len(a.stack)-1 : len(a.stack)-1]
	a.restore(left)
	a.forgetDrill(left)
	under := *a.screen()
	a.history.visit(a.present())
	if left.kind != detailScreen && (under.kind == eventsScreen || under.kind == detailScreen) {
		*a.screen() = under
		return a.arrived(&place{}) // the list may have shown others meanwhile
	}
	return a.arrived(nil)
}

// firstText says that there is nothing to go back to, and what else may be meant.
func (a *App) firstText() string {
	leaves := "q quits"
	if a.fromWelcome() {
		leaves = "q closes it"
	}
	if len(a.filter.undo) > 0 && len(a.conditions()) > 0 {
		return "this is the first screen: u takes the last step back, " + leaves
	}
	return "this is the first screen: " + leaves
}

// backOrQuit is back, but leaves the program at the first screen.
func (a *App) backOrQuit() tea.Cmd {
	switch {
	case a.mode != browsing || len(a.stack) > 1:
		return a.back()
	case a.fromWelcome():
		return a.welcomeAgain()
	}
	return a.quit()
}

func (a *App) quit() tea.Cmd {
	a.cancelLoad()
	return tea.Quit
}

func (a *App) historyBack() tea.Cmd    { return a.travel(-1) }
func (a *App) historyForward() tea.Cmd { return a.travel(1) }

// travel goes through the places seen, with screen, filter and cursor as they
// were.
func (a *App) travel(n int) tea.Cmd {
	a.keepTime()
	a.history.leave(a.present())
	p, ok := a.history.step(n)
	if !ok {
		a.say(a.noPlaceText(n))
		return nil
	}
	a.stack = clone(p.stack)
	a.filter.change(func(s *state) { s.terms, s.drilled = p.terms, p.drilled })
	a.clock.onTimeline, a.timeline.Brush = p.onTimeline, p.brush
	return a.arrived(&p)
}

// noPlaceText says that what was seen ends, and which key leads through it.
func (a *App) noPlaceText(n int) string {
	switch {
	case len(a.history.places) > 1 && n < 0:
		return "this is where you began: > goes forward again"
	case len(a.history.places) > 1:
		return "this is where you were last: < goes back"
	}
	return "you have been nowhere else yet: < and > go through the places seen"
}

// openFacet opens the events that have the value under the cursor.
func (a *App) openFacet() tea.Cmd {
	field, values := a.facets.Chosen()
	if len(values) == 0 {
		return nil
	}
	a.facets.Unpick()
	drill := isAny(field.Name, values)
	if a.conditions().index(drill) >= 0 {
		drill = nil // it is there already and stays
	}
	a.clock.landing = true
	return a.enter(screen{kind: eventsScreen, drill: drill})
}

// listMatching lists all events that the filter lets through, whatever value is under
// the cursor.
func (a *App) listMatching() tea.Cmd {
	a.clock.landing = a.screen().kind == overviewScreen // where the timeline says which time somebody was at
	a.table.MoveTo(0)
	return a.enter(screen{kind: eventsScreen})
}

// openDetail opens the event under the cursor.
func (a *App) openDetail() tea.Cmd {
	row, ok := a.table.Row()
	if !ok {
		return nil
	}
	return a.enter(screen{kind: detailScreen, row: row})
}

func (a *App) nextEvent() tea.Cmd     { return a.step(1) }
func (a *App) previousEvent() tea.Cmd { return a.step(-1) }

// step shows the event after the present one in the list, or before it.
func (a *App) step(n int) tea.Cmd {
	if a.throughAnswer() {
		return a.stepThrough(n)
	}
	if !a.table.Step(n) {
		a.say("no further event in this direction")
		return nil
	}
	row, _ := a.table.Row()
	a.screen().row = row
	return a.open(row, true)
}

// value returns the field and value that = + - act on.
func (a *App) value() (field string, values []facets.Value) {
	switch a.screen().kind {
	case overviewScreen:
		if a.timelineFocused() {
			text, ok := barTime(a.timeline)
			return "time", []facets.Value{{Text: text, None: !ok}}
		}
		f, values := a.facets.Chosen()
		return f.Name, values
	case eventsScreen:
		if a.previewFocused() {
			return a.besideValue()
		}
		if field, text, has, ok := a.table.Cell(); ok {
			return field, []facets.Value{{Text: text, None: !has}}
		}
	case detailScreen:
		if text, ok := a.tree.Value(); ok && a.tree.Field() != "" {
			return a.tree.Field(), []facets.Value{{Text: text}}
		}
	case answerScreen, diffScreen:
		if s := a.subjects(); len(s) > 0 && s[0].field != "" {
			return s[0].field, s[0].values()
		}
	}
	return "", nil
}
