package tui

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

// displayFound lets what the filter was after stand out in list, preview and
// JSON.
func (a *App) displayFound(ans *answer) {
	a.table.SetFinder(ans.finder, a.foundFor != ans.question)
	a.foundFor = ans.question
	a.beside.SetFinder(ans.finder)
	if ans.finder == nil || ans.finder.Empty() {
		a.tree.SetFinder(nil)
		return
	}
	a.tree.SetFinder(ans.finder.In)
}

// foundText says what is to know of the line under the cursor: when its value
// was seen first, in a list sorted by that; or where the filter found what it
// was after, in an event list without a preview.
func (a *App) foundText() string {
	if at, ok := a.facets.FirstSeen(); ok && a.screenScope() == inOverview {
		return "seen first " + a.timeText(at)
	}
	if a.screen().kind != eventsScreen || a.layout.preview.w > 0 || a.answer.finder == nil || a.answer.finder.Empty() {
		return ""
	}
	r, ok := a.table.Record()
	if !ok {
		return ""
	}
	for _, hit := range a.answer.finder.Hits(r, maxHits) {
		if _, telling := a.answer.finder.Telling(hit.Field, hit.Text); !telling || a.inColumn(hit.Field) {
			continue
		}
		text := "found in " + hit.Field
		if !a.secret(hit.Field) {
			text += ": " + theme.CleanCut(hit.Text, a.width)
		}
		return text
	}
	return ""
}

// inColumn reports whether a column that is seen shows a field: what is found there
// stands out there.
func (a *App) inColumn(field string) bool {
	return slices.ContainsFunc(a.table.Shown(), func(shown string) bool { return sameField(a.lang, shown, field) })
}

// cutText says all of what is under the cursor where it was cut: two lines that
// look the same may not be. Of the list beside a preview it is read there.
func (a *App) cutText() string {
	text, ok := "", false
	switch {
	case a.mode == onChips:
		if c, ok := a.chipIDs(); ok {
			return c.Fit(a.width - 2)
		}
	case a.mode != browsing || a.emptyText() != nil:
	case a.screenScope() == inOverview:
		text, ok = a.facets.CutValue()
	case a.screen().kind == eventsScreen && a.layout.preview.w == 0:
		if a.restsOf == a.previewOf {
			text, ok = a.table.CutCell()
		}
	case a.previewFocused():
		text, ok = a.beside.Cut()
	}
	if !ok {
		return ""
	}
	return theme.CleanCutMiddle(text, a.width-2)
}

// maxHits is how many values of an event are looked at for one to name.
const maxHits = 24
