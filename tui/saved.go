package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/palette"
)

// saved is a filter with a name, kept while the program runs.
type saved struct {
	name  string
	terms terms
}

// savedCommands save the filter, recall and forget what was saved.
func (a *App) savedCommands() []command {
	out := []command{{group: "Filter", name: "Save the filter under a name", hint: ":" + saveVerb, run: (*App).nameFilter}}
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

// saveVerb is what the command is called that takes the name behind it.
const saveVerb = "save"

// offerSave lists what the verb does with the name that is typed behind it.
func (a *App) offerSave(name string) {
	title := "Save the filter under a name"
	if name != "" {
		title = "Save the filter as " + name
	}
	a.list.Set(palette.NewItems([]palette.Item{{Group: "Filter", Title: title, Hint: ":" + saveVerb}}))
	a.picks = []pick{{run: func(a *App) tea.Cmd { return a.saveNamed(name) }}}
}

// saveNamed keeps the filter under a name, and asks for that where it is empty.
func (a *App) saveNamed(name string) tea.Cmd {
	if name = strings.TrimSpace(name); name == "" || len(a.conditions()) == 0 {
		return a.nameFilter()
	}
	a.keepFilter(name)
	return nil
}

// saveFilter keeps the filter under the name that was typed.
func (a *App) saveFilter() tea.Cmd {
	if name := strings.TrimSpace(a.input.String()); name != "" {
		a.keepFilter(name)
	}
	return nil
}

// keepFilter keeps the filter under a name, in place of an earlier one of that name.
func (a *App) keepFilter(name string) {
	a.mode = browsing
	a.forgetSaved(name)
	a.saved = append(a.saved, saved{name, a.conditions()})
	a.say("saved as " + name + " until you quit: the palette recalls it")
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
