package tui

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/diff"
	"github.com/trailsift/trailsift/tui/facets"
)

// subject is what a pivot starts from: a value of a field, an event, or a value
// in an event.
type subject struct {
	field string // as filters call it; empty when there is no value
	value string
	also  []string // values that mean the same
	row   store.Row
	event bool // there is one, Row
}

// values are all values that mean the subject.
func (s subject) values() []facets.Value { return valuesOfTexts(append([]string{s.value}, s.also...)) }

// subjects returns what is under the cursor, the most particular first; none
// where nothing is.
func (a *App) subjects() []subject {
	switch a.screen().kind {
	case overviewScreen:
		if a.timelineFocused() {
			return nil
		}
		return a.facetSubjects()
	case eventsScreen:
		if a.previewFocused() {
			return a.besideSubject()
		}
		return a.tableSubject()
	case crossScreen:
		return a.cellSubjects()
	case heatScreen:
		return a.heatSubjects()
	case detailScreen:
		return a.treeSubject()
	case answerScreen, diffScreen:
		return a.answerSubject()
	}
	return nil
}

func (a *App) facetSubjects() []subject {
	var out []subject
	f, values := a.facets.Chosen()
	for _, v := range values {
		if !v.None {
			out = append(out, subject{field: f.Name, value: v.Text})
		}
	}
	return out
}

func (a *App) tableSubject() []subject {
	row, ok := a.table.Row()
	if !ok {
		return nil
	}
	s := subject{row: row, event: a.table.Folded() == 1}
	field, text, has, ok := a.table.Cell()
	switch {
	case !s.event && !ok:
		s.field, s.value = a.ofLine(row)
	case ok && has && field != "time":
		s.field, s.value = field, text
	}
	return []subject{s}
}

// ofLine returns what the events have in common that a line stands for: their
// session, or who it was where that is not known.
func (a *App) ofLine(row store.Row) (field, value string) {
	r := a.answer.snap.Record(row)
	for _, field := range []string{"session", "actor"} {
		if value, ok := r.Value(a.lang, field); ok {
			return field, value
		}
	}
	return "", ""
}

func (a *App) cellSubjects() []subject {
	var out []subject
	for _, part := range a.cell() {
		if part.line.Kind == store.OneValue {
			out = append(out, subject{field: part.field, value: part.line.Value})
		}
	}
	return out
}

func (a *App) heatSubjects() []subject {
	var out []subject
	for _, side := range a.heatLine() {
		if !side.values[0].None {
			out = append(out, subject{field: side.field, value: side.values[0].Text})
		}
	}
	return out
}

func (a *App) treeSubject() []subject {
	s := subject{row: a.screen().row, event: true}
	if text, ok := a.tree.Value(); ok && a.tree.Field() != "" && text != "" {
		s.field, s.value = a.tree.Field(), text
	}
	return []subject{s}
}

func (a *App) answerSubject() []subject {
	if a.screen().kind == diffScreen {
		return a.leafSubject(a.compared.Current())
	}
	line, ok := a.answers.Current()
	if !ok {
		return nil
	}
	to := line.To
	return []subject{{field: to.Field, value: to.Value, also: to.Also, row: to.Row, event: to.Event}}
}

// leafSubject is a value of a difference: what it became, or else was. The paths
// of documents are no fields of events: there the event that changed the document
// comes with it, or the last of the two that are compared.
func (a *App) leafSubject(leaf diff.Leaf, ok bool) []subject {
	s := subject{field: leaf.Field, value: leaf.After}
	if !leaf.Is {
		s.value = leaf.Before
	}
	rows := a.screen().ask.rows
	switch {
	case rows.n == 0 || a.answer.snap == nil || a.replyTooEarly():
		return nil
	case rows.n == 1 || !ok || !a.answer.snap.Has(a.lang, s.field) || a.secret(s.field):
		s.field, s.row, s.event = "", rows.row[rows.n-1], true
	}
	return []subject{s}
}

// eventRow returns the event that keys are about.
func (a *App) eventRow() (store.Row, bool) {
	for _, s := range a.subjects() {
		if s.event {
			return s.row, true
		}
	}
	return 0, false
}
