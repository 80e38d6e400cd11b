package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
)

// zoom is one step of zooming: a condition on time, and the one it came in
// the place of, nil for none.
type zoom struct {
	was, now store.Expr
	at       time.Time // of the bar that was zoomed into; zero for none
}

// utc writes a time as filters do: in UTC, whatever zone is shown.
func utc(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }

// during returns the condition that an event is not before from, and before
// to; a zero time is an open end.
func (a *App) during(from, to time.Time) store.Expr {
	since := store.Match{Field: "time", Op: store.AtLeast, Values: []store.Pattern{store.Literal(utc(from))}}
	until := store.Match{Field: "time", Op: store.Before, Values: []store.Pattern{store.Literal(utc(to))}}
	switch {
	case from.IsZero():
		return until
	case to.IsZero():
		return since
	}
	if e, err := a.lang.Parse("time:" + rangeText(from.UTC(), to.UTC())); err == nil {
		return e
	}
	return store.And{since, until}
}

// rangeText writes a range as briefly as filters can: the day of its end is
// left out when it is that of its start.
func rangeText(from, to time.Time) string {
	clock := "15:04"
	if from.Second() != 0 || to.Second() != 0 {
		clock = time.TimeOnly
	}
	start := from.Format("2006-01-02T" + clock)
	if from.Format(time.DateOnly) == to.Format(time.DateOnly) {
		return start + ".." + to.Format(clock)
	}
	return start + ".." + to.Format("2006-01-02T"+clock)
}

// chosenTime returns the range, or else the bar under the cursor.
func (a *App) chosenTime() (from, to time.Time, ok bool) {
	if from, to, ok = a.timeline.Range(); ok {
		return from, to, ok
	}
	return a.timeline.Cursor()
}

func (a *App) setFrom() tea.Cmd {
	a.timeline.SetFrom()
	return a.focusTimeline(true)
}

func (a *App) setTo() tea.Cmd {
	a.timeline.SetTo()
	return a.focusTimeline(true)
}

// zoomIn keeps only the range, or the bar under the cursor.
func (a *App) zoomIn() tea.Cmd {
	from, to, ok := a.chosenTime()
	if !ok {
		return nil
	}
	if _, _, set := a.timeline.Range(); !set && !a.timelineFocused() {
		a.say("this is the timeline: z zooms into the bar under the cursor, [ ] set a range")
		return a.focusTimeline(true)
	}
	at, steps := a.timeline.At(), len(a.clock.zooms)
	a.timeline.ClearRange()
	a.timeline.MoveTo(time.Time{})
	cmd := a.zoomTo(a.during(from, to))
	if len(a.clock.zooms) > steps {
		a.clock.zooms[steps].at = at
	}
	return cmd
}

// zoomTo puts a condition in the place of the one that was zoomed to before.
func (a *App) zoomTo(e store.Expr) tea.Cmd {
	t := a.filter.terms
	step := zoom{now: e}
	at, last := a.lastZoom()
	if at >= 0 && textOf(last.now) == textOf(e) || at < 0 && t.index(e) >= 0 {
		a.refuse("cannot zoom in further")
		return nil
	}
	if at >= 0 {
		step.was = last.now
		t = t.replaced(at, e)
	} else {
		t = t.with(e)
	}
	a.clock.zooms = append(a.clock.zooms, step)
	return a.narrow(t)
}

// lastZoom returns the newest zoom that is in force, and where its condition
// is; -1 when there is none. Others were undone, or taken away.
func (a *App) lastZoom() (at int, z zoom) {
	for i := len(a.clock.zooms) - 1; i >= 0; i-- {
		if at := a.filter.terms.index(a.clock.zooms[i].now); at >= 0 {
			return at, a.clock.zooms[i]
		}
	}
	return -1, zoom{}
}

