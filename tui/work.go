package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
)

// keptSelections is how many selections are remembered, so that going back and
// loading on need not start anew.
const keptSelections = 8

// work is the question being answered. Its number tells its answers from
// those to questions that nobody has any more.
type work struct {
	number   int
	question string // the filter's text
	cancel   context.CancelFunc
	ctx      context.Context
	unsort   context.CancelFunc // ends the sorting of a list that is under way; nil when none is
	sorting  events.Order       // that this is in
	busy     bool               // something is being computed for it
	slow     bool               // for so long that people should be told
	since    time.Time
	took     time.Duration // of the last question that was answered in full
	kept     []kept
}

// kept is the selection of a filter.
type kept struct {
	filter string
	sel    *store.Selection
}

// ask starts to answer the question that the filter is, on what is loaded by
// now. What was being worked on is given up.
func (a *App) ask() tea.Cmd {
	w := &a.work
	if w.cancel != nil {
		w.cancel()
	}
	filter := a.conditions().expr()
	w.number++
	w.question = textOf(filter)
	w.ctx, w.cancel = context.WithCancel(a.ctx)
	w.unsort = nil
	w.busy, w.slow, w.since = true, false, a.now()
	q := selecting{w.number, a.data.Store, a.lang, filter, w.earlier(filter), w.earlier(onlyFailed)}
	ctx := w.ctx
	return tea.Batch(a.tellSlow(), guard(func() tea.Msg { return q.run(ctx) }))
}

// giveUp ends the work on a question that nobody waits for any more.
func (w *work) giveUp() {
	if w.cancel != nil {
		w.cancel()
	}
	w.number++ // what still comes is not for the next question
	w.busy, w.slow = false, false
}

// conditions are the filter's and those that screens brought along.
func (a *App) conditions() terms {
	out := a.filter.terms
	for _, e := range a.drills() {
		out = out.with(e)
	}
	return out
}

// selecting is the first step to an answer: which events match.
type selecting struct {
	number                 int
	store                  *store.Store
	lang                   *store.Language
	filter                 store.Expr
	earlier, earlierFailed *store.Selection
}

// run returns nil when the context was done first.
func (q selecting) run(ctx context.Context) tea.Msg {
	snap := q.store.Snapshot()
	failed, err := snap.Select(ctx, q.lang, onlyFailed, q.earlierFailed)
	if err != nil {
		return nil
	}
	sel, err := snap.Select(ctx, q.lang, q.filter, q.earlier)
	if err != nil {
		return nil
	}
	coded, err := snap.SelectIn(ctx, q.lang, store.Match{Field: "error", Op: store.Present}, sel.Both(failed)) // of those that failed: few
	if err != nil {
		return nil
	}
	return selected{q.number, q.filter, snap, sel, failed, coded.Len() > 0, snap.Finder(q.lang, q.filter)}
}

// earlier returns what is known about a filter from before.
func (w *work) earlier(filter store.Expr) *store.Selection {
	for _, k := range w.kept {
		if k.filter == textOf(filter) {
			return k.sel
		}
	}
	return nil
}

// keep remembers a selection, in place of the one that was used least lately.
func (w *work) keep(filter store.Expr, sel *store.Selection) {
	out := []kept{{textOf(filter), sel}}
	for _, k := range w.kept {
		if k.filter != out[0].filter && len(out) < keptSelections {
			out = append(out, k)
		}
	}
	w.kept = out
}

func textOf(filter store.Expr) string {
	if filter == nil {
		return ""
	}
	return filter.String()
}

// next starts what the present screen still lacks of the answer, one thing
// at a time, the most visible first. What lacks nothing is shown.
func (a *App) next() tea.Cmd {
	if a.coming.snap == nil || a.coming.number != a.work.number || a.work.busy {
		return nil
	}
	if step := a.lacking(); step != nil {
		a.work.busy = true
		return step()
	}
	if !a.coming.complete {
		a.coming.complete = true
		a.work.took = a.now().Sub(a.work.since)
	}
	a.work.slow = false
	var shown tea.Cmd
	if a.coming != a.answer {
		shown = a.display(a.coming)
	}
	if a.lacksSpareView() {
		a.work.busy = true
		return tea.Batch(shown, a.order())
	}
	if step := a.sparkStep(); step != nil {
		a.work.busy = true
		return tea.Batch(shown, step)
	}
	return tea.Batch(shown, a.settle())
}

// lacking returns how to start the next step, nil when none is left.
func (a *App) lacking() func() tea.Cmd {
	onOverview := a.screen().kind == overviewScreen
	switch {
	case a.lacksBlame():
		return a.findBlame
	case a.lacksCross():
		return a.countCross
	case a.lacksHeat():
		return a.countHeat
	case !onOverview && a.lacksView():
		return a.order
	case !onOverview && a.lacksFolds():
		return a.findFolds
	case !onOverview && a.coming.noise == nil:
		return a.measure
	case !onOverview:
		return nil
	case a.timelineFocused() && a.lacksTimeline():
		return a.chart
	case a.lacksFacet(a.facets.Focus()):
		return a.countFocused
	case a.lacksTimeline():
		return a.chart
	case a.lacksFacets():
		return a.countOthers
	case a.coming.noise == nil:
		return a.measure
	case a.coming == a.answer && a.facets.WantsAll():
		return a.listValues
	}
	return nil
}

func (a *App) lacksView() bool {
	return a.coming.view == nil || a.coming.order != a.filter.order
}

func (a *App) lacksTimeline() bool {
	ans := a.coming
	return a.layout.timeline.h > 0 && (ans.timeline == nil || ans.buckets != a.timeline.Buckets() || ans.zone != a.zone())
}

// lacksSpareView is true when nothing else is to do and the event list can be
// prepared before somebody opens it.
func (a *App) lacksSpareView() bool {
	return a.screen().kind == overviewScreen && !a.loading() && a.coming.view == nil
}
