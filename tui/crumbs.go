package tui

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// crumbs returns the way to the present screen in at most width cells. When
// it is too long its beginning is left out.
func (a *App) crumbs(width int) string {
	var parts []string
	for _, s := range a.stack {
		parts = append(parts, a.crumb(s)...)
	}
	sep := " " + a.theme.Crumb + " "
	for cut := 0; ; cut++ {
		shown := parts[cut:]
		if cut > 0 {
			shown = append([]string{"…"}, shown...)
		}
		text := strings.Join(shown, sep)
		if theme.Width(text) <= width || len(shown) <= 2 {
			return theme.Cut(text, width)
		}
	}
}

// maxCrumb is the room a value gets among the crumbs.
const maxCrumb = 32

// crumb returns what a screen adds to the way.
func (a *App) crumb(s screen) []string {
	switch s.kind {
	case welcomeScreen:
		return []string{"Welcome"}
	case overviewScreen:
		return []string{"Overview"}
	case crossScreen:
		return []string{theme.CleanCut(s.fields[0], maxCrumb) + " by " + theme.CleanCut(s.fields[1], maxCrumb)}
	case heatScreen:
		return []string{"Heat map"}
	case answerScreen, diffScreen:
		return []string{a.answerCrumb(s.ask)}
	case eventsScreen:
		if !a.drilled(s) {
			return []string{"Events"}
		}
		return []string{theme.CleanCut(s.drill.String(), maxCrumb), "Events"}
	}
	return []string{a.eventName(s.row)}
}

// eventName names an event by what it did and when.
func (a *App) eventName(row store.Row) string {
	if a.answer.snap == nil {
		return "Event"
	}
	r := a.answer.snap.Record(row)
	name, _ := r.Value(a.lang, "event")
	name = theme.CleanCut(name, maxCrumb)
	if at, ok := r.Time(); ok {
		name += " " + a.timeText(at)
	}
	return name
}

// held returns what the store holds by the newest answer.
func (a *App) held() store.Counts {
	if a.answer.snap == nil {
		return store.Counts{}
	}
	return a.answer.snap.Counts()
}
