package tui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/facets"
)

// usualFacets are the lists of the overview when nobody asked for others.
func usualFacets() []string {
	return []string{"region", "actor", "service", "event", "ip", "error", "ua", "account", "verb", "origin"}
}

// overviewFields returns the lists of the overview: the given fields, each
// once, or the usual ones.
func overviewFields(names []string) []facets.Field {
	if len(names) == 0 {
		names = usualFacets()
	}
	var out []facets.Field
	seen := make(map[string]bool)
	for _, name := range names {
		if !seen[name] {
			out = append(out, facetField(name))
		}
		seen[name] = true
	}
	return out
}

// facetField returns the list of a field, with its title.
func facetField(name string) facets.Field {
	return facets.Field{Name: name, Title: facets.TitleOf(name)}
}

// lacksFacet reports whether list number i has no counts in the answer that is
// being completed, or others than it shows.
func (a *App) lacksFacet(i int) bool {
	c := a.coming.facets[a.facets.Field(i).Name]
	return c == nil || c.Order != a.facets.Order(i)
}

func (a *App) lacksFacets() bool {
	for i := range a.facets.Len() {
		if a.lacksFacet(i) {
			return true
		}
	}
	return false
}

// displayFacets shows what an answer knows about the lists.
func (a *App) displayFacets(ans *answer) {
	for i := range a.facets.Len() {
		if c := ans.facets[a.facets.Field(i).Name]; c != nil && c.Order == a.facets.Order(i) {
			a.facets.Set(i, c)
		}
	}
}

// keepFacet takes the counts of a field, unless its list is gone or sorted
// otherwise by now.
func (a *App) keepFacet(c *facets.Counts) {
	i := a.facets.Index(c.Field)
	if i < 0 || c.Order != a.facets.Order(i) {
		return
	}
	a.coming.facets[c.Field] = c
	if a.coming == a.answer {
		a.facets.Set(i, c)
	}
}

// orderFacets sorts the lists as the state says.
func (a *App) orderFacets() {
	for i := range a.facets.Len() {
		a.facets.SetOrder(i, a.filter.sorts[a.facets.Field(i).Name])
	}
}

func (a *App) sortFacet() tea.Cmd    { return a.reorderFacet(facets.Order.Next) }
func (a *App) reverseFacet() tea.Cmd { return a.reorderFacet(facets.Order.Reversed) }

// reorderFacet sorts the focused list in another way; undo takes that back.
func (a *App) reorderFacet(change func(facets.Order) facets.Order) tea.Cmd {
	f := a.facets.Field(a.facets.Focus()).Name
	order := change(a.facets.Order(a.facets.Focus()))
	a.filter.change(func(s *state) {
		sorts := maps.Clone(s.sorts)
		if sorts == nil {
			sorts = make(map[string]facets.Order)
		}
		sorts[f] = order
		s.sorts = sorts
	})
	return a.changed()
}

// listFacets shows the lists that the state says.
func (a *App) listFacets() {
	if slices.Equal(a.facets.Names(), a.filter.lists) {
		return
	}
	a.search.stop() // it knows its list by the number
	a.facets.Arrange(overviewFields(a.filter.lists))
	a.orderFacets()
	a.displayFacets(a.answer)
}

// setLists makes the lists those of some fields; undo takes that back.
func (a *App) setLists(names []string) tea.Cmd {
	a.filter.change(func(s *state) { s.lists = names })
	return a.changed()
}

// addFacet gives a field a list in front of the focused one, unless it has
// one, and the focus.
func (a *App) addFacet(name string) tea.Cmd {
	if i := a.facetOf(name); i >= 0 {
		a.facets.SetFocus(i)
		return a.next()
	}
	return a.setLists(slices.Insert(a.facets.Names(), a.facets.Focus(), name))
}

func (a *App) removeFacet() tea.Cmd {
	if a.facets.Len() == 1 {
		a.say("this is the last facet: F adds others")
		return nil
	}
	i := a.facets.Focus()
	a.say("removed " + a.facets.Field(i).Title + ": u brings it back")
	return a.setLists(slices.Delete(a.facets.Names(), i, i+1))
}

func (a *App) facetForward() tea.Cmd { return a.shiftFacet(1) }
func (a *App) facetBack() tea.Cmd    { return a.shiftFacet(-1) }

// shiftFacet moves the focused list among the others.
func (a *App) shiftFacet(n int) tea.Cmd {
	i := a.facets.Focus()
	j := i + n
	if j < 0 || j >= a.facets.Len() {
		return nil
	}
	names := a.facets.Names()
	names[i], names[j] = names[j], names[i]
	return a.setLists(names)
}
