package tui

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/filterbar"
	"github.com/trailsift/trailsift/tui/theme"
)

// A condition on who did something keeps the whole name; where there is no room for that,
// chips and crumbs cut it as lists do: acct …9012 …:5c6b…28d0e.

// actorOf returns who a condition says did it, and how it calls the field; "" for other
// conditions, and for several people.
func (a *App) actorOf(e store.Expr) (field, who string) {
	if all, ok := e.(store.And); ok && len(all) == 1 {
		e = all[0]
	}
	m, ok := e.(store.Match)
	if !ok || m.Op != store.Equal || len(m.Values) != 1 || !sameField(a.lang, m.Field, "actor") {
		return "", ""
	}
	who, _ = m.Values[0].Plain()
	return m.Field, who
}

// sayActor is such a condition in so many cells. What is whole is in quotes where it has
// blanks; what is cut is read, and by nobody parsed.
func sayActor(field, who string, width int) string {
	if text := theme.CleanCut(is(field, who).String(), width+1); theme.Width(text) <= width {
		return text
	}
	return field + "=" + theme.CleanCutActor(who, max(0, width-len(field)-len("=")))
}

// cutActors has the parts of a chip that say who did it cut as lists cut names.
func (a *App) cutActors(parts []filterbar.Part, e store.Expr) {
	for _, c := range conjuncts(e) {
		field, who := a.actorOf(c)
		for i := range parts {
			if p := &parts[i]; who != "" && p.Text == c.String() {
				p.Cut = func(width int) string { return sayActor(field, who, width) }
			}
		}
	}
}
