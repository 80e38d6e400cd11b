package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/facets"
)

// narrow changes the conditions of the investigation.
func (a *App) narrow(t terms) tea.Cmd {
	if !a.filter.set(t) {
		a.refuse("the filter says so already")
		return nil
	}
	if a.onAnswer() {
		a.say("the filter has changed, for lists and counts; answers look at all events")
	}
	return a.changed()
}

func (a *App) only() tea.Cmd {
	if a.onCount() {
		return a.narrow(a.filter.terms.with(consoleReads[0]).with(consoleReads[1]))
	}
	return a.byValue(func(field string, values []facets.Value) terms {
		return a.filter.terms.only(a.lang, field, values)
	})
}

// also adds the value under the cursor to those that the filter lets through;
// where it is one of these it offers others.
func (a *App) also() tea.Cmd {
	if a.onCount() {
		return a.only() // nothing says yet which others there may be
	}
	field, values := a.value()
	if a.screen().kind != overviewScreen && a.saysAlready(field, values) {
		return a.pickOther(field)
	}
	return a.byValue(func(field string, values []facets.Value) terms {
		return a.filter.terms.also(a.lang, field, values)
	})
}

func (a *App) without() tea.Cmd {
	if a.onCount() {
		return a.narrow(a.filter.terms.with(noConsoleReads))
	}
	return a.byValue(a.filter.terms.without)
}

// onCount reports whether the cursor is on the cell of the list that counts console
// reads.
func (a *App) onCount() bool {
	return a.screen().kind == eventsScreen && !a.previewFocused() && a.table.Counting()
}

// byValue changes the filter by the value under the cursor, or the selected
// ones.
func (a *App) byValue(change func(field string, values []facets.Value) terms) tea.Cmd {
	field, values := a.value()
	if len(values) == 0 {
		a.refuse("there is no value here to filter by")
		return nil
	}
	if a.screen().kind == overviewScreen {
		a.facets.Stay()
		a.facets.Unpick()
	}
	return a.narrow(change(field, values))
}

func (a *App) pick() tea.Cmd {
	a.facets.Pick()
	return a.next()
}

// reader is the language that typed filters are read in: a time of the day is
// one before the newest event.
func (a *App) reader() *store.Language {
	lang := *a.lang
	if a.answer.snap != nil {
		_, lang.Newest, _ = a.answer.snap.Span()
	}
	return &lang
}

// parse reads the text being edited; problem says what is wrong with it.
func (a *App) parse() (t terms, problem string) {
	e, err := a.reader().Parse(a.input.String())
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
	for _, c := range t {
		for _, field := range store.FieldsOf(c.expr) {
			if !a.answer.snap.Has(a.lang, field) {
				return "no event has " + field + phrase.DidYouMean(a.answer.snap.LikelyPath(field))
			}
		}
	}
	return ""
}

// applyFilter puts the edited filter in force, unless it cannot be read.
// Conditions that a screen brought along stay the screen's as long as the
// text has them; those that are off have no text and stay, unless a filter was typed
// in the place of all.
func (a *App) applyFilter() tea.Cmd {
	t, problem := a.parse()
	if problem != "" {
		a.warn("not applied: what is wrong stands below the filter")
		return nil
	}
	a.mode = browsing
	var dropped []store.Expr
	for _, e := range a.drills() {
		if at := t.index(e); at >= 0 {
			t = t.removed(at)
		} else {
			dropped = append(dropped, e)
		}
	}
	for i, c := range a.filter.terms {
		if a.staysOff(c, t) {
			t = slices.Insert(t, min(i, len(t)), c)
		}
	}
	a.filter.change(func(s *state) {
		s.terms = t
		for _, e := range dropped {
			s.dropped = s.dropped.with(e)
		}
	})
	return tea.Batch(a.changed(), a.findVain())
}

// staysOff reports whether a condition that is off stays so beside those that were
// typed. Of one whose text was opened that says what has become of it.
func (a *App) staysOff(c term, typed terms) bool {
	if revived := a.editor.revived; revived != nil && c.expr.String() == revived.String() {
		return false
	}
	return c.off && typed.find(c.expr) < 0 && !a.replaced(c.expr)
}

// replaced reports whether a condition that is off goes with the filter that another
// was typed in the place of. One that a screen switched off is not for it to drop.
func (a *App) replaced(off store.Expr) bool {
	return a.editor.anew && a.conditions().expr() != nil && !slices.ContainsFunc(a.stack, func(s screen) bool {
		return terms(s.lifted).find(off) >= 0
	})
}
