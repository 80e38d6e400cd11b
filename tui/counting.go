package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/facets"
)

// facetSlice is how long a command counts facets before it hands over what it
// has.
const facetSlice = 50 * time.Millisecond

// The answers, in the order in which they come.
type (
	selected struct {
		number      int
		filter      store.Expr
		snap        *store.Snapshot
		sel, failed *store.Selection
		coded       bool // one of sel has an error code
		finder      *store.Finder
	}
	counted struct {
		number int
		facets []*facets.Counts // of some lists of the overview
	}
	charted struct {
		number   int
		timeline *store.Timeline
		dry      []int // dry runs among what counts as failed, by bucket; nil for none
		buckets  int
		zone     *time.Location
	}
	viewed struct {
		number int
		view   *store.View
		order  events.Order
		folds  *events.Folds     // nil when it is to be worked out
		same   map[string]string // values that all have, by field
	}
	// jumped brings where the next failure is.
	jumped struct {
		view *store.View
		step int
		at   int
		ok   bool
	}
	// slow tells that a question has been worked on for a while.
	slow struct{ number int }
)

func (a *App) order() tea.Cmd {
	ans, order := a.coming, a.filter.order
	ctx, cancel := context.WithCancel(a.work.ctx)
	a.work.unsort, a.work.sorting = cancel, order
	snap, sel, number, lang := ans.snap, ans.sel, ans.number, a.lang
	return guard(func() tea.Msg {
		view, err := orderedView(ctx, lang, snap, sel, order)
		if err != nil {
			return nil
		}
		var folds *events.Folds
		if view.Len() <= foldAtOnce || !view.ByTime() {
			if folds, err = foldsOf(ctx, lang, snap, view); err != nil {
				return nil
			}
		}
		same, err := sameValues(ctx, lang, snap, sel)
		if err != nil {
			return nil
		}
		return viewed{number, view, order, folds, same}
	})
}

func (a *App) chart() tea.Cmd {
	ans, ctx, lang, buckets, zone := *a.coming, a.work.ctx, a.lang, a.timeline.Buckets(), a.zone()
	return guard(func() tea.Msg {
		t, err := ans.snap.Timeline(ctx, ans.sel, ans.failed, buckets, zone)
		if err != nil {
			return nil
		}
		dry, err := ans.chartDry(ctx, lang, buckets, zone)
		if err != nil {
			return nil
		}
		return charted{ans.number, t, dry, buckets, zone}
	})
}

// chartDry counts, by the buckets of the timeline, the dry runs that failed:yes has too:
// they were refused nothing.
func (ans *answer) chartDry(ctx context.Context, lang *store.Language, buckets int, zone *time.Location) ([]int, error) {
	dry, err := ans.snap.SelectIn(ctx, lang, store.Equals("outcome", trail.DryRun), ans.sel.Both(ans.failed))
	if err != nil || dry.Len() == 0 {
		return nil, err
	}
	t, err := ans.snap.Timeline(ctx, ans.sel, dry, buckets, zone)
	if err != nil {
		return nil, err
	}
	return t.Overlay, nil
}

// counting is a wish for the counts of some lists.
type counting struct {
	number int
	snap   *store.Snapshot
	sel    *store.Selection
	lang   *store.Language
	clock  func() time.Time
	lists  []facets.Query
}

func (a *App) countFocused() tea.Cmd { return a.count(a.facets.Focus()) }

// countOthers counts the lists that have no counts yet.
func (a *App) countOthers() tea.Cmd {
	var lists []int
	for i := range a.facets.Len() {
		if a.lacksFacet(i) {
			lists = append(lists, i)
		}
	}
	return a.count(lists...)
}

// listValues asks for all values of the focused facet.
func (a *App) listValues() tea.Cmd { return a.count(a.facets.Focus()) }

func (a *App) count(lists ...int) tea.Cmd {
	c := counting{
		number: a.coming.number, snap: a.coming.snap, sel: a.coming.sel,
		lang: a.lang, clock: a.cfg.Clock,
	}
	for _, i := range lists {
		c.lists = append(c.lists, facets.Query{
			Field: a.facets.Field(i).Name, Limit: a.facets.Limit(i), Order: a.facets.Order(i),
			Selected: c.sel, All: a.coming.question == "",
		})
	}
	ctx := a.work.ctx
	return guard(func() tea.Msg { return c.run(ctx) })
}

// run counts for a while, at least one list. It returns nil when the context
// was done first.
func (c counting) run(ctx context.Context) tea.Msg {
	out := counted{number: c.number}
	start := c.clock()
	for _, q := range c.lists {
		f, err := facets.Count(ctx, c.snap, c.lang, q)
		if err != nil {
			return nil
		}
		if sameField(c.lang, q.Field, "session") {
			f.Owners = sessionOwners(ctx, c.snap, c.lang, valuesOf(f.Facet))
		}
		out.facets = append(out.facets, f)
		if c.clock().Sub(start) > facetSlice {
			break
		}
	}
	return out
}

// jump looks for the next failure after the cursor, or the one before it.
func (a *App) jump(step int) tea.Cmd {
	view, failed, from := a.table.View(), a.answer.failed, a.table.Cursor()
	if view == nil || failed == nil {
		return nil
	}
	return guard(func() tea.Msg {
		at, ok := events.NextFailure(view, failed, from, step)
		return jumped{view, step, at, ok}
	})
}

// takeJump moves the cursor. When other rows have come meanwhile it looks
// again, in these.
func (a *App) takeJump(msg jumped) tea.Cmd {
	switch {
	case a.screen().kind != eventsScreen:
	case msg.view != a.table.View():
		return a.jump(msg.step)
	case !msg.ok:
		a.say("no further failure in this direction")
	default:
		a.table.MoveTo(msg.at)
		return a.followCursor()
	}
	return nil
}

// sameValues returns the fields of a list's columns that have the same value in all events
// selected, with that value. It counts all of them: a sample could hide the one that differs.
func sameValues(ctx context.Context, lang *store.Language, snap *store.Snapshot, sel *store.Selection) (map[string]string, error) {
	out := make(map[string]string)
	for _, field := range []string{"service", "region", "ip", "actor", "event"} {
		counts, err := snap.Facet(ctx, lang, field, sel, 1)
		if err != nil {
			return nil, err
		}
		if counts.Distinct == 1 && counts.Missing == 0 && counts.Events > 1 {
			out[field] = counts.Values[0].Value
		}
	}
	return out, nil
}
