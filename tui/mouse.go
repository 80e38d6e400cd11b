package tui

import tea "charm.land/bubbletea/v2"

// toggleMouse takes clicks, or leaves them to the terminal, which selects text
// with them.
func (a *App) toggleMouse() tea.Cmd {
	a.mouse = !a.mouse
	if a.mouse {
		a.say("clicks are taken: on the filter they edit it. F2 gives them back to the terminal")
	}
	return nil
}

// click edits the filter where it was clicked on.
func (a *App) click(at tea.Mouse) tea.Cmd {
	l := a.layout
	if at.Y != l.filter.y || l.tooSmall || a.where()&onData == 0 || a.typing() && a.mode != editingFilter {
		return nil
	}
	if a.mode != editingFilter {
		return a.editFilter()
	}
	a.input.at = max(0, min(at.X-len(" ; "), len(a.input.text)))
	return a.complete()
}
