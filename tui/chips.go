package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/filterbar"
)

// chip is one condition as the filter line shows it: of the investigation, or
// brought along by a screen.
type chip struct {
	term
	at     int // among the conditions of the investigation
	drills bool
}

// chips are all conditions, in the order they are drawn in.
func (a *App) chips() []chip {
	var out []chip
	for i, c := range a.filter.terms {
		out = append(out, chip{c, i, false})
	}
	for _, e := range a.drills() {
		if a.filter.terms.index(e) < 0 { // once is enough
			out = append(out, chip{term: term{expr: e}, drills: true})
		}
	}
	return out
}

// drawnChips are the chips as the bar takes them.
func (a *App) drawnChips() []filterbar.Chip {
	var out []filterbar.Chip
	for _, c := range a.chips() {
		out = append(out, filterbar.Chip{Text: c.expr.String(), Drill: c.drills, Off: c.off, Hides: a.answer.noise.hidden(c.expr)})
	}
	return out
}

// chipCursor returns the chip that has the focus, if any has.
func (a *App) chipCursor() int {
	if a.mode != onChips {
		return filterbar.NoChip
	}
	return a.chipAt
}

// openChips moves the focus to the filter's conditions: to the newest, or where
// nothing matches to the one to blame.
func (a *App) openChips() tea.Cmd {
	n := len(a.chips())
	if n == 0 {
		a.say("there is no condition yet: = + - make one of a value, ; is for typing")
		return nil
	}
	a.mode, a.chipAt = onChips, n-1
	if a.answer.snap != nil && a.emptyText() != nil {
		a.chipAt = a.chipOf(a.culprit())
	}
	return nil
}

// towardsChips reports whether the next pane of the overview, or the one
// before, is the conditions: they come before the timeline, and after the last
// facet.
func (a *App) towardsChips(n int) bool {
	at, last := a.facets.Focus(), a.facets.Len()-1
	switch {
	case len(a.chips()) == 0:
		return false
	case a.timelineFocused():
		return n < 0
	}
	return n > 0 && at == last || n < 0 && at == 0 && !a.layout.charted
}

func (a *App) paneAfterChips() tea.Cmd  { return a.leaveChips(1) }
func (a *App) paneBeforeChips() tea.Cmd { return a.leaveChips(-1) }

// leaveChips moves the focus to the pane after the conditions, or before them.
func (a *App) leaveChips(n int) tea.Cmd {
	a.mode = browsing
	if a.screen().kind != overviewScreen {
		return a.focusPreview(n < 0 && a.layout.previewed)
	}
	a.facets.SetFocus(min(n, 0)) // the first facet, or the last
	return a.focusTimeline(n > 0 && a.layout.charted)
}

func (a *App) nextChip() tea.Cmd     { return a.moveChip(1) }
func (a *App) previousChip() tea.Cmd { return a.moveChip(-1) }

func (a *App) moveChip(n int) tea.Cmd {
	a.chipAt = max(0, min(a.chipAt+n, len(a.chips())-1))
	return nil
}

func (a *App) removeChip() tea.Cmd {
	c := a.chips()[a.chipAt]
	a.filter.change(func(s *state) {
		if c.drills {
			s.dropped = s.dropped.with(c.expr)
		} else {
			s.terms = s.terms.removed(c.at)
		}
	})
	return a.changed()
}

// invertChip makes the condition keep what it left out. One that a screen
// brought along becomes the investigation's.
func (a *App) invertChip() tea.Cmd {
	return a.changeChip(func(t terms, i int) terms { return t.replaced(i, inverse(t[i].expr)) })
}

// switchChip puts the condition out of force, or back.
func (a *App) switchChip() tea.Cmd { return a.changeChip(terms.switched) }

func (a *App) changeChip(change func(t terms, i int) terms) tea.Cmd {
	c := a.chips()[a.chipAt]
	a.filter.change(func(s *state) {
		if c.drills {
			s.dropped = s.dropped.with(c.expr)
			s.terms = s.terms.with(c.expr)
			c.at = s.terms.find(c.expr)
		}
		s.terms = change(s.terms, c.at)
	})
	return a.changed()
}

// editChip opens the text of the filter, behind the condition.
func (a *App) editChip() tea.Cmd {
	var before []store.Expr
	for _, c := range a.chips()[:a.chipAt+1] {
		if !c.off {
			before = append(before, c.expr)
		}
	}
	cmd := a.editFilter()
	a.input.at = min(len(a.input.text), len([]rune(store.And(before).String())))
	return cmd
}

// clampChip keeps the focus on a condition, as long as there is one.
func (a *App) clampChip() {
	n := len(a.chips())
	if n == 0 && a.mode == onChips {
		a.mode = browsing
	}
	a.chipAt = max(0, min(a.chipAt, n-1))
}
