package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/theme"
)

// orderedView puts selected events in the order of a list.
func orderedView(ctx context.Context, lang *store.Language, snap *store.Snapshot, sel *store.Selection, order events.Order) (*store.View, error) {
	if order.Field == "" {
		return snap.View(ctx, sel, order.Descending)
	}
	return snap.ViewBy(ctx, lang, sel, order.Field, order.Descending)
}

// namedField is the room for the name of a field in a message, so that what comes
// behind it is read on the narrowest terminal.
const namedField = 18

// sortColumn sorts the list by the column under the cursor. Where it is sorted
// so it is turned round, and then put back in time order.
func (a *App) sortColumn() tea.Cmd {
	field, now := a.table.Field(), a.filter.order
	said := theme.CleanCutMiddle(field, namedField)
	switch {
	case field == "":
		a.say("this column is made from several fields: go to another one to sort")
		return nil
	case field == "time" && now.Field == "":
		return a.reverse()
	case field == "time":
		return a.setOrder(events.Order{}, "order: time")
	case field != now.Field:
		return a.setOrder(events.Order{Field: field}, "order: "+said+"   s reverses, then time order")
	case !now.Descending:
		return a.setOrder(events.Order{Field: field, Descending: true}, "order: "+said+" from the end   s: time order")
	}
	return a.setOrder(events.Order{}, "order: time")
}

// reverse turns the list round.
func (a *App) reverse() tea.Cmd {
	o := a.filter.order
	o.Descending = !o.Descending
	return a.setOrder(o, "order: "+orderText(o))
}

// orderText says what an order is.
func orderText(o events.Order) string {
	switch field := theme.CleanCutMiddle(o.Field, namedField); {
	case o.Field == "" && o.Descending:
		return "time, the newest first"
	case o.Field == "":
		return "time, the oldest first"
	case o.Descending:
		return field + " from the end"
	default:
		return field + " from the start"
	}
}

// setOrder sorts the list otherwise; undo takes that back.
func (a *App) setOrder(o events.Order, said string) tea.Cmd {
	a.filter.change(func(s *state) { s.order = o })
	a.say(said)
	return a.resort()
}

// resort starts to put the list in the order that is wanted by now; one that is
// not wanted any more is given up.
func (a *App) resort() tea.Cmd {
	if w := &a.work; w.unsort != nil && w.sorting != a.filter.order {
		w.endSort()
		w.busy = false
	}
	if a.lacksView() {
		return tea.Batch(a.tellSlow(), a.next())
	}
	return a.next()
}

// reordering reports whether the list is being put in another order than the one
// that it is shown in.
func (a *App) reordering() bool {
	return a.work.unsort != nil && a.answer.view != nil && a.work.sorting != a.answer.order
}

// endSort gives up the sorting under way, or says that it has ended.
func (w *work) endSort() {
	if w.unsort != nil {
		w.unsort()
		w.unsort = nil
	}
}
