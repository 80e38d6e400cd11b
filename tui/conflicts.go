package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/theme"
)

// Records of one event id and different content are all kept. That one was changed matters
// more to an investigation than most events: they can be listed.

// maxConflicts is how many event ids are listed at most; where there are more, that is said.
const maxConflicts = 500

// conflictCommands are the commands about records in conflict, where there are any.
func (a *App) conflictCommands() []command {
	if a.held().Conflict == 0 {
		return nil
	}
	return []command{{group: "Go", name: "List records in conflict", hint: "one id, different content", also: "conflicts conflict changed same id", run: (*App).findConflicts}}
}

// conflictsFound brings the event ids that several records have, or why they are not known.
type conflictsFound struct {
	ids []string
	err error
}

// findConflicts looks for event ids that more than one event has. What has an empty id is
// told apart by its content, and in conflict with nothing.
func (a *App) findConflicts() tea.Cmd {
	snap, lang, ctx := a.answer.snap, a.lang, a.ctx
	return guard(func() tea.Msg {
		f, err := snap.Facet(ctx, lang, "eventID", nil, maxConflicts+2)
		if err != nil {
			return conflictsFound{err: err}
		}
		var out conflictsFound
		for _, v := range f.Values {
			if v.Count > 1 && v.Value != "" {
				out.ids = append(out.ids, v.Value)
			}
		}
		return out
	})
}

// take lists the events, in the order of time.
func (msg conflictsFound) take(a *App) tea.Cmd {
	switch {
	case a.mode != browsing:
		return nil
	case msg.err != nil:
		a.warn("the event ids were not counted: " + msg.err.Error())
		return nil
	case len(msg.ids) == 0:
		a.say("no two events have one id any more")
		return nil
	}
	var values []facets.Value
	for _, id := range msg.ids[:min(len(msg.ids), maxConflicts)] {
		values = append(values, facets.Value{Text: id})
	}
	cmd := a.openWhole(isAny("id", values))
	if len(msg.ids) > maxConflicts {
		a.say("more than " + theme.Count(maxConflicts) + " ids are in conflict: those with the most records are listed")
	}
	return cmd
}
