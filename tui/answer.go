package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
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
	failed   *store.Selection // every event that failed, matching or not

	facets     []*store.Facet // by list of the overview; nil is not known
	timeline   *store.Timeline
	buckets    int // that the timeline was asked for
	view       *store.View
	descending bool
	complete   bool // the screen lacked nothing once
}

func (ans *answer) lacksFacet() bool {
	for _, f := range ans.facets {
		if f == nil {
			return true
		}
	}
	return false
}

// takeSelection takes which events match and asks for what is shown of them.
func (a *App) takeSelection(msg selected) tea.Cmd {
	a.work.busy = false
	a.work.keep(onlyFailed, msg.failed)
	a.work.keep(msg.filter, msg.sel)
	a.coming = &answer{
		number: msg.number, question: textOf(msg.filter),
		snap: msg.snap, sel: msg.sel, failed: msg.failed,
		facets: make([]*store.Facet, a.facets.Len()),
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
	for i, f := range ans.facets {
		if f != nil {
			a.facets.Set(i, f)
		}
	}
	if ans.timeline != nil {
		a.timeline.Set(ans.timeline)
	}
	if ans.view != nil {
		cmds = append(cmds, a.displayView())
	}
	a.resumeOverview()
	return tea.Batch(append(cmds, a.find())...)
}

func (a *App) displayView() tea.Cmd {
	a.table.Set(a.answer.snap, a.answer.view, a.answer.descending)
	a.resumeEvents()
	return tea.Batch(a.catchUp(), a.followCursor())
}

func (a *App) takeFacets(msg counted) tea.Cmd {
	a.work.busy = false
	for n, f := range msg.facets {
		a.coming.facets[msg.lists[n]] = f
		if a.coming == a.answer {
			a.facets.Set(msg.lists[n], f)
		}
	}
	a.resumeOverview()
	return tea.Batch(a.next(), a.find())
}

func (a *App) takeTimeline(msg charted) tea.Cmd {
	a.work.busy = false
	a.coming.timeline, a.coming.buckets = msg.timeline, msg.buckets
	if a.coming == a.answer {
		a.timeline.Set(msg.timeline)
	}
	return a.next()
}

func (a *App) takeView(msg viewed) tea.Cmd {
	a.work.busy = false
	a.coming.view, a.coming.descending = msg.view, msg.descending
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
	return a.answer.question != a.work.question || a.answer.facets[list] == nil
}
