package tui

import (
	"github.com/trailsift/trailsift/store/trail/profile"
	"github.com/trailsift/trailsift/tui/theme"
)

// The profile of a principal is asked for by its id, and named by what people call it.

// calledHere returns what people call the principal that a subject is: as the line says, or
// the event that it is in; "" where that is not known.
func (a *App) calledHere(kind profile.Kind, s subject) string {
	who := profile.Subject{Kind: kind, Value: s.value}
	if !who.IsID() || a.answer.snap == nil {
		return ""
	}
	if !s.event {
		return who.Called(a.whoseUnder(s.value))
	}
	r := a.answer.snap.Record(s.row)
	if id, _ := r.Value(a.lang, kind.Field()); id != s.value {
		return ""
	}
	actor, _ := r.Value(a.lang, profile.Actor.Field())
	return who.Called(actor)
}

// whoseUnder returns who the line under the cursor names beside an id; "" where it names nobody.
func (a *App) whoseUnder(id string) string {
	if a.screen().kind != answerScreen {
		return ""
	}
	line, ok := a.answers.Current()
	s := a.sectionOf(line)
	if !ok || s == nil {
		return ""
	}
	if whose := whoseIn(s, line); whose.id == id {
		return whose.who
	}
	return ""
}

// calledIn returns the name of somebody whose profile an inquiry asks for; of who is asked for
// by an id, or by what may be a name, it is known once that is answered.
func (a *App) calledIn(q inquiry) string {
	if q.kind == askProfile && q.field == profile.Actor.Field() {
		return q.value
	}
	if r := a.replies.find(q); r != nil {
		return r.called
	}
	return ""
}

// nameOf is what people call the subject of a profile; "" for what nobody is called.
func nameOf(p *profile.Profile) string {
	if p.Subject.Kind == profile.Actor {
		return p.Subject.Value
	}
	return p.Called
}

// quotedWho is who a pivot is about, as its title names them.
func (a *App) quotedWho(kind profile.Kind, s subject) string {
	if kind == profile.Actor {
		return theme.CleanCutActor(s.value, mostQuoted)
	}
	if who := a.calledHere(kind, s); who != "" {
		return theme.CleanCutActor(who, mostQuoted)
	}
	return quoted(s.value)
}
