package tui

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// headerLine says what is loaded, with the honest counts and the zone.
func (a *App) headerLine() string {
	name := " trailsift "
	if a.data.Store == nil {
		return a.theme.Title.Paint(name) + theme.Pad("", a.width-theme.Width(name))
	}
	zone := "     " + a.zoneText() + " "
	room := a.width - theme.Width(name) - theme.Width(zone)
	counts := strings.Join(a.counts(true), "   ")
	if theme.Width(counts)+24 > room {
		counts = fitCounts(a.counts(false), room)
	}
	counts = theme.Cut(counts, max(0, room))
	left := max(0, room-theme.Width(counts))
	title := theme.Pad(theme.Cut(" "+theme.CleanCutMiddle(a.titleText(left-2), max(0, left-2)), left), left)
	return a.theme.Title.Paint(name) + title + counts + a.theme.Dim.Paint(zone)
}

// counts says how much was read and what was not, in full words or short; the
// status line names the problems anyway.
func (a *App) counts(long bool) []string {
	p, c := a.progress, a.held()
	words := [...]string{"skip", "bad", "dup"}
	if long {
		words = [...]string{"skipped", "bad", "duplicate"}
	}
	parts := []string{theme.Plural(c.Rows, "event")}
	if a.data.Load != nil {
		parts = append(parts, a.filesRead(),
			theme.Count(p.Skipped)+" "+words[0], theme.Count(p.Bad)+" "+words[1])
	}
	parts = append(parts, theme.Count(c.Duplicate)+" "+words[2])
	if c.Conflict > 0 {
		parts = append(parts, theme.Plural(c.Conflict, "conflict"))
	}
	if n := len(p.Problems); n > 0 && long {
		parts = append(parts, theme.Plural(n, "problem"))
	}
	return parts
}

// fitCounts joins counts; where there is no room for all of them, or for some of
// the title, those go that say 0.
func fitCounts(parts []string, room int) string {
	const gap, title = "  ", 8
	if text := strings.Join(parts, gap); theme.Width(text)+title <= room {
		return text
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return strings.HasPrefix(part, "0 ") }), gap)
}

// filesRead says how many files were read; of how many, when it will not be
// all.
func (a *App) filesRead() string {
	p := a.progress
	if p.Stopped != "" && p.FilesTotal > p.Files {
		return theme.Count(p.Files) + " of " + theme.Plural(p.FilesTotal, "file")
	}
	return theme.Plural(p.Files, "file")
}

// crumbsLine says where somebody is and how much matches.
func (a *App) crumbsLine() string {
	right := ""
	if ans := a.answer; ans.snap != nil {
		right = theme.Count(ans.sel.Len()) + " of " + theme.Count(ans.snap.Len()) +
			theme.PadLeft(theme.Share(ans.sel.Len(), ans.snap.Len()), 9)
		if a.screen().kind == detailScreen {
			right = a.position(ans.sel.Len())
		}
	}
	if a.onAnswer() {
		right = a.answerFacts()
	}
	if len(a.marks) > 0 && a.where()&(inEvents|inDetail|inAnswer|inMenu) != 0 {
		marks := a.marksText()
		if a.screen().kind == detailScreen && a.isMarked(a.screen().row) {
			marks = a.theme.Picked + " " + marks
		}
		right = strings.TrimSpace(marks + "   " + right)
	}
	if a.work.slow {
		right = a.spinner() + " " + right
	}
	return theme.Spread(" "+a.crumbs(a.width-theme.Width(right)-4), right+" ", a.width)
}

// spinner returns the picture of the moment.
func (a *App) spinner() string {
	turn := int(a.now().Sub(a.work.since)/spinEvery) % len(a.theme.Spin)
	return a.theme.Spin[max(0, turn)]
}

// filterLine draws the filter, or the line it is edited in.
func (a *App) filterLine() string {
	if a.mode == editingFilter {
		return a.editLine()
	}
	if a.data.Store == nil {
		return theme.Pad("", a.width)
	}
	return a.bar.Chips(a.drawnChips(), a.chipCursor(), a.hideHint()+a.wholeHint(), a.width)
}

// position says which of the events of the list is shown as JSON, if it is one
// of them still.
func (a *App) position(n int) string {
	if a.throughAnswer() {
		return "opened from the answer"
	}
	if a.table.Away() || a.table.Cursor() >= n {
		return "not among the " + theme.Count(n)
	}
	return theme.Count(a.table.Cursor()+1) + " of " + theme.Count(n)
}
