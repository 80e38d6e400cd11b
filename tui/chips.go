package tui

import (
	"slices"

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
		if c.off || !a.implied(c.expr) {
			out = append(out, chip{c, i, false})
		}
	}
	for _, e := range a.drills() {
		if a.filter.terms.index(e) < 0 { // once is enough
			out = append(out, chip{term: term{expr: e}, drills: true})
		}
	}
	return out
}

// implied reports whether a condition is a zoom that says nothing besides what
// a screen brought along, whose time lies within it. That one is shown then, and
// the zoom when the screen is left.
func (a *App) implied(e store.Expr) bool {
	text := e.String()
	if !slices.ContainsFunc(a.clock.zooms, func(z zoom) bool { return z.now.String() == text }) {
		return false
	}
	outer, end := a.lang.TimeRange(e, a.now())
	return slices.ContainsFunc(a.drills(), func(drill store.Expr) bool {
		from, to := a.lang.TimeRange(drill, a.now())
		return drill.String() != text && !from.IsZero() && !to.IsZero() &&
			!from.Before(outer) && (end.IsZero() || !to.After(end))
	})
}

// drawnChips are the chips as the bar takes them.
func (a *App) drawnChips() []filterbar.Chip {
	var out []filterbar.Chip
	for _, c := range a.chips() {
		drawn := a.drawnChip(c.expr)
		drawn.Drill, drawn.Off, drawn.Hides = c.drills, c.off, a.answer.noise.hidden(c.expr)
		out = append(out, drawn)
	}
	return out
}

// drawnChip is a condition as the bar takes it. Filters say times in UTC, which is said
// where the screen has others.
func (a *App) drawnChip(e store.Expr) filterbar.Chip {
	out := a.chipOfAnswer(e, a.tells(e))
	if a.isOfTime(e) && a.zoneText() != "UTC" {
		out.Text += " UTC"
		around(&out.Parts[len(out.Parts)-1], "", " UTC")
	}
	return out
}

// shortTimes is a condition as a chip says it: two limits of the time as the
// range between them.
func (a *App) shortTimes(e store.Expr) store.Expr {
	limits := []store.Op{store.AtLeast, store.Above, store.AtMost, store.Before}
	all, _ := e.(store.And)
	var rest, times store.And
	for _, part := range all {
		if m, ok := part.(store.Match); ok && sameField(a.lang, m.Field, "time") && slices.Contains(limits, m.Op) {
			times = append(times, part)
		} else {
			rest = append(rest, part)
		}
	}
	from, to := a.lang.TimeRange(times, a.now())
	if len(times) != 2 || from.IsZero() || to.IsZero() {
		return e
	}
	return append(rest, a.during(from, to))
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

// widenChip offers the values that the field of the condition has besides.
func (a *App) widenChip() tea.Cmd {
	c := a.chips()[a.chipAt]
	m, single := c.expr.(store.Match)
	if !single || m.Op != store.Equal && m.Op != store.Like {
		a.say("only a condition on the values of one field can let others through")
		return nil
	}
	return a.pickOther(m.Field)
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

// editChip opens the text of the filter with the cursor at the end of the
// condition. One that is off is in the text too, and in force with it.
func (a *App) editChip() tea.Cmd {
	here := a.chips()[a.chipAt]
	all := a.conditions()
	if here.off && all[here.at].off {
		all = all.switched(here.at)
	}
	var before store.And
	for _, c := range all[:all.find(here.expr)+1] {
		if !c.off {
			before = append(before, c.expr)
		}
	}
	a.editText(all)
	// The text is shorter where the only condition needs no ( ), and ends in a space.
	a.input.at = max(0, min(len(a.input.text)-1, len([]rune(before.String()))))
	if here.off {
		a.editor.revived = here.expr
	}
	return a.complete()
}

// clampChip keeps the focus on a condition, as long as there is one.
func (a *App) clampChip() {
	n := len(a.chips())
	if n == 0 && a.mode == onChips {
		a.mode = browsing
	}
	a.chipAt = max(0, min(a.chipAt, n-1))
}
