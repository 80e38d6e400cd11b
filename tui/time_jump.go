package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// goTo opens the prompt for a time.
func (a *App) goTo() tea.Cmd {
	a.mode, a.input = goingTo, line{}
	a.clock.problem, a.clock.refused = "", false
	return nil
}

// here returns the selected event, if there is one, and the time somebody is
// at, in the zone shown.
func (a *App) here() (row store.Row, selected bool, at time.Time) {
	if a.screen().kind == overviewScreen {
		at = a.timeline.At()
		if from, _, ok := a.timeline.Cursor(); ok && at.IsZero() {
			at = from
		}
		return 0, false, at.In(a.zone())
	}
	if r, ok := a.table.Record(); ok {
		row, selected = a.table.Row()
		at, _ = r.Time()
	}
	return row, selected, at.In(a.zone())
}

// wished reads the prompt; problem says what is wrong with it.
func (a *App) wished() (w wish, problem string) {
	_, _, at := a.here()
	return whenParser{a.lang, at}.parse(a.input.String())
}

// promptLine draws the prompt, and what it leads to or why it leads nowhere.
func (a *App) promptLine() string {
	before, after := a.input.parts()
	w, problem := a.wished()
	sign, style, text := a.theme.OK, a.theme.Good, a.wishText(w)
	switch {
	case a.input.String() == "":
		sign, style, text = "", a.theme.Dim, problem
	case problem != "" && a.unfinishedWish():
		sign, style, text = a.theme.Ellipsis, a.theme.Dim, problem
	case problem != "" || a.clock.problem != "":
		sign, style, text = a.theme.Fail, a.theme.Failed, problem+a.clock.problem
	}
	text = wholeParts(sign+" "+text, max(0, a.width-22))
	room := max(0, a.width-4-theme.Width(text)-2)
	return " t " + a.theme.Input(before, after, room) + "  " + style.Paint(text) + " "
}

// wishText says what was understood.
func (a *App) wishText(w wish) string {
	if w.way != atTime {
		return ""
	}
	return w.from.In(a.zone()).Format("2006-01-02 15:04:05 MST")
}

// jumping is the search for the event that somebody wants to go to.
type jumping struct {
	number   int
	snap     *store.Snapshot
	sel      *store.Selection
	lang     *store.Language
	wish     wish
	row      store.Row // selected
	selected bool
	at       time.Time // somebody is at
}

// landed brings the event.
type landed struct {
	jumping
	found  bool
	row    store.Row
	time   time.Time
	hidden bool // the filter hides what was wished for
}

// jumpTo looks for the event that the prompt asks for.
func (a *App) jumpTo() tea.Cmd {
	if a.input.String() == "" {
		a.mode = browsing
		return nil
	}
	w, problem := a.wished()
	if problem != "" {
		a.clock.refused = true
		return nil // the prompt says it
	}
	a.mode = browsing
	if a.answer.snap == nil {
		a.say("nothing is loaded yet")
		return nil
	}
	a.clock.jumps++
	a.clock.jumping = true
	j := jumping{number: a.clock.jumps, snap: a.answer.snap, sel: a.answer.sel, lang: a.lang, wish: w}
	j.row, j.selected, j.at = a.here()
	ctx := a.ctx
	return guard(func() tea.Msg { return j.run(ctx) })
}

// run finds nothing when the context is done.
func (j jumping) run(ctx context.Context) tea.Msg {
	out := landed{jumping: j}
	view, err := j.snap.View(ctx, j.sel, false)
	if err != nil || view.Len() == 0 {
		return out
	}
	i := 0
	if j.wish.way == atTime {
		i, out.found = j.nearest(view)
	} else {
		i, out.found = j.find(ctx, view)
	}
	if out.found {
		out.row = view.Row(i)
		out.time, _ = j.snap.Record(out.row).Time()
	}
	out.hidden = out.found && j.misses(out.time) && j.hides(ctx) || !out.found && j.wish.only && j.hidesAny(ctx)
	return out
}

// misses reports whether a time is another one than was wished for.
func (j jumping) misses(at time.Time) bool {
	return j.wish.way == atTime && j.wish.distance(at) > j.wish.near
}

// hides reports whether there are events at the time wished for, outside the
// filter.
func (j jumping) hides(ctx context.Context) bool {
	all, err := j.snap.View(ctx, nil, false)
	if err != nil || all.Len() == 0 {
		return false
	}
	at, timed := j.nearest(all)
	if !timed {
		return false
	}
	when, _ := j.snap.Record(all.Row(at)).Time()
	return !j.misses(when)
}

