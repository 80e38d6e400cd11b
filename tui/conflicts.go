package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/facets"
)

// Records of one event id and different content are all kept. That one was changed matters
// more to an investigation than most events: they can be listed.

// maxConflicts is how many event ids are listed at most.
const maxConflicts = 500

// conflictCommands are the commands about records in conflict, where there are any.
func (a *App) conflictCommands() []command {
	if a.held().Conflict == 0 {
		return nil
	}
	return []command{{group: "Go", name: "List records in conflict", hint: "one id, different content", also: "conflicts conflict changed same id", run: (*App).findConflicts}}
}

// conflictsFound brings the event ids that several records have.
type conflictsFound struct{ ids []string }

// findConflicts looks for event ids that more than one event has.
func (a *App) findConflicts() tea.Cmd {
	snap, lang, ctx := a.answer.snap, a.lang, a.ctx
	return guard(func() tea.Msg {
		f, err := snap.Facet(ctx, lang, "eventID", nil, maxConflicts)
		if err != nil {
			return nil
		}
		several := slices.IndexFunc(f.Values, func(v store.ValueCount) bool { return v.Count == 1 })
		if several < 0 {
			several = len(f.Values)
		}
		var out conflictsFound
		for _, v := range f.Values[:several] {
			out.ids = append(out.ids, v.Value)
		}
		return out
	})
}

// take lists the events in time order, all of an id one below the other.
func (msg conflictsFound) take(a *App) tea.Cmd {
	if a.mode != browsing {
		return nil
	}
	if len(msg.ids) == 0 {
		a.say("no two events have one id any more")
		return nil
	}
	var values []facets.Value
	for _, id := range msg.ids {
		values = append(values, facets.Value{Text: id})
	}
	return a.openWhole(isAny("id", values))
}
