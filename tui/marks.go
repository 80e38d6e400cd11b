package tui

import (
	"slices"
	"strings"

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
	return a.toMarkInAnswer(n)
}

// toMarkInAnswer goes through the marked lines of an answer, behind the last to
// the first.
func (a *App) toMarkInAnswer(n int) tea.Cmd {
	at := a.answers.Cursor()
	if a.answers.Step(n, a.isMarkedLine) {
		return nil
	}
	a.answers.SetCursor(map[bool]int{true: 0, false: 1 << 30}[n > 0])
	line, _ := a.answers.Current()
	switch {
	case !a.isMarkedLine(line.To) && !a.answers.Step(n, a.isMarkedLine):
		a.answers.SetCursor(at)
		a.say("no mark in this answer: " + a.marksText())
	case a.answers.Cursor() == at:
		a.say("this is the only mark in this answer: " + a.marksText())
	default:
		a.say(wrapText(n))
	}
	return nil
}

// wrapText says that a search went on at the other end.
func wrapText(n int) string {
	if n > 0 {
		return "from the top again"
	}
	return "from the bottom again"
}

// toMarkInList goes to the next mark of the list, after the last one to the
// first, and says how many are not in the list.
func (a *App) toMarkInList(n int) tea.Cmd {
	view := a.table.View()
	if view == nil {
		return nil
	}
	var places []int // of the marks in the list, in the direction of going
	for _, row := range a.marks {
		if at, ok := view.Index(row); ok {
			places = append(places, at*n)
		}
	}
	if len(places) == 0 {
		a.say(a.hiddenText(len(a.marks)))
		return nil
	}
	slices.Sort(places)
	here := a.table.Cursor() * n
	next, _ := slices.BinarySearch(places, here+1)
	var says []string
	if next == len(places) {
		if next = 0; places[0] == here {
			says = append(says, "this is the only mark here")
		} else {
			says = append(says, wrapText(n))
		}
	}
	if hidden := len(a.marks) - len(places); hidden > 0 {
		says = append(says, a.hiddenText(hidden))
	}
	if len(says) > 0 {
		a.say(strings.Join(says, "; "))
	}
	a.table.MoveTo(places[next] * n)
	return a.followCursor()
}

// hiddenText says how many marks the filter hides.
func (a *App) hiddenText(n int) string {
	return theme.Plural(n, "mark is hidden by the filter", "marks are hidden by the filter")
}

// toMarkedEvent opens the marked event that comes after the one shown in the
// order of marking, or before it; after the last comes the first.
func (a *App) toMarkedEvent(n int) tea.Cmd {
	count := len(a.marks)
	at := slices.Index(a.marks, a.screen().row)
	to := (at + n + count) % count
	switch {
	case at < 0 && n < 0:
		to = count - 1
	case at < 0:
		to = 0
	case to == at:
		a.say("this is the only mark")
		return nil
	case (to-at)*n < 0:
		a.say("from the " + map[bool]string{true: "first", false: "last"}[n > 0] + " mark again")
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