// zoomOut takes one step back to a wider time.
func (a *App) zoomOut() tea.Cmd {
	t := a.filter.terms
	at, z := a.lastZoom()
	if at >= 0 && a.timeline.At().IsZero() { // nobody moved in there
		a.timeline.MoveTo(z.at)
	}
	switch {
	case at >= 0 && z.was != nil:
		return a.narrow(t.replaced(at, z.was))
	case at >= 0:
		return a.narrow(t.removed(at))
	}
	for i, c := range t {
		if !c.off && sameField(a.lang, fieldOf(c.expr), "time") {
			return a.narrow(t.removed(i))
		}
	}
	return a.dropTime()
}

// dropTime takes the times out of the newest condition that has some among
// others, of the investigation or brought along by a screen: of the latter the rest
// leaves with the screen, which is then as wide as before.
func (a *App) dropTime() tea.Cmd {
	all := a.conditions()
	for i := len(all) - 1; i >= 0; i-- {
		c := all[i].expr
		rest, some := a.timeless(c)
		if all[i].off || !some {
			continue
		}
		a.filter.change(func(s *state) { s.withoutTimes(c, rest) })
		return a.changed()
	}
	if slices.ContainsFunc(all, func(c term) bool { return !c.off && a.timed(c.expr) }) {
		a.refuse("each alternative has its own time: ; edits them")
	} else {
		a.refuse("no condition on the time to take away")
	}
	return nil
}

// withoutTimes puts what is left of a condition in its place.
func (s *state) withoutTimes(c store.Expr, rest store.And) {
	at := s.terms.find(c)
	switch {
	case at < 0 && len(rest) == 0:
		s.dropped = s.dropped.with(c)
	case at < 0:
		s.timeless = s.timeless.with(c)
	default:
		s.terms = s.terms.removed(at)
		for _, part := range rest {
			s.terms = s.terms.with(part)
		}
	}
}

// timed reports whether something in a condition is about when.
func (a *App) timed(e store.Expr) bool {
	switch e := e.(type) {
	case store.And:
		return slices.ContainsFunc(e, a.timed)
	case store.Or:
		return slices.ContainsFunc(e, a.timed)
	case store.Not:
		return a.timed(e.Expr)
	}
	return sameField(a.lang, fieldOf(e), "time")
}

// timeless returns the parts of a condition that are not about when; some tells
// that others are.
func (a *App) timeless(e store.Expr) (rest store.And, some bool) {
	parts, ok := e.(store.And)
	if !ok {
		parts = store.And{e}
	}
	for _, part := range parts {
		if sameField(a.lang, fieldOf(part), "time") {
			some = true
		} else {
			rest = append(rest, part)
		}
	}
	return rest, some
}

// withoutTime keeps the range, or the bar under the cursor, out.
func (a *App) withoutTime() tea.Cmd {
	from, to, ok := a.chosenTime()
	if !ok {
		return nil
	}
	a.timeline.ClearRange()
	return a.narrow(a.filter.terms.with(store.Not{Expr: a.during(from, to)}))
}

// alsoTime explains why there is nothing to add.
func (a *App) alsoTime() tea.Cmd {
	a.refuse("the events of this time are shown already: = keeps only them, Z shows more")
	return nil
}

// closer lists how much time zooming in around an event leaves.
func closer() []time.Duration {
	const day = 24 * time.Hour
	return []time.Duration{
		30 * day, 7 * day, 2 * day, 12 * time.Hour, 3 * time.Hour, time.Hour,
		20 * time.Minute, 5 * time.Minute, 2 * time.Minute, 30 * time.Second, 10 * time.Second,
	}
}

// zoomAround keeps only what is near the selected event in time; again and
// it is less.
func (a *App) zoomAround() tea.Cmd {
	at, timed := a.eventTime()
	first, last, spans := a.table.Span()
	if !timed || !spans {
		a.refuse("there is no time here to zoom into")
		return nil
	}
	for _, width := range closer() {
		if width <= last.Sub(first)/2 {
			return a.zoomTo(a.during(at.Add(-width/2), at.Add(width/2)))
		}
	}
	a.refuse("all events shown are within " + durationText(last.Sub(first)))
	return nil
}

// eventTime returns the time of the event under the cursor of the list.
func (a *App) eventTime() (at time.Time, ok bool) {
	if r, some := a.table.Record(); some {
		return r.Time()
	}
	return time.Time{}, false
}
