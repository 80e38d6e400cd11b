package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/theme"
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
	return tea.Batch(a.next(), a.followCursor())
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
	return tea.Batch(a.changed(), a.followCursor())
}

// openLine opens the event under the cursor, or shows the events that the line
// stands for.
func (a *App) openLine() tea.Cmd {
	if a.openFold() {
		a.say("one by one: u folds them again")
		return a.followCursor()
	}
	return a.openDetail()
}

// openedLine is a line of the list that was opened, by the row that closes it, and when
// that was. Undo closes it while nothing else was done that undo takes back; then redo
// opens it again.
type openedLine struct {
	row  store.Row
	when lengths
}

// openFold shows the events of the line under the cursor one by one. It reports
// whether there are several.
func (a *App) openFold() bool {
	row, ok := a.table.Open()
	if ok {
		a.opened, a.closed = append(a.opened, openedLine{row, a.lengths()}), nil
	}
	return ok
}

// closeFold shows the events of the line that was opened last as one again. It reports
// whether opening it was the latest thing done.
func (a *App) closeFold() bool {
	n, now := len(a.opened), a.lengths()
	if n == 0 || a.screen().kind != eventsScreen {
		return false
	}
	last := a.opened[n-1]
	if last.when.stack != now.stack || last.when.undo != now.undo {
		return false // what was undone since is as if it had not been done
	}
	a.opened = a.opened[:n-1]
	reads := a.table.Close(last.row)
	if reads > 0 {
		a.closed = append(a.closed, openedLine{last.row, now})
		a.say(theme.Plural(reads, "console read is", "console reads are") + " one line again: enter opens it")
	}
	return reads > 0
}

// openAgain opens the line that undo closed last. It reports whether that was the
// latest thing done.
func (a *App) openAgain() bool {
	n := len(a.closed)
	if n == 0 || a.screen().kind != eventsScreen || a.closed[n-1].when != a.lengths() || !a.table.Reach(a.closed[n-1].row) {
		return false
	}
	rest := a.closed[: n-1 : n-1]
	ok := a.openFold()
	a.closed = rest
	return ok
}
