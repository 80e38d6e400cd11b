package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
)

// A screen that was opened to find connections shows events whatever the filter
// says. The conditions that would hide some are switched off while it is open:
// they stay in the filter line, off, can be put back in force one by one or
// with undo, and are in force again when the screen is left.

// openWhole opens the events, of all there are, that fulfil a condition.
func (a *App) openWhole(e store.Expr) tea.Cmd {
	return a.enter(screen{kind: eventsScreen, drill: e, whole: true})
}

// lift switches off the conditions that would hide events from a screen which
// is being opened, and tells it which they are.
func (a *App) lift(s *screen) {
	a.filter.change(func(st *state) {
		for _, drill := range a.drills() {
			if drill.String() != s.drill.String() {
				st.dropped = st.dropped.with(drill)
				s.lifted = append(s.lifted, term{expr: drill, off: true})
			}
		}
		for i, c := range st.terms {
			if !c.off && c.expr.String() != s.drill.String() {
				st.terms = st.terms.switched(i)
				s.lifted = append(s.lifted, term{expr: c.expr})
			}
		}
	})
}

// restore puts the conditions back in force that a screen had switched off, as
// far as they are there still.
func (a *App) restore(s screen) {
	before := len(a.filter.undo)
	a.filter.change(func(st *state) {
		for _, c := range s.lifted {
			at := st.terms.find(c.expr)
			dropped := st.dropped.find(c.expr)
			switch {
			case c.off && dropped >= 0: // another screen's
				st.dropped = st.dropped.removed(dropped)
			case !c.off && at >= 0 && st.terms[at].off:
				st.terms = st.terms.switched(at)
			}
		}
	})
	a.forgetStep(before)
}

// forgetStep takes the newest step of the filter out of what undo brings back,
// when that is what it is already: nothing would be seen of it.
func (a *App) forgetStep(before int) {
	undo := a.filter.undo
	if len(undo) <= before {
		return
	}
	undo = undo[:before]
	if n := len(undo); n > 0 && undo[n-1].equal(a.filter.state) {
		undo = undo[:n-1]
	}
	a.filter.undo = slices.Clip(undo)
}
