package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/cross"
	"github.com/trailsift/trailsift/tui/facets"
)

// crossed brings a table of two fields.
type crossed struct {
	number int
	cross  *store.Cross
	owners map[string]string // of the sessions in it
}

// markFacet marks the focused facet; the second mark opens the table of both.
func (a *App) markFacet() tea.Cmd {
	a.facets.Mark(a.facets.Focus())
	marked := a.facets.Marked()
	if len(marked) < 2 {
		if len(marked) == 1 {
			a.say("marked: m or # on another facet opens a table of both")
		}
		return nil
	}
	a.facets.Unmark()
	return a.openCross([2]string{marked[0], marked[1]})
}

// crossFacet opens the table of the focused facet and a field to be chosen, or the facet
// that is marked.
func (a *App) crossFacet() tea.Cmd {
	first := a.facets.Field(a.facets.Focus()).Name
	if marked := a.facets.Marked(); len(marked) == 1 && marked[0] != first {
		return a.markFacet()
	}
	return a.openFields(first+" by", func(a *App, field string) tea.Cmd {
		return a.openCross([2]string{first, field})
	})
}

func (a *App) openCross(fields [2]string) tea.Cmd {
	a.cross.Reset()
	return a.enter(screen{kind: crossScreen, fields: fields})
}

// lacksCross reports whether the open table has not been counted.
func (a *App) lacksCross() bool {
	s := a.screen()
	return s.kind == crossScreen && (a.coming.cross == nil || a.coming.cross.Fields != s.fields)
}

func (a *App) countCross() tea.Cmd {
	ans, ctx, lang, fields := a.coming, a.work.ctx, a.lang, a.screen().fields
	snap, sel, number := ans.snap, ans.sel, ans.number
	return guard(func() tea.Msg {
		c, err := snap.Cross(ctx, lang, fields, sel, [2]int{cross.MaxRows, cross.MaxColumns})
		if err != nil {
			return nil
		}
		return crossed{number, c, sessionOwners(ctx, snap, lang, sessionsIn(lang, c))}
	})
}

func (msg crossed) take(a *App) tea.Cmd {
	if msg.number != a.work.number {
		return nil
	}
	a.work.busy = false
	a.coming.cross = msg.cross
	a.coming.owners = msg.owners
	if a.coming == a.answer {
		a.displayCross()
	}
	return tea.Batch(a.next(), a.catchUp())
}

// displayCross shows the table that the screen is about, if it is known.
func (a *App) displayCross() {
	c := a.answer.cross
	if s := a.screen(); s.kind == crossScreen && c != nil && c.Fields == s.fields {
		a.cross.SetNames(a.namer(a.answer.snap, c.Fields[0], a.answer.owners), a.namer(a.answer.snap, c.Fields[1], a.answer.owners))
		a.cross.Set(c)
	}
}

// sessionsIn returns the sessions among the values of a table.
func sessionsIn(lang *store.Language, c *store.Cross) (ids []string) {
	for side, lines := range [][]store.CrossLine{c.Rows, c.Columns} {
		for _, line := range lines {
			if line.Kind == store.OneValue && sameField(lang, c.Fields[side], "session") {
				ids = append(ids, line.Value)
			}
		}
	}
	return ids
}

// resumeCross shows the table of the screen that was come to, or none before it
// is counted.
func (a *App) resumeCross() {
	if a.crossTooEarly() {
		a.cross.Reset()
		a.displayCross()
	}
}

// crossTooEarly reports whether the open table is still being counted.
func (a *App) crossTooEarly() bool {
	c := a.cross.Shown()
	return c == nil || c.Fields != a.screen().fields
}

func (a *App) crossRight() tea.Cmd { return a.moveCross(1) }
func (a *App) crossLeft() tea.Cmd  { return a.moveCross(-1) }

func (a *App) moveCross(n int) tea.Cmd {
	a.cross.Move(0, n)
	return nil
}