// hidesAny reports whether there is such an event outside the filter.
func (j jumping) hidesAny(ctx context.Context) bool {
	all, err := j.snap.Select(ctx, j.lang, j.wish.kind, nil)
	return err == nil && all.Len() > 0
}

// nearest returns the first event of the time wished for, or else the one that
// is nearest to it.
func (j jumping) nearest(view *store.View) (at int, ok bool) {
	i := view.Seek(j.wish.from)
	if i == view.Len() {
		i--
	}
	here, timed := j.snap.Record(view.Row(i)).Time()
	if i == 0 {
		return i, timed
	}
	before, ok := j.snap.Record(view.Row(i - 1)).Time()
	if ok && j.wish.distance(before) < j.wish.distance(here) {
		here = before
	}
	return view.Seek(here), timed
}

// distance returns how far a time is from what was wished for.
func (w wish) distance(t time.Time) time.Duration {
	switch {
	case t.Before(w.from):
		return w.from.Sub(t)
	case t.Before(w.to):
		return 0
	}
	return t.Sub(w.to) + 1 // which is outside
}

// find returns the event of the kind and in the place wished for.
func (j jumping) find(ctx context.Context, view *store.View) (at int, ok bool) {
	kind, err := j.snap.Select(ctx, j.lang, j.wish.kind, nil)
	if err != nil {
		return 0, false
	}
	from, step := j.start(view)
	for i := from; i >= 0 && i < view.Len(); i += step {
		if kind.Has(view.Row(i)) {
			return i, true
		}
	}
	return 0, false
}

// start returns where the search begins and which way it goes.
func (j jumping) start(view *store.View) (from, step int) {
	i, exact := view.Seek(j.at.Add(time.Second)), false
	if j.selected {
		i, exact = view.Index(j.row)
	}
	switch j.wish.way {
	case toLast:
		return view.Len() - 1, -1
	case toNext:
		if exact {
			i++
		}
		return i, 1
	case toPrevious:
		if !j.selected {
			i = view.Seek(j.at)
		}
		return i - 1, -1
	}
	return 0, 1
}

// takeLanded moves the cursor to the event, or says in the prompt that there
// is none.
func (a *App) takeLanded(msg landed) tea.Cmd {
	if msg.number != a.clock.jumps {
		return nil
	}
	a.clock.jumping = false
	if !msg.found {
		a.mode, a.clock.problem = goingTo, "there is no such event here"
		if msg.hidden {
			a.clock.problem = "the filter hides it"
		}
		a.ahead = nil
		return nil
	}
	switch {
	case msg.hidden && a.endsBefore(msg.wish):
		a.say("outside the filter: " + a.widening() + "; the nearest in it is at " + a.timeText(msg.time))
	case msg.hidden:
		a.say("no event of this filter then; the nearest is at " + a.timeText(msg.time))
	case msg.misses(msg.time):
		a.say("nothing then; the nearest event is at " + a.timeText(msg.time))
	}
	return tea.Batch(a.landOn(msg.row, msg.time), a.catchUp())
}

// endsBefore reports whether it is the time of the filter that has no event where
// somebody wants to go, not what else it asks for.
func (a *App) endsBefore(w wish) bool {
	from, to := a.lang.TimeRange(a.conditions().expr(), a.now())
	return !from.IsZero() && !w.to.After(from) || !to.IsZero() && !w.from.Before(to)
}

// widening names the key that lets a filter with a time show the events of another one.
func (a *App) widening() string {
	if _, ok := lookup(a.keys, a.where(), "Z"); ok {
		return "Z widens it"
	}
	undo := a.filter.undo
	if n := len(undo); n > 0 && a.newestDrill() == 0 && !undo[n-1].terms.equal(a.filter.terms) {
		return "u undoes it"
	}
	return "; edits it"
}

// landOn selects an event.
func (a *App) landOn(row store.Row, at time.Time) tea.Cmd {
	if a.screen().kind == overviewScreen {
		a.timeline.MoveTo(at)
		return a.focusTimeline(true)
	}
	if view := a.table.View(); view != nil {
		i, _ := view.Index(row)
		a.table.LandOn(i)
	}
	if a.screen().kind == detailScreen {
		a.screen().row = row
		return a.open(row, true)
	}
	return a.followCursor()
}
