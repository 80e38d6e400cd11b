package tui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/timeline"
)

// state is what undo and redo bring back: the conditions, and how things are
// shown as far as people set it.
type state struct {
	terms terms
	drilled
	lists   []string                // fields of the lists of the overview; never changed in place
	sorts   map[string]facets.Order // of these lists; never changed in place
	columns []events.Column         // of the event list, nil while none were chosen; never changed in place
	look
	brush timeline.Brush // when the state was left; no part of what is compared
}

// drilled is what has become of the conditions that screens brought along.
type drilled struct {
	dropped  terms // taken away since
	timeless terms // without their times since
}

func (d drilled) equal(o drilled) bool {
	return d.dropped.equal(o.dropped) && d.timeless.equal(o.timeless)
}

// look is how things are shown. All of it can be compared.
type look struct {
	order    events.Order // of the event list
	unfolded bool         // console reads are listed one by one
}

func (s state) equal(o state) bool {
	return s.look == o.look && s.terms.equal(o.terms) && s.drilled.equal(o.drilled) &&
		slices.Equal(s.lists, o.lists) && slices.Equal(s.columns, o.columns) && maps.Equal(s.sorts, o.sorts)
}

// investigation is the filter with its past.
type investigation struct {
	state
	undo, redo []state
}

// set changes the conditions and remembers the former ones; it reports
// whether anything changed.
func (v *investigation) set(t terms) bool {
	return v.change(func(s *state) { s.terms = t })
}

// change makes one step that undo takes back. It reports whether it changed
// anything.
func (v *investigation) change(step func(*state)) bool {
	before := v.state
	step(&v.state)
	if v.state.equal(before) {
		return false
	}
	v.undo, v.redo = append(v.undo, before), nil
	return true
}

// first is the state before any step was made.
func (v *investigation) first() state {
	if len(v.undo) > 0 {
		return v.undo[0]
	}
	return v.state
}

// back undoes the last change; forward redoes it.
func (v *investigation) back() bool    { return v.step(&v.undo, &v.redo) }
func (v *investigation) forward() bool { return v.step(&v.redo, &v.undo) }

func (v *investigation) step(from, to *[]state) bool {
	n := len(*from)
	if n == 0 {
		return false
	}
	*to = append(*to, v.state)
	v.state, *from = (*from)[n-1], (*from)[:n-1]
	return true
}

// drills returns the conditions that screens brought along and that are in
// force.
func (a *App) drills() []store.Expr {
	var out []store.Expr
	for _, s := range a.stack {
		if e := a.drillOf(s); e != nil {
			out = append(out, e)
		}
	}
	return out
}

// drillOf returns the condition that a screen brought along, as far as it is in
// force; nil where nothing is.
func (a *App) drillOf(s screen) store.Expr {
	e := s.drill
	if e != nil && a.filter.timeless.find(e) >= 0 {
		e = a.restOf(e)
	}
	if e == nil || a.filter.dropped.find(e) >= 0 {
		return nil
	}
	return e
}

// restOf returns a condition without its times, of which it must have more.
func (a *App) restOf(e store.Expr) store.Expr {
	rest, _ := a.timeless(e)
	if len(rest) == 1 {
		return rest[0]
	}
	return rest
}

// renew forgets what became of the condition that a screen brings along.
func (a *App) renew(d drilled, s screen) drilled {
	if s.drill == nil {
		return d
	}
	if at := d.timeless.find(s.drill); at >= 0 {
		d.timeless = d.timeless.removed(at)
		d.dropped = d.dropped.lacking(a.restOf(s.drill))
	}
	d.dropped = d.dropped.lacking(s.drill)
	return d
}

// forgetDrill forgets what became of the condition of a screen that was left, and
// the steps that were about nothing else: of taking them back nothing would be seen.
func (a *App) forgetDrill(left screen) {
	same := func(s screen) bool { return s.drill != nil && s.drill.String() == left.drill.String() }
	if left.drill == nil || slices.ContainsFunc(a.stack, same) {
		return
	}
	f := &a.filter
	f.drilled = a.renew(f.drilled, left)
	f.undo, f.redo = a.renewed(f.undo, left), a.renewed(f.redo, left)
}

