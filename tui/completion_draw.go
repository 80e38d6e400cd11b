package tui

import (
	"strings"

	"github.com/trailsift/trailsift/tui/filterbar"
	"github.com/trailsift/trailsift/tui/theme"
)

// editLine draws the filter's text, with what it matches.
func (a *App) editLine() string {
	before, after := a.input.parts()
	t, problem := a.parse()
	remark, now := a.matchText()
	verdict := filterbar.Good
	switch m := &a.editor.matched; {
	case problem != "" && a.unfinished() != endClosed:
		verdict = filterbar.Unfinished
	case problem != "":
		verdict = filterbar.Broken
	case m.sel != nil && m.sel.Len() == 0 && m.of > 0:
		verdict = filterbar.Void
	}
	if doubt := a.doubt(t); doubt != "" {
		remark, now = doubt, true
	}
	return a.bar.Edit(before, after, verdict, now, remark, a.width)
}

// offLines are the conditions that the text being edited does not show, because they
// are off and stay so: none, or a line.
func (a *App) offLines() []string {
	typed, _ := a.parse()
	var off []filterbar.Chip
	for _, c := range a.filter.terms {
		if a.staysOff(c, typed) {
			off = append(off, filterbar.Chip{Text: a.namedChip(a.shortTimes(c.expr)).Text, Off: true})
		}
	}
	if len(off) == 0 {
		return nil
	}
	return []string{a.bar.Kept(off, a.width)}
}

// editLines are the lines below the filter while it is edited: what is wrong
// with it, what is off beside it, and what completes it.
func (a *App) editLines(room int) []string {
	lines := append(a.problemOfText(), a.offLines()...)
	if len(lines) == 0 {
		lines = []string{theme.Pad("", a.width)}
	}
	e := &a.editor
	var items []filterbar.Item
	for _, o := range e.found.offers {
		items = append(items, filterbar.Item{Text: o.title, Note: o.note, Count: o.count, Share: o.share})
	}
	return append(lines, a.bar.List(items, e.at, a.offersText(), a.width, room-len(lines))...)
}

// problemOfText draws what is wrong with the text or what it lacks, or else what its
// times were taken for: nothing where there is nothing to say.
func (a *App) problemOfText() []string {
	problem, at := a.problem()
	note, open := a.timeNote(), a.unfinished()
	switch {
	case open == endBegun && a.editor.slot.timed: // the list shows what is meant
		return nil
	case open != endClosed:
		return a.bar.Missing(problem, a.width)
	case problem != "":
		before, after := a.input.parts()
		return a.bar.Problem(before, after, problem, at, a.width)
	case note != "":
		return []string{a.theme.Dim.Paint(theme.Pad(theme.CleanCut("   "+note, a.width), a.width))}
	}
	return nil
}

// offersText says what the completions are.
func (a *App) offersText() string {
	f := &a.editor.found
	switch {
	case f.noun == "":
		return ""
	case f.total == 0 && f.noun == "field":
		return "no field is like this: it is looked for in all values"
	case f.total == 0:
		of, _, _ := strings.Cut(f.what, ",")
		return "no " + f.noun + of + " is like this"
	case f.total > len(f.offers):
		return theme.Count(len(f.offers)) + " of " + theme.Plural(f.total, f.noun) + f.what
	}
	return theme.Plural(f.total, f.noun) + f.what
}

// matchText says how much the text matches; now is false when that is about
// the text before.
func (a *App) matchText() (text string, now bool) {
	m := &a.editor.matched
	if m.sel == nil {
		return "", true
	}
	return theme.Count(m.sel.Len()) + " of " + theme.Count(m.of), a.editor.counted
}
