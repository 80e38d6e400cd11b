package tui

import (
	"context"

	"github.com/trailsift/trailsift/store"
	life "github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/lineage"
	"github.com/trailsift/trailsift/tui/theme"
)

// evidence is the events that an answer rests on, oldest first; the zero value
// is none.
type evidence struct {
	snap *store.Snapshot
	rows *store.View
}

// evidenceOf returns selected events as evidence; nil selects none.
func (from sources) evidenceOf(ctx context.Context, sel *store.Selection) (evidence, error) {
	if sel == nil || sel.Len() == 0 {
		return evidence{}, nil
	}
	rows, err := from.snap.View(ctx, sel, false)
	return evidence{from.snap, rows}, err
}

// ofLife are the events that did something to a resource, and those that only
// name it.
func (from sources) ofLife(ctx context.Context, h *life.Answer) (evidence, error) {
	var rows []store.Row
	views := []*store.View{h.Events, h.Mentions}
	if h.Containing != nil {
		views = append(views, h.Containing.Rows)
	}
	for _, view := range views {
		for i := 0; view != nil && i < view.Len(); i++ {
			rows = append(rows, view.Row(i))
		}
	}
	return from.evidenceOf(ctx, from.snap.SelectRows(rows))
}

// ofChain are the events that issued the credentials one from the other, and
// those of the session at the end.
func (from sources) ofChain(ctx context.Context, c *lineage.Chain) (evidence, error) {
	var rows []store.Row
	for _, s := range c.Steps {
		if s.EventID != "" {
			rows = append(rows, s.Row)
		}
		if s.RestsOn != "" {
			rows = append(rows, s.RestsOnRow)
		}
	}
	all := from.snap.SelectRows(rows)
	if c.Own != nil {
		found, err := from.snap.Select(ctx, from.lang, c.Own, nil)
		if err != nil {
			return evidence{}, err
		}
		all = all.Either(found)
	}
	return from.evidenceOf(ctx, all)
}

// writeAnswer asks for the name of a file for the events of the answer that is
// shown.
func (a *App) writeAnswer(format string) {
	switch {
	case a.replyTooEarly():
		a.say("the answer is still being worked out")
	case a.shownReply.about.rows == nil:
		a.say("this answer rests on no events: w on a list writes those that match the filter")
	default:
		about := a.shownReply.about
		a.nameFile(format, contents{snap: about.snap, rows: about.rows, says: theme.Plural(about.rows.Len(), "event") + " of this answer"})
	}
}
