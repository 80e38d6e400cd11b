package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/facets"
)

const (
	// facetSlice is how long a command counts facets before it hands over
	// what it has.
	facetSlice = 50 * time.Millisecond
	// keptSelections is how many selections are remembered, so that going
	// back and loading on need not start anew.
	keptSelections = 8
)

// work is the question being answered. Its number tells its answers from
// those to questions that nobody has any more.
type work struct {
	number int
	cancel context.CancelFunc
	ctx    context.Context
	busy   bool // something is being computed for it
	slow   bool // for so long that people should be told
	since  time.Time
	took   time.Duration // of the last question that was answered in full
	kept   []kept
}

// kept is the selection of a filter.
type kept struct {
	filter string
	sel    *store.Selection
}

// answer is what is known about the newest question that was answered.
type answer struct {
	number   int
	question string // the filter's text
	snap     *store.Snapshot
	sel      *store.Selection
	failed   *store.Selection // every event that failed, matching or not

	facets   int // how many lists have their counts
	timeline bool
	buckets  int // that the timeline was asked for
	view     bool
	order    bool // of the view: newest first
	complete bool // nothing was lacking once
}

// The answers, in the order in which they come.
type (
	selected struct {
		number      int
		filter      store.Expr
		snap        *store.Snapshot
		sel, failed *store.Selection
	}
	counted struct {
		number int
		first  int // number of the first list
		facets []*store.Facet
	}
	charted struct {
		number   int
		timeline *store.Timeline
		buckets  int
	}
	viewed struct {
		number     int
		view       *store.View
		descending bool
	}
	// listed brings all values of one facet.
	listed struct {
		number int
		list   int
		facet  *store.Facet
	}
	// found brings what a search in values gave.
	found struct {
		text string
		hits []int
	}
	// jumped brings where the next failure is.
	jumped struct {
		view *store.View
		at   int
		ok   bool
	}
	// slow tells that a question has been worked on for a while.
	slow struct{ number int }
)

// ask starts to answer the question that the filter is, on what is loaded by
// now. What was being worked on is given up.
func (a *App) ask() tea.Cmd {
	w := &a.work
	if w.cancel != nil {
		w.cancel()
	}
	w.number++
	w.ctx, w.cancel = context.WithCancel(a.ctx)
	w.busy, w.slow, w.since = true, false, a.now()
	snap, filter, lang := a.data.Store.Snapshot(), a.conditions().expr(), a.lang
	earlier, earlierFailed := w.earlier(filter), w.earlier(onlyFailed)
	ctx, number := w.ctx, w.number
	return tea.Batch(a.tellSlow(), guard(func() tea.Msg {
		failed, err := snap.Select(ctx, lang, onlyFailed, earlierFailed)
		if err != nil {
			return nil
		}
		sel, err := snap.Select(ctx, lang, filter, earlier)
		if err != nil {
			return nil
		}
		return selected{number, filter, snap, sel, failed}
	}))
}

// conditions are the filter's and those that screens brought along.
func (a *App) conditions() terms {
	out := a.filter.terms
	for _, e := range drills(a.stack) {
		out = out.with(e)
	}
	return out
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
// at a time, the most visible first.
func (a *App) next() tea.Cmd {
	ans := &a.answer
	if ans.snap == nil || ans.number != a.work.number || a.work.busy {
		return nil
	}
	for _, step := range []struct {
		lacks bool
		start func() tea.Cmd
	}{
		{a.lacksView(), a.order},
		{a.lacksTimeline(), a.chart},
		{a.lacksFacets(), a.count},
		{a.wantsAllValues(), a.listValues},
		{a.lacksSpareView(), a.order},
	} {
		if step.lacks {
			a.work.busy = true
			return step.start()
		}
	}
	if !ans.complete {
		ans.complete = true
		a.work.took = a.now().Sub(a.work.since)
	}
	a.work.slow = false
	return nil
}

func (a *App) lacksView() bool {
	k := a.screen().kind
	return (k == eventsScreen || k == detailScreen) && (!a.answer.view || a.answer.order != a.newestFirst)
}

func (a *App) lacksTimeline() bool {
	return a.screen().kind == overviewScreen && a.layout.timeline.h > 0 &&
		(!a.answer.timeline || a.answer.buckets != a.timeline.Buckets())
}

func (a *App) lacksFacets() bool {
	return a.screen().kind == overviewScreen && a.answer.facets < a.facets.Len()
}

func (a *App) wantsAllValues() bool {
	return a.screen().kind == overviewScreen && a.facets.WantsAll()
}

// lacksSpareView is true when nothing else is to do and the event list can be
// prepared before somebody opens it.
func (a *App) lacksSpareView() bool {
	return a.screen().kind == overviewScreen && !a.loading() && !a.answer.view
}

func (a *App) order() tea.Cmd {
	ans, ctx, descending := a.answer, a.work.ctx, a.newestFirst
	return guard(func() tea.Msg {
		view, err := ans.snap.View(ctx, ans.sel, descending)
		if err != nil {
			return nil
		}
		return viewed{ans.number, view, descending}
	})
}

func (a *App) chart() tea.Cmd {
	ans, ctx, buckets := a.answer, a.work.ctx, a.timeline.Buckets()
	return guard(func() tea.Msg {
		t, err := ans.snap.Timeline(ctx, ans.sel, ans.failed, buckets)
		if err != nil {
			return nil
		}
		return charted{ans.number, t, buckets}
	})
}

// count counts facets for a while, from the first that has no counts.
func (a *App) count() tea.Cmd {
	ans, ctx, lang, clock := a.answer, a.work.ctx, a.lang, a.cfg.Clock
	type wish struct {
		field string
		limit int
	}
	var wishes []wish
	for i := ans.facets; i < a.facets.Len(); i++ {
		wishes = append(wishes, wish{a.facets.Field(i).Name, a.facets.Limit(i)})
	}
	return guard(func() tea.Msg {
		out := counted{number: ans.number, first: ans.facets}
		start := clock()
		for _, w := range wishes {
			f, err := ans.snap.Facet(ctx, lang, w.field, ans.sel, w.limit)
			if err != nil {
				return nil
			}
			out.facets = append(out.facets, f)
			if clock().Sub(start) > facetSlice {
				break
			}
		}
		return out
	})
}

// listValues asks for all values of the focused facet.
func (a *App) listValues() tea.Cmd {
	ans, ctx, lang, i := a.answer, a.work.ctx, a.lang, a.facets.Focus()
	field := a.facets.Field(i).Name
	return guard(func() tea.Msg {
		f, err := ans.snap.Facet(ctx, lang, field, ans.sel, 0)
		if err != nil {
			return nil
		}
		return listed{ans.number, i, f}
	})
}

// find searches the values of the focused facet.
func (a *App) find() tea.Cmd {
	text, values := a.facets.Finding(), a.facets.Values()
	if text == "" {
		return nil
	}
	return guard(func() tea.Msg { return found{text, facets.Match(text, values)} })
}

// jump looks for the next failure after the cursor, or the one before it.
func (a *App) jump(step int) tea.Cmd {
	view, failed, from := a.table.View(), a.answer.failed, a.table.Cursor()
	if view == nil || failed == nil {
		return nil
	}
	return guard(func() tea.Msg {
		at, ok := events.NextFailure(view, failed, from, step)
		return jumped{view, at, ok}
	})
}
