package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/events"
)

// widerBy is how many cells a key makes a column wider.
const widerBy = 2

// chooserKeys act on the columns of the event list being chosen.
func chooserKeys() []binding {
	return []binding{
		{[]string{"space", "x"}, inColumns, "Columns", "Show the column or not", foot{"on, off", inColumns}, (*App).toggleColumn},
		{[]string{"/", "F"}, inColumns, "Columns", "Add a column of any field", foot{"add", inColumns}, (*App).addColumn},
		{[]string{"J"}, inColumns, "Columns", "Move it right, left", foot{"move", inColumns}, (*App).columnDown},
		{[]string{"K"}, inColumns, "Columns", "Move it right, left", foot{}, (*App).columnUp},
		{[]string{"+", "=", "l", "right"}, inColumns, "Columns", "Wider, narrower", foot{"wider", inColumns}, (*App).columnWider},
		{[]string{"-", "h", "left"}, inColumns, "Columns", "Wider, narrower", foot{"narrower", inColumns}, (*App).columnNarrower},
		{[]string{"j", "down"}, inColumns, "Columns", "Next, previous column", foot{}, (*App).nextChoice},
		{[]string{"k", "up"}, inColumns, "Columns", "Next, previous column", foot{}, (*App).previousChoice},
		{[]string{"g", "home"}, inColumns, "Columns", "First, last column", foot{}, (*App).firstChoice},
		{[]string{"G", "end"}, inColumns, "Columns", "First, last column", foot{}, (*App).lastChoice},
		{[]string{"s"}, inColumns, "Columns", "Sort by it; reverse", foot{"sort", inColumns}, (*App).sortColumn},
		{[]string{"S"}, inColumns, "Columns", "Sort by it; reverse", foot{}, (*App).reverse},
		{[]string{"u"}, inColumns, "Columns", "As they were; the usual", foot{"as it was", inColumns}, (*App).restoreColumns},
		{[]string{"r"}, inColumns, "Columns", "As they were; the usual", foot{}, (*App).usualColumns},
		{[]string{"esc", "enter", "C", "q"}, inColumns, "Columns", "Back to the list", foot{"done", inColumns}, (*App).leaveColumns},
	}
}

// chooseColumns opens the list of the columns below the events, which follow
// what is chosen.
func (a *App) chooseColumns() tea.Cmd {
	a.unchosen, a.unsorted = a.listColumns(a.width), len(a.filter.undo)
	a.unmoved = a.table.Window()
	a.chooser.Set(a.unchosen, a.unmoved.Field)
	a.mode = choosingColumns
	return a.showColumns()
}

// leaveColumns keeps what was chosen: one step that undo takes back. Where that
// is what the list has by itself, nothing was chosen. What was seen of the list before is
// seen again, as far as nobody went elsewhere.
func (a *App) leaveColumns() tea.Cmd {
	a.mode = browsing
	chosen := a.chooser.Columns()
	if a.stayed(chosen) {
		a.table.FocusColumn(a.unmoved.Field)
	}
	if slices.Equal(chosen, a.ownColumns(a.width)) || a.filter.columns == nil && slices.Equal(chosen, a.unchosen) {
		chosen = nil
	}
	by := a.filter.order.Field
	gone := a.chooser.Offers(by) && !a.chooser.Has(by)
	a.filter.change(func(s *state) {
		s.columns = chosen
		if gone { // nobody would see what the list is sorted by
			s.order = events.Order{}
		}
	})
	cmd := a.changed()
	a.table.ScrollBack(a.unmoved)
	return tea.Batch(cmd, a.followCursor()) // who sorted meanwhile has another event under the cursor
}

// stayed reports whether the columns are those that choosing began with, and its cursor is
// where it was then: on the first one where that of the list was on the time, which nobody
// chooses.
func (a *App) stayed(chosen []events.Column) bool {
	began := a.unmoved.Field
	if !a.chooser.Offers(began) && len(a.unchosen) > 0 {
		began = a.unchosen[0].Field
	}
	return a.chooser.Field() == began && slices.Equal(chosen, a.unchosen)
}

// showColumns lets the list of events follow what is chosen.
func (a *App) showColumns() tea.Cmd {
	a.table.SetColumns(a.chooser.Columns())
	a.table.FocusColumn(a.chooser.Field())
	a.arrange()
	return a.countColumns()
}

