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
	at, near := a.filter.terms.index(found.expr), store.Literal(found.near)
	if at < 0 {
		return nil
	}
	switch e := found.expr.(type) {
	case store.Match:
		e.Values = []store.Pattern{near}
		return a.filter.terms.replaced(at, e)
	case store.Text:
		return a.filter.terms.replaced(at, store.Text{Pattern: near})
	}
	return nil
}
