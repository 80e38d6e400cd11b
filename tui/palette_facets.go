package tui

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store/trail"
)

// facetCommands lead to the list of each field that has a name of its own; fields without
// one are found in the field browser.
func (a *App) facetCommands() []command {
	if a.lang == nil {
		return nil
	}
	var out []command
	for _, name := range slices.Sorted(maps.Keys(a.lang.Aliases)) {
		if !listable(name) || a.secret(name) {
			continue
		}
		out = append(out, command{
			group: "Look", name: "Facet: " + trail.Word(name), also: a.calledToo(name),
			run: func(a *App) tea.Cmd { return a.openList(name) },
		})
	}
	return out
}

// listable reports whether the values of a field are worth a list: each event has a time
// and a place of its own in the logs, and the timeline is of times.
func listable(name string) bool { return !slices.Contains([]string{"time", "source", "id"}, name) }

// calledToo returns what people call a field besides its name: how filters do, the words
// of its path, and what they write for it in filters.
func (a *App) calledToo(name string) string {
	path := a.lang.Aliases[name]
	out := []string{name, inWords(path), path}
	for _, other := range slices.Sorted(maps.Keys(a.lang.Meant)) {
		if a.lang.Meant[other] == name {
			out = append(out, other)
		}
	}
	return strings.Join(out, " ")
}

// inWords puts a blank before each word of a path: user Identity access Key Id.
func inWords(path string) string {
	var b strings.Builder
	for i, r := range path {
		if i > 0 && startsAt(path, i) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// openList goes to the list of a field on the overview; one that is not there is added.
func (a *App) openList(name string) tea.Cmd {
	add := a.addFacet(name)
	if a.screen().kind != overviewScreen {
		return tea.Batch(add, a.enter(screen{kind: overviewScreen}))
	}
	return tea.Batch(add, a.focusTimeline(false))
}
