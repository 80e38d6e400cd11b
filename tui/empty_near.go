package tui

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// nearText asks whether the near value was meant.
func (c culprit) nearText() string {
	if c.near == "" {
		return ""
	}
	return " Is it " + theme.CleanCutMiddle(c.near, 60) + "?"
}

// nearby returns the conditions with the near value in the place of the one that no
// event has; nil where there is none, or it is not of the filter's line.
func (a *App) nearby() terms {
	b := a.answer.blame
	if b == nil || len(b.culprits) == 0 || b.culprits[0].near == "" {
		return nil
	}
	found := b.culprits[0]
	m, ok := found.expr.(store.Match)
	at := a.filter.terms.index(found.expr)
	if !ok || at < 0 {
		return nil
	}
	m.Values = []store.Pattern{store.Literal(found.near)}
	return a.filter.terms.replaced(at, m)
}
