package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/menu"
	"github.com/trailsift/trailsift/tui/theme"
)

// pivot is something to be asked about what is under the cursor.
type pivot struct {
	title, hint string
	run         func(*App) tea.Cmd
}

// openPivots offers what can be asked about what is under the cursor, the most
// likely first.
func (a *App) openPivots() tea.Cmd {
	what, pivots := a.offeredPivots()
	if len(pivots) == 0 {
		return a.sayBriefly("there is nothing here to pivot on")
	}
	items := make([]menu.Item, len(pivots))
	for i, p := range pivots {
		items[i] = menu.Item{Title: p.title, Hint: p.hint}
	}
	a.menu.Set(what, items)
	a.mode, a.pivots = pivoting, pivots
	return nil
}

// brieflySaid is how long a message stays that people need not read to the end.
const brieflySaid = 2 * time.Second

// unsaid takes a message away that was said briefly.
type unsaid struct{ text string }

// sayBriefly says something that goes away by itself.
func (a *App) sayBriefly(text string) tea.Cmd {
	a.say(text)
	return a.wait(brieflySaid, func(time.Time) tea.Msg { return unsaid{text} })
}

// take removes the message, if it is still that one.
func (msg unsaid) take(a *App) tea.Cmd {
	if a.note.text == msg.text {
		a.note = note{}
	}
	return nil
}

// subjectText names what the menu is about: a value that is nothing by itself, such as
// 1.11, with its field, and an event not by its id.
func (a *App) subjectText(s subject) string {
	switch {
	case s.field == "" || s.event && a.columnOf(s.field) == "eventID":
		return a.eventName(s.row)
	case len(a.valuePivots(s)) == 0:
		return s.field + " " + s.value
	}
	if kind, ok := a.profiled(a.columnOf(s.field), s.value); ok {
		if who := a.calledHere(kind, s); who != "" {
			return who + " (" + s.value + ")"
		}
	}
	return s.value
}

// takePivot asks what is under the cursor of the menu.
func (a *App) takePivot() tea.Cmd {
	a.mode = browsing
	return a.pivots[a.menu.Cursor()].run(a)
}

func (a *App) menuDown() tea.Cmd {
	a.menu.Move(1)
	return nil
}

func (a *App) menuUp() tea.Cmd {
	a.menu.Move(-1)
	return nil
}

func (a *App) menuFirst() tea.Cmd {
	a.menu.Move(-len(a.pivots))
	return nil
}

func (a *App) menuLast() tea.Cmd {
	a.menu.Move(len(a.pivots))
	return nil
}

// overMenu lays the menu over the lower lines of the body.
func (a *App) overMenu(lines []string) {
	if a.mode != pivoting {
		return
	}
	end := a.layout.status.y
	drawn := a.menu.Lines(a.width, end-a.layout.filter.y-1)
	copy(lines[end-len(drawn):end], drawn)
}

// quoted is a value as titles of pivots name it. What there is no room for the menu cuts,
// once.
func quoted(value string) string { return theme.CleanCut(value, mostQuoted) }

// mostQuoted is how much of a value titles of pivots have, in cells: more than menus.
const mostQuoted = 200
