package tui

import (
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/filterbar"
	"github.com/trailsift/trailsift/tui/theme"
)

// A condition on a session keeps its id; chips and crumbs call it as lists do. Who had it
// is in the events: it is looked up by a command, and till then the id is drawn.

// sessionsKnown is who had the sessions that conditions and questions are about.
type sessionsKnown struct {
	owners map[string]string // by id
	told   map[string]uint64 // in which version of the events an id was looked for
	asking bool              // a command looks for some
}

// sessionsNamed brings who had some sessions, as a version of the events tells.
type sessionsNamed struct {
	ids     []string
	version uint64
	owners  map[string]string
	err     error
}

func (msg sessionsNamed) take(a *App) tea.Cmd {
	a.sessions.asking = false
	if msg.err != nil {
		return nil
	}
	a.sessions.learn(msg.owners)
	a.sessions.tell(msg.ids, msg.version)
	return a.nameSessions() // more events or conditions may have come meanwhile
}

func (k *sessionsKnown) learn(owners map[string]string) {
	if k.owners == nil {
		k.owners = make(map[string]string)
	}
	maps.Copy(k.owners, owners)
}

// tell keeps in which version of the events some sessions were looked for.
func (k *sessionsKnown) tell(ids []string, version uint64) {
	if k.told == nil {
		k.told = make(map[string]uint64)
	}
	for _, id := range ids {
		k.told[id] = version
	}
}

// lacking returns those of some sessions that were not looked for in these events: in more
// of them somebody else may have made most of the calls. Until that is known the name stays.
func (k *sessionsKnown) lacking(ids []string, version uint64) (out []string) {
	for _, id := range ids {
		if at, told := k.told[id]; !told || at != version {
			out = append(out, id)
		}
	}
	return out
}

// nameSessions looks up who had the sessions on the screen, as far as the events that there
// are now were not asked; some at a time.
func (a *App) nameSessions() tea.Cmd {
	snap := a.answer.snap
	if snap == nil || a.sessions.asking {
		return nil
	}
	ids := a.sessions.lacking(a.sessionsInSight(), snap.Version())
	if len(ids) == 0 {
		return nil
	}
	a.sessions.asking = true
	ctx, lang, ids := a.ctx, a.lang, ids[:min(len(ids), fewSessions)]
	return guard(func() tea.Msg {
		owners, err := ownersOf(ctx, snap, lang, ids)
		return sessionsNamed{ids, snap.Version(), owners, err}
	})
}

// sessionsInSight are the sessions of all conditions, off ones too, and of the questions
// on the way here.
func (a *App) sessionsInSight() (ids []string) {
	for _, t := range a.filter.terms {
		ids = append(ids, a.sessionsOf(t.expr)...)
	}
	for _, s := range a.stack {
		if s.drill != nil {
			ids = append(ids, a.sessionsOf(s.drill)...)
		}
		if isSessionID(s.ask.value) {
			ids = append(ids, s.ask.value)
		}
	}
	return ids
}

func isSessionID(text string) bool {
	_, _, ok := trail.ParseSessionID(text)
	return ok
}

// sessionsOf returns the ids of the sessions that a condition names.
func (a *App) sessionsOf(e store.Expr) (ids []string) {
	switch e := e.(type) {
	case store.And:
		for _, part := range e {
			ids = append(ids, a.sessionsOf(part)...)
		}
	case store.Or:
		for _, part := range e {
			ids = append(ids, a.sessionsOf(part)...)
		}
	case store.Not:
		return a.sessionsOf(e.Expr)
	case store.Match:
		if !sameField(a.lang, e.Field, "session") {
			return nil
		}
		for _, v := range e.Values {
			if id, plain := v.Plain(); plain && isSessionID(id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// calledKnown returns what people call a session, if who had it is known by now.
func (a *App) calledKnown(id string) (theme.Called, bool) {
	if a.answer.snap == nil {
		return theme.Called{}, false
	}
	return calledSession(a.answer.snap, a.zone(), id, a.sessions.owners[id])
}

// namedChip is a condition as a chip says it, its sessions called as in lists.
func (a *App) namedChip(e store.Expr) filterbar.Chip {
	out := chipOfExpr(e)
	a.shortenDays(out.Parts)
	a.cutActors(out.Parts, e)
	a.nameParts(&out, e)
	return out
}

// chipIDs is the condition under the cursor as it is written, where the chip calls its
// sessions something else, or who did it.
func (a *App) chipIDs() (c filterbar.Chip, ok bool) {
	chips := a.chips()
	if a.chipAt >= len(chips) {
		return c, false
	}
	e := chips[a.chipAt].expr
	return chipOfExpr(a.shortTimes(e)), len(a.sessionsOf(e)) > 0 || a.tells(e).whose.id != ""
}

// nameParts calls the sessions in a chip as lists do.
func (a *App) nameParts(c *filterbar.Chip, e store.Expr) {
	ids := a.sessionsOf(e)
	if len(ids) == 0 {
		return
	}
	c.Text = a.nameIn(c.Text, ids)
	for i := range c.Parts {
		p := &c.Parts[i]
		shorter := a.shorterNames(p.Text, ids)
		for _, text := range p.Shorter {
			shorter = append(shorter, a.nameIn(text, ids))
		}
		p.Text, p.Shorter = a.nameIn(p.Text, ids), shorter
	}
}

// nameIn replaces the ids of sessions in a printed condition.
func (a *App) nameIn(text string, ids []string) string {
	return a.replaceNames(text, ids, sayCalled)
}

// inPhrase is what people call a session in at most width cells, cleaned.
func inPhrase(c theme.Called, width int) string {
	if text := theme.CleanCut(sayCalled(c), width+1); theme.Width(text) <= width {
		return text
	}
	return c.CleanCut(width)
}

// shorterNames are the same with less of the names: when a session began tells it from
// others of the same person.
func (a *App) shorterNames(text string, ids []string) (out []string) {
	for _, width := range []int{44, 32, 24} {
		short := a.replaceNames(text, ids, func(c theme.Called) string { return inPhrase(c, width) })
		if short != text {
			out = append(out, short)
		}
	}
	return out
}

func (a *App) replaceNames(text string, ids []string, say func(theme.Called) string) string {
	for _, id := range ids {
		if called, ok := a.calledKnown(id); ok {
			text = replaceValue(text, printedValue(id), asValue(say(called)))
		}
	}
	return text
}

// replaceValue replaces a value in a printed condition where all of a value is that.
func replaceValue(text, value, by string) string {
	var out strings.Builder
	for {
		before, after, found := strings.Cut(text, value)
		out.WriteString(before)
		if !found {
			return out.String()
		}
		if endsWith(before, "=:,(") && (after == "" || strings.ContainsAny(after[:1], ",) ]")) {
			out.WriteString(by)
		} else {
			out.WriteString(value)
		}
		text = after
	}
}

// endsWith reports whether a text ends with one of some bytes.
func endsWith(text, some string) bool {
	return text != "" && strings.IndexByte(some, text[len(text)-1]) >= 0
}

// asValue is a name in a condition: in quotes where it might be read as another condition.
func asValue(name string) string {
	if strings.ContainsAny(name, `[]"(),=`) {
		return printedValue(name)
	}
	return name
}

// printedValue is a value as conditions print it.
func printedValue(text string) string {
	return strings.TrimPrefix(store.Equals("x", text).String(), "x=")
}
