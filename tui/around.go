package tui

import (
	"net/netip"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
	"github.com/trailsift/trailsift/tui/facets"
)

// aroundEvent is how much time before and after an event is around it.
const aroundEvent = 15 * time.Minute

// aroundPivots list what was around an event: at that time, of the same session,
// address, request, or call that two accounts recorded.
func (a *App) aroundPivots(row store.Row) []pivot {
	r := a.answer.snap.Record(row)
	var out []pivot
	if at, ok := r.Time(); ok {
		e := a.during(at.Add(-aroundEvent), at.Add(aroundEvent+time.Second))
		out = append(out, pivot{"around this event", "15 minutes before and after it", func(a *App) tea.Cmd { return a.openAround(e, row) }})
	}
	for _, same := range []struct{ field, title, hint string }{
		{"session", "same session", "all that these credentials did"},
		{"key", "same access key", "all that was done with it"},
		{"ip", "same address", "all that came from it"},
		{"requestID", "same request", "events with its request id"},
		{"sharedEventID", "same shared event", "as other accounts recorded it"},
	} {
		value, ok := r.Value(a.lang, same.field)
		if !ok || !tellsApart(same.field, value) {
			continue
		}
		e := isAny(same.field, []facets.Value{{Text: value}})
		out = append(out, pivot{same.title, same.hint, func(a *App) tea.Cmd { return a.openAround(e, row) }})
	}
	return out
}

// tellsApart reports whether events that share a value have more in common than
// others. The keys of the console change within a session, and a service that
// calls by itself has no address but its name.
func tellsApart(field, value string) bool {
	switch field {
	case "key":
		return value != "" && !isTemporaryKey(value)
	case "ip":
		_, err := netip.ParseAddr(value)
		return err == nil
	}
	return value != ""
}

// openAround lists the events that fulfil a condition, with the cursor on the
// one that they are around.
func (a *App) openAround(e store.Expr, row store.Row) tea.Cmd {
	cmd := a.openWhole(e)
	a.screen().place = events.Place{Row: row, OK: true, Field: "time", Above: a.table.Page() / 2}
	a.resume = &place{}
	if a.answer.view != nil && a.answer.question == textOf(a.conditions().expr()) {
		a.resumeEvents()
	}
	return cmd
}
