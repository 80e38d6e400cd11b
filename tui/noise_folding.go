package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
)

// foldAtOnce is how many events a list may have for its console reads to be
// looked for before it is shown: 50 ms of work.
const foldAtOnce = 20_000

// foldable are the reads that lines of the event list may stand for: what the
// console asks to draw its pages. Those that failed, and those that hand out
// secrets or data, stay by themselves.
func foldable() store.Expr { return append(consoleReads[:2:2], store.Not{Expr: onlyFailed}) }

// foldsOf returns which lines of a view can be folded: none where neighbours are
// not near each other in time.
func foldsOf(ctx context.Context, lang *store.Language, snap *store.Snapshot, view *store.View) (*events.Folds, error) {
	if !view.ByTime() {
		return &events.Folds{}, nil
	}
	quiet, err := snap.Select(ctx, lang, foldable(), nil)
	if err != nil {
		return nil, err
	}
	return events.FoldsOf(ctx, lang, snap, view, quiet)
}

// folded brings which lines of a long list can be folded.
type folded struct {
	number int
	view   *store.View
	folds  *events.Folds
}

func (a *App) lacksFolds() bool { return a.coming.view != nil && a.coming.folds == nil }

// findFolds finds which lines of the list can be folded.
func (a *App) findFolds() tea.Cmd {
	ctx, ans, lang := a.work.ctx, *a.coming, a.lang
	return guard(func() tea.Msg {
		folds, err := foldsOf(ctx, lang, ans.snap, ans.view)
		if err != nil {
			return nil
		}
		return folded{ans.number, ans.view, folds}
	})
}

func (msg folded) take(a *App) tea.Cmd {
	if msg.number != a.work.number {
		return nil
	}
	a.work.busy = false
	if a.coming.view == msg.view {
		a.coming.folds = msg.folds
	}
	if a.coming == a.answer {
		a.foldList()
	}
	return a.next()
}

// foldList folds the lines of the list, unless somebody wants to see all, or asked
// for what would be folded.
func (a *App) foldList() {
	if a.filter.unfolded || a.asksForReads() {
		a.table.SetFolds(nil)
		return
	}
	a.table.SetFolds(a.answer.folds)
}

// asksForReads reports whether the filter asks for what would be folded.
func (a *App) asksForReads() bool {
	return len(a.required("event", true))+len(a.required("origin", true)) > 0
}

// toggleFolding folds console reads, or shows them one by one.
func (a *App) toggleFolding() tea.Cmd {
	if a.screen().kind == eventsScreen && a.asksForReads() {
		a.refuse("nothing is folded here: the filter asks for these events")
		return nil
	}
	a.filter.change(func(s *state) { s.unfolded = !s.unfolded })
	return a.changed()
}

// openLine opens the event under the cursor, or shows the events that the line
// stands for.
func (a *App) openLine() tea.Cmd {
	if a.table.Open() {
		return a.followCursor()
	}
	return a.openDetail()
}
