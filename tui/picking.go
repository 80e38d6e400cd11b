package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/palette"
	"github.com/trailsift/trailsift/tui/theme"
)

// In a list that one value of a field narrows, no line has another one that
// could be added. There + offers the others: those of the events that match all
// conditions but the ones on that field.

// required are the conditions in force, or those besides them, on a field; of
// what it must not be there is nothing to add to.
func (a *App) required(field string, on bool) terms {
	var out terms
	for _, c := range a.conditions() {
		is := !c.off && sameField(a.lang, fieldOf(c.expr), field) && !excludes(c.expr)
		if is == on {
			out = append(out, c)
		}
	}
	return out
}

// saysAlready reports whether the conditions on a field have all of some values
// in their lists.
func (a *App) saysAlready(field string, values []facets.Value) bool {
	conditions := a.required(field, true)
	covers := func(e store.Expr, v facets.Value) bool {
		both := either(e, field, []facets.Value{v})
		return both.String() == e.String() || e.String() == isAny(field, []facets.Value{v}).String()
	}
	for _, v := range values {
		if !slices.ContainsFunc(conditions, func(c term) bool { return covers(c.expr, v) }) {
			return false
		}
	}
	return len(values) > 0 && field != "time" // which + can add further ones to in the list
}

// pickOther lists the values that a field has besides those that the filter
// lets through; enter adds one to them.
func (a *App) pickOther(field string) tea.Cmd {
	snap, lang := a.answer.snap, a.lang
	if snap == nil {
		return nil
	}
	a.list.Set(palette.NewItems(nil))
	a.picks, a.pickFor = nil, field
	a.mode, a.input = pickingValue, line{}
	rest, conditions := a.required(field, false).expr(), a.required(field, true).expr()
	ctx, number := a.search.start(a.ctx, wanted{})
	return guard(func() tea.Msg {
		sel, err := snap.Select(ctx, lang, rest, nil)
		if err != nil {
			return nil
		}
		here, err := snap.SelectIn(ctx, lang, conditions, sel)
		if err != nil {
			return nil
		}
		f, err := snap.Facet(ctx, lang, field, sel.Without(here), pickLimit)
		if err != nil {
			return nil
		}
		return offerOf(number, []*store.Facet{f})
	})
}

// takeOther adds a value to the conditions on its field. One that a screen
// brought along becomes the investigation's.
func (a *App) takeOther(p pick) tea.Cmd {
	values := []facets.Value{{Text: p.value}}
	a.filter.change(func(s *state) {
		for _, e := range a.drills() {
			if sameField(a.lang, fieldOf(e), p.field) {
				s.terms, s.dropped = s.terms.with(e), s.dropped.with(e)
			}
		}
		s.terms = s.terms.also(a.lang, p.field, values)
	})
	return a.changed()
}

// pickPrompt stands before what is typed to find a value.
func (a *App) pickPrompt() string {
	if a.pickFor == "" {
		return "/"
	}
	return "+ other " + theme.CleanCutMiddle(a.pickFor, a.width/3)
}
