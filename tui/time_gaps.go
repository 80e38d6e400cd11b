package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/theme"
)

// gaps is how long a gap is at least in the list that it was found out for.
type gaps struct {
	view  *store.View
	least time.Duration
}

// gapFound brings where the next gap is.
type gapFound struct {
	gaps
	step int
	gap  events.Gap
	ok   bool
}

func (a *App) nextGap() tea.Cmd     { return a.overGap(1) }
func (a *App) previousGap() tea.Cmd { return a.overGap(-1) }

// overGap looks for the next gap in the list, or the one before.
func (a *App) overGap(step int) tea.Cmd {
	view, snap, from, known := a.table.View(), a.answer.snap, a.table.Cursor(), a.clock.gaps
	switch {
	case view == nil || snap == nil:
		return nil
	case !view.ByTime():
		a.say("there are gaps in time order only: s on TIME sorts by it")
		return nil
	}
	ctx := a.ctx
	return guard(func() tea.Msg {
		if known.view != view {
			least, err := events.LeastGap(ctx, snap, view)
			if err != nil {
				return nil
			}
			known = gaps{view, least}
		}
		gap, ok := events.NextGap(snap, view, known.least, from, step)
		return gapFound{known, step, gap, ok}
	})
}

// takeGap moves the cursor over a gap, to the event at its other side, and says
// which gap that was. When other rows have come meanwhile it looks again, in these.
func (a *App) takeGap(msg gapFound) tea.Cmd {
	switch {
	case a.screen().kind != eventsScreen:
		return nil
	case msg.view != a.table.View():
		return a.overGap(msg.step)
	}
	a.clock.gaps = msg.gaps
	if !msg.ok {
		a.say("no further gap in this list: none of " + durationText(msg.least) + " or more in this direction")
		return nil
	}
	a.table.MoveTo(msg.gap.At + min(msg.step, 0))
	if a.table.OneLine(msg.gap.At-1, msg.gap.At) { // the gap is among events that are shown as one
		a.openFold()
	}
	a.say(a.gapText(msg.gap))
	return a.followCursor()
}

// gapText says how long a gap is and when it was, both ends of it on any terminal.
func (a *App) gapText(g events.Gap) string {
	start, end := g.Start, g.End
	if start.After(end) {
		start, end = end, start
	}
	gap := "gap of " + durationText(end.Sub(start)) + ": "
	when := a.timeText(start) + " to " + a.laterText(start, end)
	if says := gap + "nothing here from " + when; theme.Width(says)+2 <= a.width {
		return says
	}
	return gap + when
}

// laterText returns a time without what it has in common with an earlier one: the
// date, or its year.
func (a *App) laterText(earlier, t time.Time) string {
	before, text := a.timeText(earlier), a.timeText(t)
	for _, part := range []string{" ", "-"} {
		if lead, rest, ok := strings.Cut(text, part); ok && strings.HasPrefix(before, lead+part) {
			return rest
		}
	}
	return text
}
