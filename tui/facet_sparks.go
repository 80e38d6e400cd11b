package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/facets"
)

// sparked brings when some values of a list occurred.
type sparked struct {
	number      int
	wish        facets.Wish
	counts      [][]uint32
	first, last time.Time
}

// sparkStep counts when the values occurred that are seen, one list at a time,
// when there is nothing else to do; nil when nothing is lacking. While events
// still come pictures would be of the past before they are drawn.
func (a *App) sparkStep() tea.Cmd {
	onFacets := a.screen().kind == overviewScreen && a.coming == a.answer && a.plain()
	if !onFacets || a.loading() && !a.progress.Waiting {
		return nil
	}
	w, ok := a.facets.Unsparked()
	if !ok {
		return nil
	}
	ctx, lang, snap, sel, number := a.work.ctx, a.lang, a.coming.snap, a.coming.sel, a.coming.number
	return guard(func() tea.Msg {
		counts, err := snap.Sparks(ctx, lang, w.Field, w.Values, sel, w.Width)
		if err != nil {
			return nil
		}
		first, last, _ := snap.SpanOf(sel)
		return sparked{number, w, counts, first, last}
	})
}

func (msg sparked) take(a *App) tea.Cmd {
	if msg.number != a.work.number {
		return nil
	}
	a.work.busy = false
	a.facets.Spark(msg.wish, msg.counts, msg.first, msg.last)
	return tea.Batch(a.next(), a.catchUp())
}
