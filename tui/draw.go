package tui

import (
	"strings"

	"github.com/trailsift/trailsift/tui/facets"
	"github.com/trailsift/trailsift/tui/theme"
)

// draw returns the frame: as many lines as the terminal has, each as wide.
func (a *App) draw() string {
	if a.width <= 0 || a.height <= 0 {
		return ""
	}
	if a.layout.tooSmall {
		return a.tooSmall()
	}
	a.showKeys()
	parts := []string{a.headerLine(), a.crumbsLine(), a.filterLine()}
	if a.layout.timeline.h > 0 && a.plain() {
		parts = append(parts, a.timeline.Render(), a.underTimeline())
	}
	if h := a.bodyHeight(); h > 0 {
		parts = append(parts, a.body(a.width, h))
	}
	parts = append(parts, a.statusLine(), a.footerLine())
	frame := strings.Join(parts, "\n")
	if a.mode == readingFilters || a.mode == readingHelp {
		return a.overAll(frame)
	}
	if a.mode == pivoting {
		lines := strings.Split(frame, "\n")
		a.overMenu(lines)
		return strings.Join(lines, "\n")
	}
	return a.underFilter(frame)
}

// showKeys lets no pane look as if it had the keys while the filter above it has them.
func (a *App) showKeys() {
	editing := a.mode == editingFilter
	a.timeline.SetFocus(!editing && a.timelineFocused())
	a.facets.Blur(editing || a.timelineFocused())
	a.table.Blur(editing || a.previewFocused())
}

// underTimeline says what is under the timeline's cursor; while that has no focus,
// where to begin. Who walks along the timeline has begun, and needs no second place
// for that.
func (a *App) underTimeline() string {
	if a.beginning() {
		return a.timeline.Words(a.width, a.data.Hint)
	}
	return a.timeline.Words(a.width, "")
}

// overAll lays the keys, or the filter language, over all lines but the header
// and footer, of the keys also but the legend: they fit on a terminal of 24 lines then.
func (a *App) overAll(frame string) string {
	lines := strings.Split(frame, "\n")
	h, read := a.readHeight(), a.help
	if a.mode == readingFilters {
		read = a.filterHelp
	}
	copy(lines[1:], strings.Split(read(a.width, h), "\n"))
	return strings.Join(lines, "\n")
}

// underFilter lays what helps to edit the filter over the lines below it.
func (a *App) underFilter(frame string) string {
	if a.mode != editingFilter {
		return frame
	}
	lines, first := strings.Split(frame, "\n"), a.layout.filter.y+1
	helps := a.editLines(a.layout.status.y - first)
	copy(lines[first:], helps)
	if end, t := first+len(helps), a.layout.timeline; end > t.y && end < t.y+t.h { // the rest of a chart tells nothing
		for y := end; y < t.y+t.h; y++ {
			lines[y] = theme.Pad("", a.width)
		}
	}
	return strings.Join(lines, "\n")
}

// plain reports whether the body shows the screen itself, not a list on it.
func (a *App) plain() bool {
	switch a.mode {
	case readingHelp, readingFilters, readingProblem, pickingValue, choosing, choosingField:
		return false
	}
	return a.emptyText() == nil
}

// readHeight returns the lines that what is read has: help all but the header
// and the footer, and the legend above that.
func (a *App) readHeight() int {
	if a.mode == readingProblem {
		return a.bodyHeight()
	}
	if a.mode == readingHelp {
		return a.layout.status.y - 1 // which says what the colours are
	}
	return a.layout.footer.y - 1
}

// bodyHeight returns the lines of the body; what stands in for a screen also
// has the timeline's.
func (a *App) bodyHeight() int {
	first := a.layout.filter.y + 1
	if a.plain() && a.layout.timeline.h > 0 {
		first = a.layout.body.y
	}
	return a.layout.status.y - first
}

// body draws what is between filter and status, without the timeline.
func (a *App) body(w, h int) string {
	before, after := a.input.parts()
	switch a.mode {
	case readingHelp, readingFilters:
		return theme.NewBlock(w, h).String()
	case readingProblem:
		return a.problems(w, h)
	case choosing:
		return a.list.Render(":", before, after, canBeTyped, w, h)
	case pickingValue:
		return a.list.Render(a.pickPrompt(), before, after, "", w, h)
	case choosingField:
		return a.browser.Render(a.browse.prompt, before, after, a.secret, w, h)
	}
	if text := a.emptyText(); text != nil && a.mode != choosingColumns {
		return a.message(text, w, h)
	}
	switch a.screen().kind {
	case overviewScreen:
		a.facets.Fade(a.stale)
		return a.facets.Render()
	case eventsScreen:
		return a.eventsBody()
	case crossScreen:
		return a.cross.Render(a.screen().fields[0], a.screen().fields[1])
	case heatScreen:
		fields := heatFields()
		return a.heat.Render(facets.TitleOf(fields[0]), facets.TitleOf(fields[1]))
	case answerScreen, diffScreen:
		return a.answerBody(w, h)
	case detailScreen:
		if a.unread > 0 {
			return a.message(a.unreadText(), w, h)
		}
		return a.tree.Render()
	}
	return a.welcome(w, h)
}

// eventsBody draws the list, and what is shown beside it or below.
func (a *App) eventsBody() string {
	l := a.layout
	below := strings.Repeat(" ", a.width) + "\n"
	switch {
	case l.chooser.h > 0:
		return a.table.Render() + "\n" + below + a.chooser.Render(l.chooser.w, l.chooser.h)
	case l.preview.w == 0:
		return a.table.Render()
	case l.body.h == 0:
		return a.beside.Render()
	case l.preview.x > 0:
		list := a.table.Render()
		if a.besideTooEarly() { // another event is about to be shown
			a.beside.Drift(a.table.Moved())
		}
		return theme.Beside(list, " "+a.theme.Line.Paint(a.theme.Sep), a.beside.Render())
	}
	return a.table.Render() + "\n" + below + a.beside.Render()
}

// message draws lines of text in an otherwise empty body.
func (a *App) message(lines []string, w, h int) string {
	block := theme.NewBlock(w, h)
	block.Text(theme.Style{}, "")
	for i, line := range lines {
		style := theme.Style{}
		if i == 0 {
			style = a.theme.Title
		}
		block.Text(style, "  "+theme.CleanCut(line, w-4))
	}
	return block.String()
}

func (a *App) tooSmall() string {
	block := theme.NewBlock(a.width, a.height)
	block.Text(theme.Style{}, "trailsift needs 60x15 cells;")
	block.Text(theme.Style{}, "this terminal has "+theme.Count(a.width)+"x"+theme.Count(a.height)+".")
	block.Text(theme.Style{}, "q quits")
	return block.String()
}
