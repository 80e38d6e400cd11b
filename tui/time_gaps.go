package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
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

// overGap looks for the event behind the next gap in the list, or behind the
// one before.
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

// takeGap moves the cursor behind a gap and says which one that was. When
// other rows have come meanwhile it looks again, in these.
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
	a.table.MoveTo(msg.gap.At)
	if a.table.Inside() { // the gap is among events that are shown as one
		a.table.Open()
	}
	start, end := msg.gap.Start, msg.gap.End
	if start.After(end) {
		start, end = end, start
	}
	a.say("gap of " + durationText(end.Sub(start)) + ": nothing here from " + a.timeText(start) + " to " + a.laterText(start, end))
	return a.followCursor()
}

// laterText returns a time without the date where that is the date of an earlier one.
func (a *App) laterText(earlier, t time.Time) string {
	text := a.timeText(t)
	if day, rest, ok := strings.Cut(text, " "); ok && strings.HasPrefix(a.timeText(earlier), day+" ") {
		return rest
	}
	return text
}