// renewed returns states, of which the present one follows the last, without what
// became of the condition of a screen. No two neighbours are alike.
func (a *App) renewed(states []state, left screen) []state {
	out := slices.Clone(states)
	for i := range out {
		out[i].drilled = a.renew(out[i].drilled, left)
	}
	out = slices.CompactFunc(out, state.equal)
	if n := len(out); n > 0 && out[n-1].equal(a.filter.state) {
		out = out[:n-1]
	}
	return out
}

// undo takes the last step back. On a list of some events that was to open it,
// until somebody narrows it: what is older belongs to the screen below. A line of the
// list that was opened since is closed first.
func (a *App) undo() tea.Cmd {
	if a.closeFold() {
		return a.followCursor()
	}
	switch at := a.newestDrill(); {
	case at == 0:
	case a.refused: // who takes that back does not mean to leave the list
		a.say("that key changed nothing; the step before opened this list: u leaves it")
		return nil
	case at == len(a.stack)-1:
		return a.undoScreen()
	default:
		a.say("the last step was to open the list below: esc leads back to it")
		return nil
	}
	return a.revise(a.filter.back, "nothing to undo")
}

// newestDrill returns which screen brought the newest condition along; 0 when a
// step of the filter is newer.
func (a *App) newestDrill() int {
	for i := len(a.stack) - 1; i > 0; i-- {
		if s := a.stack[i]; s.drill != nil && len(a.filter.undo) <= s.steps {
			return i
		} else if s.drill != nil {
			return 0
		}
	}
	return 0
}

// leftScreen is one that undo left. Redo opens it again as long as nothing was
// done since.
type leftScreen struct {
	screen screen
	when   lengths
}

// lengths tell whether anything was done: of the stack, and of what can be undone
// and redone.
type lengths struct{ stack, undo, redo int }

func (a *App) lengths() lengths {
	return lengths{len(a.stack), len(a.filter.undo), len(a.filter.redo)}
}

// undoScreen leaves the screen, as esc does, whatever has the focus on it.
func (a *App) undoScreen() tea.Cmd {
	a.mode, a.onPreview, a.screen().large = browsing, false, false
	left := *a.screen()
	cmd := a.back()
	left.lifted = nil
	a.left = append(a.left, leftScreen{left, a.lengths()})
	return cmd
}

// redo takes the step again that undo took back last.
func (a *App) redo() tea.Cmd {
	if a.openAgain() {
		return a.followCursor()
	}
	n := len(a.left)
	if n == 0 || a.left[n-1].when != a.lengths() {
		return a.revise(a.filter.forward, "nothing to redo")
	}
	s, earlier := a.left[n-1].screen, a.left[:n-1:n-1]
	a.clock.landing = true
	cmd := a.enter(s)
	a.left = earlier
	return cmd
}

// revise takes a step in the past of the filter. Where that changes which time
// is shown, the cursor and the range on the timeline are those of then.
func (a *App) revise(step func() bool, none string) tea.Cmd {
	before := a.times()
	if !step() {
		a.say(none)
		return nil
	}
	if !slices.Equal(before, a.times()) {
		a.timeline.Brush = a.filter.brush
	}
	return a.changed()
}

// times lists the conditions on time that are in force.
func (a *App) times() []string {
	var out []string
	for _, c := range a.filter.terms {
		onTime := func(field string) bool { return sameField(a.lang, field, "time") }
		if !c.off && slices.ContainsFunc(store.FieldsOf(c.expr), onTime) {
			out = append(out, textOf(c.expr))
		}
	}
	return out
}

// changed shows what the state is now: it asks again where the question is
// another one.
func (a *App) changed() tea.Cmd {
	a.clampChip()
	a.listFacets()
	a.orderFacets()
	asks := textOf(a.conditions().expr()) != a.work.question
	if s := a.screen(); asks && s.kind == eventsScreen {
		s.stays = a.table.Field()
	}
	a.arrange()
	a.foldList()
	if asks {
		a.table.Hold(false)
		return a.ask()
	}
	return tea.Batch(a.resort(), a.find())
}
