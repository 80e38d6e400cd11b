package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/facets"
)

// answer is what is known about a question. There are two at most: the one
// shown, and one that is being completed. A new question's is shown at once,
// and completed before everybody's eyes. That of the same question on newer
// events takes the place of the old one when it is complete, so that all
// numbers of a frame are about the same events.
type answer struct {
	number   int
	question string // the filter's text
	snap     *store.Snapshot
	sel      *store.Selection
	finder   *store.Finder    // of what the filter was after
	failed   *store.Selection // every event that failed, matching or not
	coded    bool             // one that matches has an error code

	facets   map[string]*facets.Counts // by field of the overview's lists
	timeline *store.Timeline
	dry      []int // dry runs among its failures
	buckets  int   // that the timeline was asked for
	zone     *time.Location
	view     *store.View
	order    events.Order      // of the view
	folds    *events.Folds     // of the view; nil is not known
	same     map[string]string // values that all of the view have, by field
	noise    *noise
	blame    *blame            // why nothing matches; nil is not known, or something does
	cross    *store.Cross      // of the fields that were asked for last
	owners   map[string]string // of the sessions in it
	heat     *heated           // nil while nobody asked for it
	complete bool              // the screen lacked nothing once
}

// takeSelection takes which events match and asks for what is shown of them.
func (a *App) takeSelection(msg selected) tea.Cmd {
	a.work.busy = false
	a.work.keep(onlyFailed, msg.failed)
	a.work.keep(msg.filter, msg.sel)
	a.coming = &answer{
		number: msg.number, question: textOf(msg.filter),
		snap: msg.snap, sel: msg.sel, failed: msg.failed, coded: msg.coded, finder: msg.finder,
		facets: make(map[string]*facets.Counts),
	}
	var shown tea.Cmd
	if !a.refreshing() {
		shown = a.display(a.coming)
	}
	return tea.Batch(shown, a.next())
}

// refreshing reports whether the answer shown is one to the question being
// worked on, and will be replaced as a whole.
func (a *App) refreshing() bool {
	return a.answer.complete && a.answer.question == a.work.question
}

// display shows an answer as far as it is known.
func (a *App) display(ans *answer) tea.Cmd {
	a.answer = ans
	var cmds []tea.Cmd
	a.displayFound(ans)
	a.displayFacets(ans)
	a.displayCross()
	a.displayHeat()
	if ans.timeline != nil {
		a.timeline.Set(ans.timeline, ans.dry)
	}
	if ans.view != nil {
		cmds = append(cmds, a.displayView())
	}
	a.resumeOverview()
	if a.mode == choosingColumns {
		cmds = append(cmds, a.countColumns())
	}
	return tea.Batch(append(cmds, a.find(), a.lookUp())...)
}

func (a *App) displayView() tea.Cmd {
	a.table.Set(a.answer.snap, a.answer.view, a.answer.order)
	a.table.SetSame(a.answer.same)
	a.foldList()
	a.showErrors(a.answer.coded)
	a.settleColumn()
	a.resumeEvents()
	a.table.KeepColumn()
	return tea.Batch(a.catchUp(), a.followCursor())
}

func (a *App) takeFacets(msg counted) tea.Cmd {
	a.work.busy = false
	for _, c := range msg.facets {
		a.keepFacet(c)
		a.sessions.learn(c.Owners)
	}
	a.resumeOverview()
	return tea.Batch(a.next(), a.find(), a.caughtUp())
}

func (a *App) takeTimeline(msg charted) tea.Cmd {
	a.work.busy = false
	a.coming.timeline, a.coming.dry, a.coming.buckets, a.coming.zone = msg.timeline, msg.dry, msg.buckets, msg.zone
	if a.coming == a.answer {
		a.timeline.Set(msg.timeline, msg.dry)
	}
	return tea.Batch(a.next(), a.catchUp())
}

func (a *App) takeView(msg viewed) tea.Cmd {
	a.work.busy = false
	a.work.endSort()
	a.coming.view, a.coming.order, a.coming.folds, a.coming.same = msg.view, msg.order, msg.folds, msg.same
	var shown tea.Cmd
	if a.coming == a.answer {
		shown = a.displayView()
	}
	return tea.Batch(a.next(), shown)
}

// stale reports whether a list of the overview shows the counts of another
// question, and has done so for a while.
func (a *App) stale(list int) bool {
	if !a.work.slow {
		return false
	}
	return a.answer.question != a.work.question || a.answer.facets[a.facets.Field(list).Name] == nil
}
