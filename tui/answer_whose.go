package tui

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/filterbar"
	"github.com/trailsift/trailsift/tui/theme"
)

// The events of a line may be found by the id of a principal and by times, and the line
// says who that is: crumbs and chips say it as the line did. The filter keeps the id.

// namedAs is an id that conditions have, and who a line of an answer says it is.
type namedAs struct{ id, who string }

// whoseIn returns the id in a column that is left out for who it names beside it.
func whoseIn(s *answers.Section, line answers.Line) namedAs {
	id := slices.IndexFunc(s.Columns, func(c answers.Column) bool { return c.Again && !c.Names })
	who := slices.IndexFunc(s.Columns, func(c answers.Column) bool { return c.Names })
	if id < 0 || who < 0 || max(id, who) >= len(line.Cells) || line.Cells[id] == "" || line.Cells[who] == "" {
		return namedAs{}
	}
	return namedAs{line.Cells[id], line.Cells[who]}
}

// whoIn returns the one whom a line names; "" where it names nobody, or several.
func whoIn(s *answers.Section, line answers.Line) string {
	at := slices.IndexFunc(s.Columns, func(c answers.Column) bool { return c.Names })
	if at < 0 || at >= len(line.Cells) || strings.Contains(line.Cells[at], ", ") || strings.Contains(line.Cells[at], " and ") {
		return ""
	}
	return line.Cells[at]
}

// isOf reports whether a condition is that somebody did it.
func (n namedAs) isOf(e store.Expr) bool {
	m, ok := e.(store.Match)
	if !ok || n.id == "" || m.Op != store.Equal || len(m.Values) != 1 {
		return false
	}
	id, plain := m.Values[0].Plain()
	return plain && id == n.id
}

// said says who in a printed condition.
func (n namedAs) said(text string) string {
	if n.id == "" {
		return text
	}
	return replaceValue(text, printedValue(n.id), asValue(n.who))
}

// in says who in the parts of a chip, shorter without the field.
func (n namedAs) in(parts []filterbar.Part) {
	for i := range parts {
		p := &parts[i]
		if text := n.said(p.Text); text != p.Text {
			p.Text, p.Shorter = text, []string{asValue(n.who)}
			p.Cut = func(width int) string { return theme.CleanCutActor(n.who, width) }
		}
	}
}

// lineCrumb names what a line of an answer was about: who and when, as the line did, and
// what else there is; in so many cells.
func (a *App) lineCrumb(t told, most int) string {
	all := conjuncts(t.own)
	who := slices.IndexFunc(all, t.whose.isOf)
	if who < 0 {
		return a.whoCrumb(t, most)
	}
	all = slices.Delete(all, who, who+1)
	from, to := a.lang.TimeRange(all, a.now())
	when := ""
	if !from.IsZero() && !to.IsZero() {
		when = " " + a.windowText(from, to.Add(-time.Second))
		all = slices.DeleteFunc(all, a.isOfTime)
	}
	rest := ""
	if len(all) > 0 {
		rest = " " + theme.CleanCutValues(all.String(), max(most/2, most-theme.Width(when)-theme.Width(t.whose.who)-1))
	}
	return theme.CleanCutActor(t.whose.who, max(most/4, most-theme.Width(when+rest))) + when + rest
}

// whoCrumb names what a line was about whose events are not told by an id: by who did them
// as well, where the line names one and what tells its events does not. What the events are
// not, and an id of whom it names, are left out: read beside a name they would be about it.
func (a *App) whoCrumb(t told, most int) string {
	all := slices.DeleteFunc(slices.Clone(conjuncts(t.own)), isNegative)
	if text := all.String(); t.who == "" || strings.Contains(text, t.who) || strings.Contains(text, asValue(t.who)) {
		return a.drillCrumb(t.own, most)
	}
	all = slices.DeleteFunc(all, a.isOfCaller)
	rest, zone := "", ""
	if slices.ContainsFunc(all, a.isOfTime) && a.zoneText() != "UTC" {
		zone = " UTC"
	}
	if len(all) > 0 {
		rest = " " + theme.CleanCutValues(all.String(), max(most/2, most-theme.Width(t.who+zone)-1)) + zone
	}
	return theme.CleanCutActor(t.who, max(most/4, most-theme.Width(rest))) + rest
}

// isNegative reports whether a condition says what events are not.
func isNegative(e store.Expr) bool {
	if m, ok := e.(store.Match); ok {
		return m.Op == store.NotEqual
	}
	_, ok := e.(store.Not)
	return ok
}

// isOfCaller reports whether a condition is about an id of somebody who has a name as well.
func (a *App) isOfCaller(e store.Expr) bool {
	m, ok := e.(store.Match)
	return ok && a.columnOf(m.Field) == "principal"
}

// windowText is a stretch of time with its last second, without the day where all events
// are of one.
func (a *App) windowText(from, last time.Time) string {
	dash := "-"
	if a.theme.Unicode {
		dash = "–"
	}
	snap, zone := a.answer.snap, a.zone()
	start := from.In(zone).Format(time.DateTime)
	if snap != nil {
		start = sinceText(snap, zone, from)
	}
	switch day := time.DateOnly; {
	case !last.After(from):
		return start
	case from.In(zone).Format(day) == last.In(zone).Format(day):
		return start + dash + last.In(zone).Format(time.TimeOnly)
	}
	return start + dash + last.In(zone).Format(time.DateTime)
}

// shortenDays lets the parts of a chip leave the day of their times out, where all events
// are of that one. It is one of UTC, as times in filters are.
func (a *App) shortenDays(parts []filterbar.Part) {
	if a.answer.snap == nil {
		return
	}
	first, last, ok := a.answer.snap.Span()
	day := first.UTC().Format(time.DateOnly)
	if !ok || last.UTC().Format(time.DateOnly) != day {
		return
	}
	for i := range parts {
		if short := strings.Replace(parts[i].Text, "time:"+day+"T", "time:", 1); short != parts[i].Text && len(parts[i].Shorter) == 0 {
			parts[i].Shorter = []string{short}
		}
	}
}
