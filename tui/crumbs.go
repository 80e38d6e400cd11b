package tui

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// crumbs returns the way to the present screen in at most width cells. When
// it is too long its beginning is left out.
func (a *App) crumbs(width int) string {
	parts, _ := a.shownCrumbs(width)
	return theme.Cut(strings.Join(parts, a.crumbSep()), width)
}

func (a *App) crumbSep() string { return " " + a.theme.Crumb + " " }

// crumbPath is the crumbs to the present screen, and the numbers of their screens.
type crumbPath struct {
	parts  []string
	depths []int
}

// shownCrumbs returns the crumbs that fit, and the numbers of their screens. Where there is
// no room for all of long values, each has a shorter one, but the way here gives way first.
func (a *App) shownCrumbs(width int) (parts []string, depths []int) {
	var all, shown crumbPath
	for _, most := range [...]int{wideCrumb, maxCrumb, maxCrumb * 3 / 4, maxCrumb / 2, maxCrumb * 3 / 8, leastCrumb} {
		all.parts, all.depths = a.allCrumbs(most)
		if most == wideCrumb && a.crumbsWidth(all.parts) > width {
			continue
		}
		if shown = a.lastCrumbs(all, width); a.crumbsWidth(shown.parts) <= width {
			break
		}
	}
	return shown.parts, shown.depths
}

// lastCrumbs returns as many of the last crumbs as there is room for, with all that say what
// is on the screen; where these have none, the first of them: it says more than that what it
// has is events. Of what was opened over a screen it is the last.
func (a *App) lastCrumbs(all crumbPath, width int) (shown crumbPath) {
	n := len(all.parts)
	own := n - a.ownCrumbs(all.depths)
	for from := range own + 1 {
		if shown = all.cut(from, n); a.crumbsWidth(shown.parts) <= width {
			return shown
		}
	}
	return all.cut(own, own+1)
}

// ownCrumbs returns how many crumbs say what is on the screen.
func (a *App) ownCrumbs(depths []int) int {
	if a.inFront() != "" {
		return 1
	}
	return len(depths) - slices.Index(depths, depths[len(depths)-1])
}

// cut returns some of the crumbs, behind a sign of those before that are left out.
func (w crumbPath) cut(from, to int) crumbPath {
	if from == 0 {
		return crumbPath{w.parts[:to], w.depths[:to]}
	}
	return crumbPath{append([]string{"…"}, w.parts[from:to]...), w.depths[from-1 : to]}
}

func (a *App) crumbsWidth(parts []string) int {
	return theme.Width(strings.Join(parts, a.crumbSep()))
}

// allCrumbs returns the crumbs of all screens, with the room that a value gets.
func (a *App) allCrumbs(most int) (parts []string, depths []int) {
	for i, s := range a.stack {
		added := a.crumb(s, most)
		if i > 0 && s.whole && a.stack[i-1].kind == answerScreen {
			added = added[len(added)-1:] // the answer says it in its words, the chip in those of filters
			if s.told.own != nil && a.drillOf(s) != nil {
				added = []string{a.lineCrumb(s.told, most), added[0]}
			}
		}
		if i > 0 && s.kind == overviewScreen { // of a list's events: the way has one start
			added = []string{"Facets"}
		}
		for _, part := range added {
			parts, depths = append(parts, part), append(depths, i)
		}
	}
	if name := a.inFront(); name != "" {
		parts, depths = append(parts, name), append(depths, len(a.stack)-1)
	}
	return parts, depths
}

// inFront names the list that stands in front of the present screen, if one does.
func (a *App) inFront() string {
	switch a.mode {
	case readingProblem:
		return "Problems"
	case choosingField:
		return "Fields"
	case choosing:
		return "Commands"
	}
	return ""
}

// crumbAt returns the number of the screen whose crumb is drawn at a cell of the
// way.
func (a *App) crumbAt(x int) (depth int, ok bool) {
	parts, depths := a.shownCrumbs(a.crumbRoom())
	for i, part := range parts {
		if x >= 0 && x < theme.Width(part) {
			return depths[i], true
		}
		x -= theme.Width(part + a.crumbSep())
	}
	return 0, false
}

// maxCrumb is the room a value gets among the crumbs, wideCrumb where all fit, and leastCrumb
// where little is left beside what the screen is about.
const maxCrumb, wideCrumb, leastCrumb = 32, 64, 10

// crumb returns what a screen adds to the way, each value in so many cells.
func (a *App) crumb(s screen, most int) []string {
	switch s.kind {
	case welcomeScreen:
		return []string{"Welcome"}
	case overviewScreen:
		return []string{"Overview"}
	case crossScreen:
		return []string{theme.CleanCut(s.fields[0], most) + " by " + theme.CleanCut(s.fields[1], most)}
	case heatScreen:
		return []string{"Heat map"}
	case answerScreen, diffScreen:
		return []string{a.answerCrumb(s.ask, most)}
	case eventsScreen:
		e := a.drillOf(s)
		if e == nil {
			return []string{"Events"}
		}
		return []string{a.drillCrumb(e, most), "Events"}
	}
	return []string{a.eventName(s.row)}
}

// drillCrumb is a condition that a screen brought along, or several, which are cut each by
// itself: the start of one and the end of another would be a third. Its times are in UTC, as those
// of all filters, which is said where the rows have others.
func (a *App) drillCrumb(e store.Expr, most int) string {
	text := theme.CleanCutValues(e.String(), most)
	switch field, who := a.actorOf(e); {
	case who != "":
		text = sayActor(field, who, most)
	case len(a.sessionsOf(e)) > 0:
		text = a.namedChip(e).Fit(most)
	}
	if a.isOfTime(e) && a.zoneText() != "UTC" {
		text += " UTC"
	}
	return text
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
