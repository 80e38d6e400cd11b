package tui

import (
	"cmp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// headerLine says what is loaded, with the honest counts and the zone.
func (a *App) headerLine() string {
	name := " trailsift "
	if a.data.Store == nil {
		return a.theme.Title.Paint(name) + theme.Pad("", a.width-theme.Width(name))
	}
	zone := "     " + a.zoneText() + " "
	const less = 3
	if a.width < roomyWidth {
		zone = zone[less:]
	}
	room := a.width - theme.Width(name) - theme.Width(zone)
	counts := strings.Join(a.counts(true), "   ")
	if theme.Width(counts)+24 > room {
		counts = a.fitCounts(room)
	}
	if theme.Width(counts)+a.titleRoom() > room && a.width >= roomyWidth {
		zone, room = zone[less:], room+less
	}
	counts = theme.Cut(counts, max(0, room))
	left := max(0, room-theme.Width(counts))
	title := theme.Pad(theme.Cut(" "+theme.CleanCutMiddle(a.titleText(left-2), max(0, left-2)), left), left)
	return a.theme.Title.Paint(name) + title + counts + a.theme.Dim.Paint(zone)
}

// counts says how much was read and what was not, in full words or short: of
// files how many were read and how many failed, of both files and records how
// many were skipped, of records how many are bad and duplicate.
func (a *App) counts(long bool) []string {
	p, c := a.progress, a.held()
	words := [...]string{"skip", "bad", "dup"}
	if long {
		words = [...]string{"skipped", "bad", "duplicate"}
	}
	parts := []string{theme.Plural(c.Rows, "event")}
	if a.data.Load != nil {
		parts = append(parts, a.filesRead())
		if p.Failed > 0 {
			parts = append(parts, theme.Count(p.Failed)+" failed")
		}
		parts = append(parts, theme.Count(p.Skipped)+" "+words[0], theme.Count(p.Bad)+" "+words[1])
	}
	parts = append(parts, theme.Count(c.Duplicate)+" "+words[2])
	if c.Conflict > 0 {
		parts = append(parts, theme.Plural(c.Conflict, "conflict"))
	}
	return parts
}

// fitCounts joins the counts in short. Where there is no room for all of them and
// some of the title, those go that say 0 while others say more; then how many files
// were read, and only then what was left out by kind: one sum stands for that. Where
// nothing was left out it does so at once: by kind that says no more.
func (a *App) fitCounts(room int) string {
	const gap = "  "
	p, all := a.progress, a.counts(false)
	less := all
	if a.data.Load != nil {
		less = slices.Delete(slices.Clone(all), 1, 2)
	}
	tries := [][]string{all, a.sums(true), withoutZeros(all), less}
	if p.Failed+p.Skipped+p.Bad > 0 {
		tries = [][]string{all, withoutZeros(all), less, withoutZeros(less)}
	}
	for _, parts := range append(tries, a.sums(true), a.sums(false)) {
		if text := strings.Join(parts, gap); theme.Width(text)+a.leastTitle() <= room {
			return text
		}
	}
	return strings.Join(a.sums(false), " ")
}

// withoutZeros leaves out the counts that say 0.
func withoutZeros(parts []string) []string {
	return slices.DeleteFunc(slices.Clone(parts), func(part string) bool { return strings.HasPrefix(part, "0 ") })
}

// sums are the counts with one for all that was left out, be it a file or a record.
func (a *App) sums(files bool) []string {
	p, c := a.progress, a.held()
	parts := []string{theme.Plural(c.Rows, "event")}
	if a.data.Load != nil {
		if files {
			parts = append(parts, a.filesRead())
		}
		parts = append(parts, theme.Count(p.Failed+p.Skipped+p.Bad)+" left out")
	}
	if c.Duplicate > 0 {
		parts = append(parts, theme.Count(c.Duplicate)+" dup")
	}
	if c.Conflict > 0 {
		parts = append(parts, theme.Plural(c.Conflict, "conflict"))
	}
	return parts
}

// The room that the counts leave the title at least, and the blank beside the zone
// goes for, at most.
const (
	leastTitle = 8
	mostTitle  = 24
	// leastName is how much of the title's name is left beside its state.
	leastName = 4
	// roomyWidth is the width from which the zone stands apart from the counts.
	roomyWidth = 80
)

// leastTitle is the room that the counts leave the title at least: that of its state
// too, where it has one.
func (a *App) leastTitle() int {
	const around = 3
	least := leastTitle
	if state := a.stateText(); state != "" {
		least = max(least, around+leastName+1+theme.Width(state))
	}
	return min(least, a.titleRoom())
}

// titleRoom is the room for the title with the blanks around it.
func (a *App) titleRoom() int {
	const around = 3
	return min(theme.Width(a.titleText(mostTitle))+around, mostTitle)
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
	left, right := " "+a.crumbs(a.crumbRoom()), a.standingText()
	for _, more := range a.aboutFacets() {
		if theme.Width(left+more+right)+8 <= a.width {
			rest := a.width - theme.Width(left+more) - 3
			return left + a.theme.Dim.Paint("   "+more) + theme.Spread("", right+" ", rest)
		}
	}
	return theme.Spread(left, right+" ", a.width)
}

// crumbRoom is how many cells the crumbs may take.
func (a *App) crumbRoom() int { return a.width - theme.Width(a.standingText()) - 4 }

// standingText says how many events match, or what else the screen is about, with the
// marks and the sign of work.
func (a *App) standingText() string {
	right := ""
	if ans := a.answer; ans.snap != nil {
		right = theme.Count(ans.sel.Len()) + " of " + theme.Count(ans.snap.Len()) +
			theme.PadLeft(theme.Share(ans.sel.Len(), ans.snap.Len()), 9)
		if _, ok := a.soleRow(); ok {
			right = a.position(ans.sel.Len())
		}
	}
	if a.onAnswer() {
		right = a.answerFacts()
	}
	if len(a.marks) > 0 && a.screenScope()&(inEvents|inPreview|inDetail|inAnswer) != 0 {
		marks := a.marksText()
		if row, ok := a.soleRow(); ok && a.isMarked(row) {
			marks = a.theme.Picked + " " + marks
		}
		right = strings.TrimSpace(marks + "   " + right)
	}
	if a.work.slow {
		right = a.spinner() + " " + right
	}
	return right
}

// soleRow returns the event that is seen where it is only one: its JSON, or what stands in
// for the list.
func (a *App) soleRow() (row store.Row, ok bool) {
	switch {
	case a.screen().kind == detailScreen:
		return a.screen().row, true
	case a.previewFocused() && a.layout.body.h == 0:
		return a.table.Row()
	}
	return row, false
}

// aboutFacets says which facets are drawn where there are others too, and what their
// numbers are where they have two; in ever less room.
func (a *App) aboutFacets() []string {
	sight := a.facetsInSight()
	about := cmp.Or(sight, "facets") + ": matching, of all"
	switch {
	case a.screen().kind == overviewScreen && a.plain() && a.layout.body.h > 0 && a.facets.Totals():
		return slices.DeleteFunc([]string{about, sight}, func(text string) bool { return text == "" })
	case sight != "":
		return []string{sight}
	}
	return nil
}

// facetsInSight says which facets are drawn where there are others too; "" where
// that is no question.
func (a *App) facetsInSight() string {
	if a.screen().kind != overviewScreen || !a.plain() || a.layout.body.h == 0 {
		return ""
	}
	first, end := a.facets.Shown()
	dash := "-"
	if a.theme.Unicode {
		dash = "–"
	}
	which := theme.Count(first+1) + dash + theme.Count(end)
	switch all := a.facets.Len(); {
	case end-first == all:
		return ""
	case end-first == 1:
		return "facet " + theme.Count(end) + " of " + theme.Count(all)
	default:
		return which + " of " + theme.Plural(all, "facet")
	}
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
	return a.bar.Chips(a.drawnChips(), a.chipCursor(), a.hideHint(), a.width)
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
