package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/answers"
)

// openAnswerLine goes where the line under the cursor leads: to another answer,
// to the list of several events, to one event, or else to what its value is.
func (a *App) openAnswerLine() tea.Cmd {
	line, ok := a.answers.Current()
	to := line.To
	switch {
	case !ok:
		return nil
	case to.Ask != "":
		return a.inquire(inquiry{kind: to.Ask, value: to.Value, field: to.Field})
	case to.Events != nil:
		return a.enter(screen{kind: eventsScreen, drill: to.Events, whole: true, told: a.toldBy(line)})
	case to.Event:
		return a.enter(screen{kind: detailScreen, row: to.Row})
	}
	if all := a.valuePivots(subject{field: to.Field, value: to.Value}); len(all) > 0 {
		return all[0].run(a)
	}
	return a.openPivots()
}

func (a *App) nextSection() tea.Cmd     { return a.toSection(1) }
func (a *App) previousSection() tea.Cmd { return a.toSection(-1) }

func (a *App) toSection(n int) tea.Cmd {
	a.answers.NextSection(n)
	return nil
}

func (a *App) toggleEqual() tea.Cmd {
	if !a.compared.Folds() {
		a.say("nothing is equal")
		return nil
	}
	a.compared.Toggle()
	return nil
}

func (a *App) searchAnswer() tea.Cmd {
	a.mode, a.input, a.prose = searchingAnswer, line{}, ""
	a.answers.BeginSearch()
	a.compared.BeginSearch()
	return nil
}

// endAnswerSearch leaves the cursor on what was found.
func (a *App) endAnswerSearch() {
	a.answers.EndSearch()
	a.compared.EndSearch()
}

func (a *App) nextAnswerMatch() tea.Cmd     { return a.toAnswerMatch(1) }
func (a *App) previousAnswerMatch() tea.Cmd { return a.toAnswerMatch(-1) }

func (a *App) toAnswerMatch(n int) tea.Cmd {
	step := a.answers.NextMatch
	if a.screen().kind == diffScreen {
		step = a.compared.NextMatch
	}
	if !step(n) && !a.findProse(a.prose) {
		a.say("nothing found: / searches")
	}
	return nil
}

// findInAnswer looks for what is typed.
func (a *App) findInAnswer() bool {
	text := a.input.String()
	if a.screen().kind == diffScreen {
		return a.compared.Search(text)
	}
	return a.answers.Search(text)
}

// openChain asks who is behind the credentials of the event under the cursor, or of those
// that a line of an answer is about, or the profile on the screen.
func (a *App) openChain() tea.Cmd {
	ask, lack := a.chainHere()
	if lack != "" {
		a.say(lack)
		return nil
	}
	return a.inquire(ask)
}

// hasChain reports whether there is somebody to ask about for [App.openChain].
func (a *App) hasChain() bool {
	_, lack := a.chainHere()
	return lack == ""
}

// chainHere returns the question who is behind what is under the cursor, or says what it
// lacks for that.
func (a *App) chainHere() (ask inquiry, lack string) {
	for _, s := range a.subjects() {
		switch {
		case s.event && a.isRefusedSignIn(s.row):
			return inquiry{}, "this sign-in failed: it began no session to look behind"
		case s.event:
			return chainOf(s.row), ""
		case a.isCredential(s.field, s.value):
			return inquiry{kind: askChain, value: s.value}, ""
		}
	}
	if row, ok := a.ofFold(); ok {
		return chainOf(row), ""
	}
	if ask := a.screen().ask; a.screen().kind == answerScreen && ask.kind == askProfile && a.isCredential(ask.field, ask.value) {
		return inquiry{kind: askChain, value: ask.value}, ""
	}
	return inquiry{}, "there is no event here, and no credentials"
}

// isCredential reports whether a value is a session, or an access key.
func (a *App) isCredential(field, value string) bool {
	return a.columnOf(field) == "session" || isTemporaryKey(value) || isLongKey(value)
}

// ofFold returns the first event of the line under the cursor, if that stands for
// several: who is behind one of them is behind all.
func (a *App) ofFold() (store.Row, bool) {
	if a.where() != inEvents || a.table.Folded() < 2 {
		return 0, false
	}
	return a.table.Row()
}

// throughAnswer reports whether the open event was opened from an answer, whose
// lines are then what the next and the previous event are looked for in.
func (a *App) throughAnswer() bool {
	n := len(a.stack)
	return n > 1 && a.stack[n-1].kind == detailScreen && a.stack[n-2].kind == answerScreen && a.answers.Answer() != nil
}

// stepThrough shows the event of the next line of the answer, or of the one
// before.
func (a *App) stepThrough(n int) tea.Cmd {
	if !a.answers.Step(n, func(to answers.Target) bool { return to.Event && to.Row != a.screen().row }) {
		a.say("no further event in this direction")
		return nil
	}
	line, _ := a.answers.Current()
	a.screen().row = line.To.Row
	a.stack[len(a.stack)-2].line = a.answers.Cursor()
	return a.open(line.To.Row, true)
}

// answerTexts are what of the answer is copied: the values of the line, or the
// line.
func (a *App) answerTexts() []string {
	if a.screen().kind == diffScreen {
		leaf, _ := a.compared.Current()
		return []string{leaf.After}
	}
	line, _ := a.answers.Current()
	if line.To.Value != "" {
		return line.To.Values()
	}
	return []string{a.answers.Text()}
}

// answerRecord returns the event that the line under the cursor leads to.
func (a *App) answerRecord() (store.Record, bool) {
	row, ok := a.eventRow()
	if !ok || a.answer.snap == nil {
		return store.Record{}, false
	}
	return a.answer.snap.Record(row), true
}
