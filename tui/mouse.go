package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

const (
	// doubleClick is how soon a second click on the same cell makes both one.
	doubleClick = 400 * time.Millisecond
	// wheelLines is how many lines a notch of the wheel moves.
	wheelLines = 3
	// wheelPause is how long notches are collected after one was obeyed: a
	// frame. Touchpads send hundreds a second, and each would be drawn.
	wheelPause = 16 * time.Millisecond
)

// mouse is what is known of it.
type mouse struct {
	on      bool // clicks are taken
	at      tea.Mouse
	when    time.Time // of the last click
	hit     bool      // it was on something that enter acts on
	turning bool      // notches of the wheel are collected
	turned  int       // so many lines, downwards
}

// toggleMouse takes clicks, or leaves them to the terminal, which selects text
// with them.
func (a *App) toggleMouse() tea.Cmd {
	a.mouse = mouse{on: !a.mouse.on}
	if a.mouse.on {
		a.say("clicks and the wheel work; Shift selects text, F2 gives the mouse back")
	} else {
		a.say("the mouse is the terminal's, to select text; F2 takes it")
	}
	return nil
}

// click puts the cursor where it was clicked; a second click is enter.
func (a *App) click(at tea.Mouse) tea.Cmd {
	m := &a.mouse
	if at.Button != tea.MouseLeft || a.layout.tooSmall {
		return nil
	}
	again := m.hit && at.X == m.at.X && at.Y == m.at.Y && a.now().Sub(m.when) < doubleClick
	m.at, m.when, m.hit = at, a.now(), false
	if again {
		return a.key(tea.KeyPressMsg{Code: tea.KeyEnter})
	}
	a.note = note{}
	if a.screen().kind == eventsScreen {
		a.table.Hold(true)
	}
	return a.clickOnce(at.X, at.Y)
}

// clickOnce does what a first click does.
func (a *App) clickOnce(x, y int) tea.Cmd {
	l := a.layout
	inBody := y > l.filter.y && y < l.status.y
	switch {
	case y == l.footer.y:
		return a.clickFooter(x)
	case y == l.filter.y && a.takesFilter():
		return a.clickFilter(x)
	case (a.mode == browsing || a.mode == onChips) && (y < l.filter.y || y == l.status.y):
		return a.clickTold(x, y)
	case l.chooser.holds(x, y) && a.mode == choosingColumns:
		return a.clickColumn(x, y-l.chooser.y)
	case !inBody:
		return nil
	case a.mode == pivoting:
		a.mouse.hit = a.menu.Put(y-a.menuTop(), a.menuRoom())
	case a.mode == pickingValue || a.mode == choosing:
		a.mouse.hit = a.list.Put(y - l.filter.y - 1)
	case a.mode == editingFilter:
		return a.clickCompletion(y)
	case a.mode == choosingField:
		return a.clickField(y - l.filter.y - 1)
	case a.mode == onChips || a.mode == browsing:
		a.mode = browsing
		return a.clickPane(x, y)
	}
	return nil
}

// takesFilter reports whether a click on the filter is for it.
func (a *App) takesFilter() bool {
	return a.mode == editingFilter || (a.mode == browsing || a.mode == onChips) && a.where()&(onData|inChips) != 0
}

// clickFilter puts the focus on a condition; beside them it edits the filter.
func (a *App) clickFilter(x int) tea.Cmd {
	if a.mode == editingFilter {
		a.input.at = max(0, min(x-len(" ; "), len(a.input.text)))
		return a.complete()
	}
	if i, ok := a.bar.At(a.drawnChips(), a.chipCursor(), a.bar.Room(a.hideHint(), a.width), x); ok {
		a.mode, a.chipAt, a.mouse.hit = onChips, i, true
		return nil
	}
	return a.editFilter()
}

// clickCompletion takes a completion from below the filter, and the line that
// says what is wrong with that.
func (a *App) clickCompletion(y int) tea.Cmd {
	e, first := &a.editor, a.layout.filter.y+2
	i, ok := a.bar.ListAt(len(e.found.offers), e.at, a.layout.status.y-first, y-first)
	if !ok {
		return nil
	}
	e.at = i
	return a.takeCompletion()
}

// clickField chooses a field in the browser.
func (a *App) clickField(y int) tea.Cmd {
	n, ok := a.browser.At(y)
	if !ok {
		return nil
	}
	a.mouse.hit = true
	return a.moveField(n)
}

// clickFooter presses the key that the footer shows there.
func (a *App) clickFooter(x int) tea.Cmd {
	if key, ok := a.hintAt(x); ok {
		return a.key(key)
	}
	return nil
}

// gather collects a notch of the wheel and reports whether it was obeyed soon
// enough with those before it.
func (a *App) gather(at tea.Mouse) bool {
	switch at.Button {
	case tea.MouseWheelDown:
		a.mouse.turned += wheelLines
	case tea.MouseWheelUp:
		a.mouse.turned -= wheelLines
	default:
		return true
	}
	a.mouse.at, a.mouse.hit = at, false
	return a.mouse.turning
}

// wheelMsg tells that notches of the wheel were collected for long enough.
type wheelMsg struct{}

// turn moves what is under the pointer by the notches collected.
func (a *App) turn() tea.Cmd {
	n := a.mouse.turned
	a.mouse.turning, a.mouse.turned = n != 0, 0
	if n == 0 || a.layout.tooSmall {
		return nil
	}
	return tea.Batch(a.wheel(n), a.wait(wheelPause, func(time.Time) tea.Msg { return wheelMsg{} }))
}

// wheel moves what is under the pointer by n lines.
func (a *App) wheel(n int) tea.Cmd {
	switch {
	case a.mode == pivoting:
		a.menu.Move(n / wheelLines)
		return nil
	case a.typing() && a.mode != findingValue:
		return a.moveBelow(n / wheelLines)
	case a.mode == browsing && a.screen().kind == overviewScreen && a.plain():
		return a.wheelOverview(n)
	case a.mode == choosingColumns:
		a.moveChoice(n / wheelLines)
		return nil
	case a.mode == browsing || a.where() == inList:
		return a.move(n)
	}
	return nil
}

// wheelOverview moves in the list under the pointer, or on the timeline.
func (a *App) wheelOverview(n int) tea.Cmd {
	x, y := a.mouse.at.X, a.mouse.at.Y
	if a.layout.timeline.holds(x, y) {
		return tea.Batch(a.focusTimeline(true), a.move(n))
	}
	spot, ok := a.facets.At(x-a.layout.body.x, y-a.layout.body.y)
	if !ok {
		return nil
	}
	a.facets.SetFocus(spot.List)
	return tea.Batch(a.focusTimeline(false), a.move(n))
}

// holds reports whether a cell is in the part.
func (r rect) holds(x, y int) bool {
	return x >= r.x && x < r.x+r.w && y >= r.y && y < r.y+r.h
}
