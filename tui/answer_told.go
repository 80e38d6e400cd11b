package tui

import (
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/filterbar"
)

// The events behind a line of an answer fulfil what the question is about, which may be
// long, and what the line says, such as one region. Whoever opens them looks for the
// second: the crumbs name it, and in the filter line the first gives way.

// toldBy returns what a line of the answer on the screen says about its events.
func (a *App) toldBy(line answers.Line) told {
	out := told{own: a.ownOf(line)}
	if s := a.sectionOf(line); s != nil {
		out.whose, out.who = whoseIn(s, line), whoIn(s, line)
	}
	if q := a.screen().ask; q.kind == askQuestion {
		out.asked = [2]string{a.answerCrumb(q, maxCrumb), q.field}
	}
	return out
}

// ownOf returns what the events of a line fulfil and those of the lines beside it do not;
// where there is no other line, what it is about. It is nil where nothing is known.
func (a *App) ownOf(line answers.Line) store.Expr {
	all := conjuncts(line.To.Events)
	about := isAny(line.To.Field, valuesOfTexts(line.To.Values())).String()
	beside := a.linesBeside(line)
	own := slices.DeleteFunc(slices.Clone(all), func(e store.Expr) bool { return inAll(beside, e) })
	if len(own) == 0 || len(own) == len(all) {
		own = slices.DeleteFunc(slices.Clone(all), func(e store.Expr) bool { return line.To.Field == "" || e.String() != about })
	}
	switch len(own) {
	case 0:
		return nil
	case 1:
		return own[0]
	}
	return own
}

// linesBeside returns the lines of the answer that lead to events as a line does, those of
// its section: the line itself is one of them.
func (a *App) linesBeside(line answers.Line) []answers.Line {
	if s := a.sectionOf(line); s != nil {
		return slices.DeleteFunc(slices.Clone(s.Lines), func(l answers.Line) bool { return l.To.Events == nil })
	}
	return []answers.Line{line}
}

// sectionOf returns the section of a line that leads to events; nil where there is none.
func (a *App) sectionOf(line answers.Line) *answers.Section {
	if line.To.Events == nil {
		return nil
	}
	text, sections := line.To.Events.String(), a.answers.Answer().Sections
	for i := range sections {
		if slices.ContainsFunc(sections[i].Lines, func(l answers.Line) bool { return l.To.Events != nil && l.To.Events.String() == text }) {
			return &sections[i]
		}
	}
	return nil
}

// tells returns what the line of an answer said of the condition that it brought along.
func (a *App) tells(drill store.Expr) told {
	for _, s := range a.stack {
		if s.drill != nil && s.told != (told{}) && s.drill.String() == drill.String() {
			return s.told
		}
	}
	return told{}
}

// chipOfAnswer is a condition that a line of an answer brought along. Where it has no
// room, what the question is about is named after the question, and what the line says
// stays as it is.
func (a *App) chipOfAnswer(e store.Expr, line told) filterbar.Chip {
	out := a.namedChip(a.shortTimes(e))
	out.Text = line.whose.said(out.Text)
	if line.asked[0] == "" {
		return out
	}
	own := conjuncts(line.own)
	rest := slices.DeleteFunc(conjuncts(e), func(c store.Expr) bool {
		return slices.ContainsFunc(own, func(o store.Expr) bool { return o.String() == c.String() })
	})
	if len(rest) == 0 {
		return out
	}
	asked := filterbar.Part{Text: a.nameIn(rest.String(), a.sessionsOf(rest)), Shorter: []string{"(" + line.asked[0] + ")", "(" + line.asked[1] + ")"}}
	out.Parts = []filterbar.Part{asked}
	if len(own) > 0 {
		parts := a.namedChip(a.shortTimes(line.own)).Parts
		line.whose.in(parts)
		out.Parts = append(out.Parts, parts...)
	}
	return out
}
