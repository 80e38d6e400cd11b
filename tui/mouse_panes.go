package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// clickPane puts the cursor of the pane at a cell there.
func (a *App) clickPane(x, y int) tea.Cmd {
	if a.emptyText() != nil {
		return nil
	}
	l := a.layout
	x, y = x-l.body.x, y-l.body.y
	switch a.screen().kind {
	case overviewScreen:
		return a.clickOverview(x, y)
	case eventsScreen:
		return a.clickEvents(x, y)
	case detailScreen:
		var sign bool
		if sign, a.mouse.hit = a.tree.Put(x, y); sign {
			return a.toggleFold()
		}
	case crossScreen:
		a.mouse.hit = a.cross.Put(x, y)
	case heatScreen:
		a.mouse.hit = a.heat.Put(x, y)
	case answerScreen:
		a.mouse.hit = a.answers.Put(y)
	case diffScreen:
		a.mouse.hit = a.compared.Put(y)
	}
	return nil
}

// clickOverview puts the cursor on a bar of the timeline or on a value. The head
// of a list gives it the focus, and one that has it is sorted another way.
func (a *App) clickOverview(x, y int) tea.Cmd {
	l := a.layout
	if l.timeline.holds(x+l.body.x, y+l.body.y) {
		a.mouse.hit = a.timeline.Put(x + l.body.x - l.timeline.x)
		return a.focusTimeline(true)
	}
	spot, ok := a.facets.At(x, y)
	if !ok {
		return nil
	}
	had := a.facets.Focus() == spot.List && !a.timelineFocused()
	a.facets.SetFocus(spot.List)
	cmd := a.focusTimeline(false)
	switch {
	case spot.Head && had:
		return a.key(tea.KeyPressMsg{Code: 's', Text: "s"})
	case spot.Value:
		a.mouse.hit = true
		a.facets.Put(spot.Line)
	}
	return tea.Batch(cmd, a.next())
}

// clickEvents puts the cursor on a cell of the list, or on a column by its head;
// the head of the column that it is on sorts by it.
func (a *App) clickEvents(x, y int) tea.Cmd {
	l := a.layout
	if l.preview.holds(x+l.body.x, y+l.body.y) {
		a.mouse.hit = true // enter opens the event that is shown there
		if a.previewFocused() {
			a.beside.Put(y + l.body.y - l.preview.y)
		}
		return nil
	}
	spot, ok := a.table.At(x, y)
	switch {
	case !ok:
		return nil
	case spot.Head && spot.Column == a.table.Column():
		return a.key(tea.KeyPressMsg{Code: 's', Text: "s"})
	}
	a.table.Put(spot)
	a.mouse.hit = !spot.Head
	return a.followCursor()
}

// menuRoom is how many lines the menu of pivots may take, menuTop the line
// that it starts at.
func (a *App) menuRoom() int { return a.layout.status.y - a.layout.filter.y - 1 }

func (a *App) menuTop() int {
	return a.layout.status.y - len(a.menu.Lines(a.width, a.menuRoom()))
}

// hintAt returns the key of what the footer says at a cell.
func (a *App) hintAt(x int) (key tea.KeyPressMsg, ok bool) {
	left, room, right := a.fittingHints()
	for _, h := range left {
		if x < h.width() {
			return keyOf(h.key)
		}
		x -= h.width()
	}
	x -= room
	for _, h := range right {
		if x >= 0 && x < h.width() {
			return keyOf(h.key)
		}
		x -= h.width()
	}
	return tea.KeyPressMsg{}, false
}

// keyOf returns the key that is written as a label; ok is false for several.
func keyOf(label string) (key tea.KeyPressMsg, ok bool) {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
		"↑": tea.KeyUp, "↓": tea.KeyDown, "←": tea.KeyLeft, "→": tea.KeyRight, "F2": tea.KeyF2,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	}
	if code, ok := named[label]; ok {
		return tea.KeyPressMsg{Code: code}, true
	}
	if rest, ok := strings.CutPrefix(label, "^"); ok && rest != "" {
		return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: tea.ModCtrl}, true
	}
	if r := []rune(label); len(r) == 1 {
		return tea.KeyPressMsg{Code: r[0], Text: label}, true
	}
	return tea.KeyPressMsg{}, false
}