// columnsCounted brings how many of the events listed have some fields.
type columnsCounted struct {
	number int
	rows   map[string]int
	events int
}

// countColumns counts the events that have the fields of the columns.
func (a *App) countColumns() tea.Cmd {
	ans, lang, ctx := *a.answer, a.lang, a.work.ctx
	if ans.snap == nil || ans.sel == nil {
		return nil
	}
	fields := a.chooser.Fields()
	a.chosen++
	number := a.chosen
	return guard(func() tea.Msg {
		rows := make(map[string]int)
		for _, field := range fields {
			f, err := ans.snap.Facet(ctx, lang, field, ans.sel, 1)
			if err != nil {
				return nil
			}
			rows[field] = f.Events - f.Missing
		}
		return columnsCounted{number, rows, ans.sel.Len()}
	})
}

func (msg columnsCounted) take(a *App) tea.Cmd {
	if msg.number == a.chosen {
		a.chooser.Count(msg.rows, msg.events)
	}
	return nil
}

func (a *App) moveChoice(n int) {
	a.chooser.Move(n)
	a.table.FocusColumn(a.chooser.Field())
}

func (a *App) nextChoice() tea.Cmd {
	a.moveChoice(1)
	return nil
}

func (a *App) previousChoice() tea.Cmd {
	a.moveChoice(-1)
	return nil
}

func (a *App) firstChoice() tea.Cmd {
	a.moveChoice(-farAway)
	return nil
}

func (a *App) lastChoice() tea.Cmd {
	a.moveChoice(farAway)
	return nil
}

func (a *App) toggleColumn() tea.Cmd {
	if !a.chooser.Toggle() {
		a.say("one column stays: / adds others")
	}
	return a.showColumns()
}

func (a *App) columnDown() tea.Cmd { return a.shiftColumn(1) }
func (a *App) columnUp() tea.Cmd   { return a.shiftColumn(-1) }

func (a *App) shiftColumn(n int) tea.Cmd {
	a.chooser.Shift(n)
	return a.showColumns()
}

func (a *App) columnWider() tea.Cmd    { return a.widenColumn(widerBy) }
func (a *App) columnNarrower() tea.Cmd { return a.widenColumn(-widerBy) }

func (a *App) widenColumn(n int) tea.Cmd {
	a.chooser.Widen(n)
	return a.showColumns()
}

// restoreColumns shows the columns that the list had, in the order that it had.
func (a *App) restoreColumns() tea.Cmd {
	for len(a.filter.undo) > a.unsorted && a.filter.back() { // sorting is all that was kept since
	}
	a.chooser.Set(a.listColumns(a.width), a.chooser.Field())
	return tea.Batch(a.showColumns(), a.resort())
}

// usualColumns shows the columns that the list has by itself. It goes back to the
// order of time where it is sorted by one of the others.
func (a *App) usualColumns() tea.Cmd {
	by := a.filter.order.Field
	had := a.chooser.Offers(by)
	a.chooser.Set(a.ownColumns(a.width), a.chooser.Field())
	cmd := a.showColumns()
	if had && !a.chooser.Has(by) {
		cmd = tea.Batch(cmd, a.setOrder(events.Order{}, "order: time"))
	}
	return cmd
}

// ownColumns returns the columns that a list has by itself on a screen of some
// width. On a narrow one the usual ones start with those that tell most; that with
// the cursor stays where it is while it is narrowed to one value.
func (a *App) ownColumns(width int) []events.Column {
	switch {
	case len(a.cfg.Columns) > 0:
		return a.cfg.Columns
	case width >= events.Roomy:
		return events.Usual()
	}
	return events.Narrow(a.says)
}

// says reports whether the filter says what the values of a column are, and nobody narrowed
// the list from there: a column does not leave the cursor.
func (a *App) says(field string) bool {
	for _, s := range slices.Backward(a.stack) {
		if s.kind == eventsScreen {
			return a.chipSays(field) && field != s.stays
		}
	}
	return a.chipSays(field)
}

// chipSays reports whether a condition is about one value of a field and nothing else: of
// several parts a chip may not show each.
func (a *App) chipSays(field string) bool {
	return slices.ContainsFunc(a.conditions(), func(c term) bool {
		m, single := c.expr.(store.Match)
		return single && !c.off && (a.fixedBy(m, field) || a.spells(m, field))
	})
}

