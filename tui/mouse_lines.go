package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/theme"
)

// clickTold leads from the lines that say something to what they say: from the
// zone to the other one, from the counts and the problems to their list, and from
// a crumb to its screen.
func (a *App) clickTold(x, y int) tea.Cmd {
	l := a.layout
	switch {
	case a.screen().kind == welcomeScreen:
		return nil
	case y == l.crumbs.y:
		a.mode = browsing
		return a.clickCrumb(x)
	case y == l.header.y && x >= a.width-theme.Width(a.zoneText())-2:
		return a.switchZone()
	case y == l.header.y && x >= a.width/2, y == l.status.y && a.tellsProblems():
		return a.openProblems()
	}
	return nil
}

// tellsProblems reports whether the status line is about what was not read.
func (a *App) tellsProblems() bool {
	return a.note.text == "" && (a.progress.faults() > 0 || len(a.progress.Notes) > 0)
}

// clickCrumb goes back to the screen whose crumb is at a cell, a step at a time,
// as esc does.
func (a *App) clickCrumb(x int) tea.Cmd {
	depth, ok := a.crumbAt(x - 1)
	if !ok {
		return nil
	}
	var cmds []tea.Cmd
	const steps = 4 // that esc takes at most to leave a screen
	for range steps * len(a.stack) {
		if len(a.stack) <= depth+1 {
			break
		}
		cmds = append(cmds, a.back())
	}
	return tea.Batch(cmds...)
}

// clickColumn puts the cursor of the columns on one. Its sign takes it, or takes it
// away, as does a second click.
func (a *App) clickColumn(x, y int) tea.Cmd {
	const sign = 3
	had, ok := a.chooser.Put(y)
	switch {
	case !ok:
		return nil
	case had || x < sign:
		return a.toggleColumn()
	}
	return a.showColumns()
}
