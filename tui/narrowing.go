package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/facets"
)

// narrow changes the conditions of the investigation.
func (a *App) narrow(t terms) tea.Cmd {
	if !a.filter.set(t) {
		a.say("the filter says so already")
		return nil
	}
	return a.ask()
}

func (a *App) only() tea.Cmd {
	return a.byValue(func(field string, values []facets.Value) terms {
		return a.filter.terms.only(a.lang, field, values)
	})
}

func (a *App) also() tea.Cmd {
	return a.byValue(func(field string, values []facets.Value) terms {
		return a.filter.terms.also(a.lang, field, values)
	})
}

func (a *App) without() tea.Cmd {
	return a.byValue(a.filter.terms.without)
}

// byValue changes the filter by the value under the cursor, or the selected
// ones.
func (a *App) byValue(change func(field string, values []facets.Value) terms) tea.Cmd {
	field, values := a.value()
	if len(values) == 0 {
		a.say("there is no value here to filter by")
		return nil
	}
	if a.screen().kind == overviewScreen {
		a.facets.Unpick()
	}
	return a.narrow(change(field, values))
}

func (a *App) pick() tea.Cmd {
	a.facets.Pick()
	return a.next()
}

func (a *App) toggleAWS() tea.Cmd     { return a.toggle(noAWS) }
func (a *App) toggleChanges() tea.Cmd { return a.toggle(changes) }
func (a *App) toggleFailed() tea.Cmd  { return a.toggle(onlyFailed) }

func (a *App) toggle(e store.Expr) tea.Cmd { return a.narrow(a.filter.terms.toggled(e)) }

func (a *App) undo() tea.Cmd {
	if !a.filter.back() {
		a.say("nothing to undo")
		return nil
	}
	return a.ask()
}

func (a *App) redo() tea.Cmd {
	if !a.filter.forward() {
		a.say("nothing to redo")
		return nil
	}
	return a.ask()
}

func (a *App) reverse() tea.Cmd {
	a.newestFirst = !a.newestFirst
	return a.next()
}

func (a *App) togglePreview() tea.Cmd {
	a.preview = !a.preview
	if a.width < previewFrom {
		a.say("the preview needs a terminal 140 columns wide")
	}
	a.arrange()
	return a.followCursor()
}

// editFilter opens the filter's text.
func (a *App) editFilter() tea.Cmd {
	a.mode, a.input = editingFilter, newLine(textOf(a.conditions().expr()))
	return nil
}

// parse reads the text being edited; problem says what is wrong with it.
func (a *App) parse() (t terms, problem string) {
	e, err := a.lang.Parse(a.input.String())
	if err != nil {
		return nil, err.Error()
	}
	return termsOf(e), ""
}

// doubt says what is odd about a filter that can be read: it names a field
// that no event has. That is no error, loading may still bring one.
func (a *App) doubt(t terms) string {
	if a.answer.snap == nil {
		return ""
	}
	for _, e := range t {
		for _, field := range fieldsOf(e) {
			if !a.answer.snap.Has(a.lang, field) {
				return "no event has " + field
			}
		}
	}
	return ""
}

// applyFilter puts the edited filter in force, unless it cannot be read.
// Conditions that a screen brought along stay the screen's as long as the
// text has them.
func (a *App) applyFilter() tea.Cmd {
	t, problem := a.parse()
	if problem != "" {
		a.warn(problem)
		return nil
	}
	a.mode = browsing
	for i := range a.stack {
		at := -1
		if d := a.stack[i].drill; d != nil {
			at = t.index(d)
			if at < 0 {
				a.stack[i].drill = nil
			}
		}
		if at >= 0 {
			t = append(t[:at:at], t[at+1:]...)
		}
	}
	a.filter.set(t)
	return a.ask()
}