// cellPart is a side of a cell: a field, and what its line stands for.
type cellPart struct {
	field string
	line  *store.CrossLine
	lines []store.CrossLine
}

// cell returns what the cell under the cursor stands for; nothing for all
// events.
func (a *App) cell() []cellPart {
	row, column, ok := a.cross.Current()
	c := a.cross.Shown()
	var out []cellPart
	if ok && row != nil {
		out = append(out, cellPart{c.Fields[0], row, c.Rows})
	}
	if ok && column != nil {
		out = append(out, cellPart{c.Fields[1], column, c.Columns})
	}
	return out
}

// value returns what the line is of; ok is false for the others.
func (p cellPart) value() (values []facets.Value, ok bool) {
	return []facets.Value{{Text: p.line.Value, None: p.line.Kind == store.NoValue}}, p.line.Kind != store.OtherValues
}

// conditions returns what the events of the line fulfil.
func (p cellPart) conditions() []store.Expr {
	if values, ok := p.value(); ok {
		return []store.Expr{isAny(p.field, values)}
	}
	listed := store.Match{Field: p.field, Op: store.NotEqual}
	for _, line := range p.lines {
		if line.Kind == store.OneValue {
			listed.Values = append(listed.Values, store.Literal(line.Value))
		}
	}
	return []store.Expr{store.Match{Field: p.field, Op: store.Present}, listed}
}

// cellConditions returns what the events of the cell fulfil, as one condition;
// nil for all events.
func (a *App) cellConditions() store.Expr {
	var out store.And
	for _, p := range a.cell() {
		out = append(out, p.conditions()...)
	}
	switch len(out) {
	case 0:
		return nil
	case 1:
		return out[0]
	}
	return out
}

// emptyCell says so when nothing is in the cell under the cursor.
func (a *App) emptyCell() bool {
	empty := a.cross.Count() == 0
	if empty {
		a.say("no event is in this cell")
	}
	return empty
}

// openCell opens the events of the cell under the cursor.
func (a *App) openCell() tea.Cmd {
	if a.emptyCell() {
		return nil
	}
	drill := a.cellConditions()
	if drill != nil && a.conditions().index(drill) >= 0 {
		drill = nil // it is there already and stays
	}
	a.table.MoveTo(0)
	return a.enter(screen{kind: eventsScreen, drill: drill})
}

// onlyCell narrows to the events of the cell.
func (a *App) onlyCell() tea.Cmd {
	parts := a.cell()
	switch {
	case a.emptyCell():
		return nil
	case len(parts) == 0:
		a.say("choose a row or a column")
		return nil
	}
	t := a.filter.terms
	for _, p := range parts {
		if values, ok := p.value(); ok {
			t = t.only(a.lang, p.field, values)
			continue
		}
		for _, e := range p.conditions() {
			t = t.with(e)
		}
	}
	return a.narrow(t)
}

// alsoCell adds the values of the cell to what is shown.
func (a *App) alsoCell() tea.Cmd {
	t, any := a.filter.terms, false
	for _, p := range a.cell() {
		if values, ok := p.value(); ok {
			t, any = t.also(a.lang, p.field, values), true
		}
	}
	if !any {
		a.say("there is no value here to add")
		return nil
	}
	return a.narrow(t)
}

// withoutCell narrows to what is not in the cell.
func (a *App) withoutCell() tea.Cmd {
	parts := a.cell()
	switch {
	case a.emptyCell():
		return nil
	case len(parts) == 0:
		a.say("this is all events")
		return nil
	case len(parts) == 1:
		if values, ok := parts[0].value(); ok {
			return a.narrow(a.filter.terms.without(parts[0].field, values))
		}
	}
	return a.narrow(a.filter.terms.with(store.Not{Expr: a.cellConditions()}))
}

// turnCross exchanges rows and columns.
func (a *App) turnCross() tea.Cmd {
	s := a.screen()
	s.fields[0], s.fields[1] = s.fields[1], s.fields[0]
	a.cross.Reset()
	return a.next()
}