// spells reports whether a condition that looks for one text has found one value of a field,
// which is that text but for capitals.
func (a *App) spells(m store.Match, field string) bool {
	if m.Op != store.Like || len(m.Values) != 1 || !sameField(a.lang, m.Field, field) {
		return false
	}
	text, plain := m.Values[0].Plain()
	value, one := a.answer.same[field]
	return plain && one && strings.EqualFold(text, value)
}

// listColumns returns the columns that were chosen, or else the list's own.
func (a *App) listColumns(width int) []events.Column {
	if a.filter.columns != nil {
		return a.filter.columns
	}
	return a.ownColumns(width)
}

// chosenColumns reports whether somebody said which columns the list has.
func (a *App) chosenColumns() bool {
	return a.filter.columns != nil || len(a.cfg.Columns) > 0 || a.choosesColumns()
}

// choosesColumns reports whether the columns are being chosen.
func (a *App) choosesColumns() bool {
	return a.mode == choosingColumns || a.readsHelp(choosingColumns) || a.mode == choosingField && a.browse.from == choosingColumns
}

// shownColumns returns the columns of the event list as they are drawn: without that of
// the errors where it would be empty, unless somebody asked for it.
func (a *App) shownColumns() []events.Column {
	columns := a.listColumns(a.width)
	switch {
	case a.choosesColumns():
		return a.chooser.Columns()
	case a.chosenColumns() || a.coded || a.filter.order.Field == "error" || a.table.Field() == "error":
		return columns
	}
	return slices.DeleteFunc(slices.Clone(columns), func(c events.Column) bool { return c.Field == "error" })
}

// showErrors tells whether an event of the list shown has an error code. That is known
// of all of them, not of those in sight: the columns stay while one scrolls.
func (a *App) showErrors(coded bool) {
	if a.coded == coded {
		return
	}
	a.coded = coded
	if a.screen().kind == eventsScreen {
		a.arrange()
	}
}

// fixes reports whether the conditions leave one value of a field only.
func (a *App) fixes(field string) bool {
	return slices.ContainsFunc(a.conditions(), func(c term) bool { return !c.off && a.fixedBy(c.expr, field) })
}

// fixedBy reports whether a condition leaves one value of a field only; one of
// several parts does so that all hold where one of them does.
func (a *App) fixedBy(e store.Expr, field string) bool {
	switch e := e.(type) {
	case store.And:
		return slices.ContainsFunc(e, func(part store.Expr) bool { return a.fixedBy(part, field) })
	case store.Match:
		return e.Op == store.Equal && len(e.Values) == 1 && sameField(a.lang, e.Field, field)
	}
	return false
}

// tellingColumn returns the field that a fresh list has its cursor on: the first
// column that the filter leaves more than one value, and the events have more than one of,
// as far as that is known. Of an actor's events that is what was done, else who did it.
func (a *App) tellingColumn() string {
	var same map[string]string
	if a.answer.question == textOf(a.conditions().expr()) {
		same = a.answer.same
	}
	columns := a.columnFields()
	if len(columns) == 0 {
		return ""
	}
	telling := slices.DeleteFunc(slices.Clone(columns), a.fixes)
	for _, field := range telling {
		if _, one := same[field]; !one && field != events.What { // which no key narrows by
			return field
		}
	}
	return append(telling, columns...)[0]
}

// settleColumn puts the cursor of a list that was just opened on its telling column, once
// its events are there.
func (a *App) settleColumn() {
	if !a.freshList || a.screen().kind != eventsScreen || a.answer.view == nil {
		return
	}
	a.freshList = false
	if a.resume == nil {
		a.table.FocusColumn(a.tellingColumn())
	}
}

// addColumn offers all fields that there are.
func (a *App) addColumn() tea.Cmd {
	return a.openFieldsOf("column", a.chooser.Has, func(a *App, field string) tea.Cmd {
		a.mode = choosingColumns
		if field == "time" {
			a.say("the time has its column: it always comes first")
			return a.showColumns()
		}
		a.chooser.Add(field)
		return a.showColumns()
	})
}

// columnFields returns the fields that the event list has columns for.
func (a *App) columnFields() []string {
	var out []string
	for _, c := range a.table.Columns() {
		if c.Field != events.What {
			out = append(out, c.Field)
		}
	}
	return out
}
