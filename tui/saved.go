package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// saved is a filter with a name, kept while the program runs.
type saved struct {
	name  string
	terms terms
}

// savedCommands save the filter, recall and forget what was saved.
func (a *App) savedCommands() []command {
	out := []command{{group: "Filter", name: "Save the filter under a name", run: (*App).nameFilter}}
	for _, s := range a.saved {
		out = append(out,
			command{group: "Saved", name: s.name, hint: textOf(s.terms.expr()), run: func(a *App) tea.Cmd { return a.recallSaved(s) }},
			command{group: "Saved", name: "Forget " + s.name, run: func(a *App) tea.Cmd { return a.forgetSaved(s.name) }})
	}
	return out
}

// nameFilter asks for the name under which the filter is saved.
func (a *App) nameFilter() tea.Cmd {
	if len(a.conditions()) == 0 {
		a.say("there is no filter to save")
		return nil
	}
	a.mode, a.input = naming, line{}
	return nil
}

// saveFilter keeps the filter under the name that was typed, in place of an
// earlier one of that name.
func (a *App) saveFilter() tea.Cmd {
	name := strings.TrimSpace(a.input.String())
	if name == "" {
		return nil
	}
	a.mode = browsing
	a.forgetSaved(name)
	a.saved = append(a.saved, saved{name, a.conditions()})
	a.say("saved as " + name + " until you quit: the palette recalls it")
	return nil
}

func (a *App) forgetSaved(name string) tea.Cmd {
	a.saved = slices.DeleteFunc(slices.Clone(a.saved), func(s saved) bool { return s.name == name })
	return nil
}

// recallSaved puts a saved filter in the place of the present one.
func (a *App) recallSaved(s saved) tea.Cmd {
	t := s.terms
	for _, e := range a.drills() {
		if i := t.index(e); i >= 0 {
			t = t.removed(i)
		}
	}
	return a.narrow(t)
}
