package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

// toggleMark marks the event under the cursor, or takes its mark away.
func (a *App) toggleMark() tea.Cmd {
	row, ok := a.eventRow()
	if !ok {
		a.say("there is no event here to mark")
		return nil
	}
	if i := slices.Index(a.marks, row); i >= 0 {
		a.marks = slices.Delete(slices.Clone(a.marks), i, i+1)
		a.say("not marked any more: " + a.marksText())
		return nil
	}
	a.marks = append(slices.Clone(a.marks), row)
	if len(a.marks) == 1 {
		a.say("marked: ' \" go to marks, and with two of them d shows where they differ")
	} else {
		a.say(a.marksText() + ": d shows where the two latest differ")
	}
	return nil
}

// isMarked reports whether an event is marked.
func (a *App) isMarked(row store.Row) bool { return slices.Contains(a.marks, row) }

func (a *App) isMarkedLine(to answers.Target) bool { return to.Event && a.isMarked(to.Row) }

// marksText counts the marks.
func (a *App) marksText() string { return theme.Count(len(a.marks)) + " marked" }

func (a *App) nextMark() tea.Cmd     { return a.toMark(1) }
func (a *App) previousMark() tea.Cmd { return a.toMark(-1) }

// toMark goes to the next marked event of the screen, or with -1 to the one
// before; in an event to that in the order of time.
func (a *App) toMark(n int) tea.Cmd {
	if len(a.marks) == 0 {
		a.say("nothing is marked: m marks")
		return nil
	}
	switch a.screen().kind {
	case eventsScreen:
		return a.toMarkInList(n)
	case detailScreen:
		return a.toMarkedEvent(n)
	}
	if !a.answers.Step(n, a.isMarkedLine) {
		a.say("no further mark in this direction; " + a.marksText())
	}
	return nil
}

func (a *App) toMarkInList(n int) tea.Cmd {
	view := a.table.View()
	if view == nil {
		return nil
	}
	best, found := 0, false
	for _, row := range a.marks {
		at, ok := view.Index(row)
		ahead := (at - a.table.Cursor()) * n
		if ok && ahead > 0 && (!found || ahead < (best-a.table.Cursor())*n) {
			best, found = at, true
		}
	}
	if !found {
		a.say("no further mark in this direction; " + a.marksText())
		return nil
	}
	a.table.MoveTo(best)
	return a.followCursor()
}

// toMarkedEvent opens the marked event that comes after the one shown in the
// order of marking, or before it.
func (a *App) toMarkedEvent(n int) tea.Cmd {
	at := slices.Index(a.marks, a.screen().row)
	to := at + n
	if at < 0 && n < 0 {
		to = len(a.marks) - 1
	}
	if to < 0 || to >= len(a.marks) {
		a.say("no further mark in this direction; " + a.marksText())
		return nil
	}
	a.screen().row = a.marks[to]
	a.seekInTable(a.marks[to])
	return a.open(a.marks[to], true)
}

// seekInTable puts the cursor of the list on an event, if it is in it.
func (a *App) seekInTable(row store.Row) {
	if view := a.table.View(); view != nil {
		if at, ok := view.Index(row); ok {
			a.table.MoveTo(at)
		}
	}
}
