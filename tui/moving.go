package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/theme"
)

// mover is what keys move a cursor in.
type mover struct {
	move func(n int)
	page int
	last int // more than the number of lines
}

// farAway is further than any list is long.
const farAway = facets.End

// mover returns what the movement keys act on.
func (a *App) mover() mover {
	switch a.mode {
	case readingHelp, readingFilters, readingProblem:
		return mover{a.scrollBy, max(1, a.readHeight()-1), farAway}
	}
	switch a.screen().kind {
	case overviewScreen:
		if a.timelineFocused() {
			return a.timelineMover()
		}
		return mover{a.facets.Move, a.facets.Page(), farAway}
	case eventsScreen:
		if a.previewFocused() {
			return mover{a.beside.Move, a.beside.Page(), farAway}
		}
		return mover{a.table.Move, a.table.Page(), farAway}
	case crossScreen:
		return mover{func(n int) { a.cross.Move(n, 0) }, a.cross.Page(), farAway}
	case heatScreen:
		return mover{func(n int) { a.heat.Move(n, 0) }, a.heat.Page(), farAway}
	case detailScreen:
		return mover{a.tree.Move, a.tree.Page(), farAway}
	case answerScreen:
		return mover{a.answers.Move, a.answers.Page(), farAway}
	case diffScreen:
		return mover{a.compared.Move, a.compared.Page(), farAway}
	}
	return mover{a.moveNear, 1, farAway}
}

// move moves the cursor by n lines.
func (a *App) move(n int) tea.Cmd {
	a.mover().move(n)
	return a.moved()
}

// moved looks after what depends on the cursor.
func (a *App) moved() tea.Cmd {
	switch a.screen().kind {
	case overviewScreen:
		return a.next()
	case eventsScreen:
		if !a.previewFocused() {
			return a.followCursor()
		}
	}
	return nil
}

func (a *App) toTop() tea.Cmd    { return a.move(-a.mover().last) }
func (a *App) toBottom() tea.Cmd { return a.move(a.mover().last) }
func (a *App) halfDown() tea.Cmd { return a.move(max(1, a.mover().page/2)) }
func (a *App) halfUp() tea.Cmd   { return a.move(-max(1, a.mover().page/2)) }
func (a *App) pageDown() tea.Cmd { return a.move(a.mover().page) }
func (a *App) pageUp() tea.Cmd   { return a.move(-a.mover().page) }

func (a *App) nextFacet() tea.Cmd     { return a.focusFacet(1) }
func (a *App) previousFacet() tea.Cmd { return a.focusFacet(-1) }

func (a *App) focusFacet(n int) tea.Cmd {
	a.facets.SetFocus(a.facets.Focus() + n)
	return a.next()
}

func (a *App) nextColumn() tea.Cmd {
	a.table.MoveColumn(1)
	return nil
}

func (a *App) previousColumn() tea.Cmd {
	a.table.MoveColumn(-1)
	return nil
}

func (a *App) unfold() tea.Cmd {
	a.tree.Unfold()
	return nil
}

// fold closes what is open; at the root it leaves the event.
func (a *App) fold() tea.Cmd {
	if !a.tree.Fold() {
		return a.back()
	}
	return nil
}

func (a *App) toggleFold() tea.Cmd {
	if a.foldText() == "" {
		a.say("there is nothing to unfold here: y copies the value")
	}
	a.tree.Toggle()
	return nil
}

// foldText says what enter does with the line of an event's JSON under the cursor;
// "" where that is nothing.
func (a *App) foldText() string {
	switch open, ok := a.tree.Foldable(); {
	case !ok:
		return ""
	case open:
		return "fold"
	}
	return "unfold"
}

// foundCount says on which of the matches of a search in the event the cursor is,
// and how many there are; "" where nothing is searched for.
func (a *App) foundCount() string {
	if a.screen().kind != detailScreen || !a.tree.Searched() || a.mode != searching && a.mode != browsing {
		return ""
	}
	switch at, total := a.tree.Matches(); {
	case total == 0 && a.mode == browsing:
		return ""
	case at == 0:
		return "  " + theme.Count(total) + " found "
	default:
		return "  " + theme.Count(at) + " of " + theme.Count(total) + " found "
	}
}

func (a *App) nextMatch() tea.Cmd     { return a.toMatch(a.tree.NextMatch) }
func (a *App) previousMatch() tea.Cmd { return a.toMatch(a.tree.PreviousMatch) }

func (a *App) toMatch(step func() bool) tea.Cmd {
	if !step() {
		a.say("nothing found: / searches")
	}
	return nil
}

func (a *App) nextFailure() tea.Cmd     { return a.jump(1) }
func (a *App) previousFailure() tea.Cmd { return a.jump(-1) }
