package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/timeline"
)

// clock is what somebody set about time.
type clock struct {
	onTimeline bool   // the timeline has the focus of the overview
	off        bool   // the timeline is not to be seen
	local      bool   // times are shown in the local zone, not in UTC
	zooms      []zoom // made so far
	landed     int    // the row that the event list was opened at
	left       lastSeen
	landing    bool   // it is still to be opened there
	jumps      int    // number of the last wish to go to a time
	jumping    bool   // it is being looked for
	problem    string // with it
	refused    bool   // it was to be gone to, and is no such wish
	gaps       gaps
}

// page is how many bars of the timeline a page has.
const page = 10

// timelineFocused reports whether keys act on the timeline.
func (a *App) timelineFocused() bool {
	return a.clock.onTimeline && a.layout.charted && a.screen().kind == overviewScreen
}

// focusTimeline gives the timeline the focus of the overview, or takes it. One
// that was sent away comes back for that.
func (a *App) focusTimeline(on bool) tea.Cmd {
	a.clock.onTimeline = on
	a.clock.off = a.clock.off && !on
	a.arrange()
	return a.next()
}

// showFocus lets the panes show which of them has the focus.
func (a *App) showFocus() {
	a.timeline.SetFocus(a.timelineFocused())
	a.facets.Blur(a.timelineFocused())
	a.table.Blur(a.previewFocused())
	a.beside.SetFocus(a.previewFocused())
}

// toTimeline goes to the timeline; from there it sends it away.
func (a *App) toTimeline() tea.Cmd {
	if !a.timelineFocused() {
		return a.focusTimeline(true)
	}
	a.clock.off = true
	return a.focusTimeline(false)
}

func (a *App) nextPane() tea.Cmd     { return a.focusPane(1) }
func (a *App) previousPane() tea.Cmd { return a.focusPane(-1) }

// focusPane moves the focus among the filter's conditions, the timeline and
// the facets.
func (a *App) focusPane(n int) tea.Cmd {
	at, panes := a.facets.Focus(), a.facets.Len()
	switch {
	case a.towardsChips(n):
		return a.openChips()
	case a.timelineFocused() && n > 0:
		a.facets.SetFocus(0)
	case a.timelineFocused():
		a.facets.SetFocus(panes - 1)
	case a.layout.charted && (at+n < 0 || at+n == panes):
		return a.focusTimeline(true)
	default:
		a.facets.SetFocus(at + n)
	}
	return a.focusTimeline(false)
}

// timelineMover moves the cursor of the timeline.
func (a *App) timelineMover() mover { return mover{a.timeline.Move, page, farAway} }

func (a *App) nextBar() tea.Cmd     { return a.move(1) }
func (a *App) previousBar() tea.Cmd { return a.move(-1) }

// noBurst says what a burst would have been.
const noBurst = "no further bar with twice the usual events or failures"

func (a *App) nextBurst() tea.Cmd     { return a.toBar(a.timeline.MoveBurst, 1, noBurst) }
func (a *App) previousBurst() tea.Cmd { return a.toBar(a.timeline.MoveBurst, -1, noBurst) }

func (a *App) nextFailedBar() tea.Cmd {
	return a.toBar(a.timeline.MoveFailure, 1, "no further failure")
}
func (a *App) previousFailedBar() tea.Cmd {
	return a.toBar(a.timeline.MoveFailure, -1, "no further failure")
}

func (a *App) toBar(move func(step int) bool, step int, none string) tea.Cmd {
	if !move(step) {
		a.say(none + " in this direction")
	}
	return nil
}

// openBucket opens the events of the range, or else of the bar under the
// cursor.
func (a *App) openBucket() tea.Cmd {
	from, to, ok := a.chosenTime()
	if !ok {
		return nil
	}
	drill := a.during(from, to)
	if a.conditions().index(drill) >= 0 {
		drill = nil // it is there already and stays
	}
	a.clock.landing = true
	return a.enter(screen{kind: eventsScreen, drill: drill})
}

// zoomed reports whether a condition is about the time, so that there is a wider one
// to go back to.
func (a *App) zoomed() bool {
	return slices.ContainsFunc(a.conditions(), func(c term) bool { return !c.off && a.timed(c.expr) })
}

// timelineTooEarly reports whether the bars are still counted that keys act
// on.
func (a *App) timelineTooEarly() bool {
	return a.answer.timeline == nil || a.answer.question != a.work.question
}

// keepTime remembers the time of the selected event, so that what is shown
// next can start there. Where nobody moved in the list nothing is new.
func (a *App) keepTime() {
	if a.screen().kind != eventsScreen || a.table.View() == nil || a.table.Cursor() == a.clock.landed {
		return
	}
	seen := lastSeen{}
	if r, ok := a.table.Record(); ok && a.table.Cursor() > 0 {
		seen.row, _ = a.table.Row()
		seen.at, _ = r.Time()
	}
	a.clock.left = seen
	a.timeline.MoveTo(seen.at)
}

// lastSeen is the event that a list was left at: there may be many of its second.
type lastSeen struct {
	at  time.Time
	row store.Row
}

// land puts the cursor of a list that was just opened on the first event of the bar that
// somebody was on, or else on the one that is nearest to the time somebody was at.
func (a *App) land() {
	if !a.clock.landing || a.screen().kind != eventsScreen {
		return
	}
	a.clock.landing = false
	a.table.Hold(false)
	a.table.MoveTo(0)
	if at := a.timeline.At(); !at.IsZero() {
		a.table.LandOn(a.landingAt(at))
	}
	a.clock.landed = a.table.Cursor()
}

// landingAt returns where a list is opened for a time: at the event that another one was left
// at, as long as nobody went to another time.
func (a *App) landingAt(at time.Time) int {
	if left := a.clock.left; at.Equal(left.at) {
		if i, ok := a.table.View().Index(left.row); ok {
			return i
		}
	}
	if from, to, ok := a.timeline.Cursor(); ok && from.Equal(at) {
		if i, ok := a.table.Within(from, to); ok {
			return i
		}
	}
	return a.table.Nearest(at)
}

// barTime is the bar under the cursor as a value: its start.
func barTime(p *timeline.Pane) (text string, ok bool) {
	from, _, ok := p.Cursor()
	return utc(from), ok
}
