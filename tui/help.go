package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// openHelp shows the keys, and from there the filter language.
func (a *App) openHelp() tea.Cmd {
	next := readingHelp
	if a.mode == readingHelp {
		next = readingFilters
	}
	a.mode, a.scroll = next, 0
	return nil
}

func (a *App) openProblems() tea.Cmd {
	a.mode, a.scroll = readingProblem, 0
	return nil
}

func (a *App) scrollBy(n int) { a.scroll = max(0, a.scroll+n) }

// help draws the keys of the present screen, in as many columns as fit.
func (a *App) help(w, h int) string {
	lines := a.helpLines()
	columns := max(1, min(w/40, (len(lines)+h-1)/h))
	per := (len(lines) + columns - 1) / columns
	a.scroll = max(0, min(a.scroll, per-h))
	block := theme.NewBlock(w, h)
	width := w / columns
	for row := a.scroll; row < per && block.Left() > 0; row++ {
		text := ""
		for c := range columns {
			cell := helpLine{}
			if i := c*per + row; i < len(lines) {
				cell = lines[i]
			}
			text += a.helpCell(cell, width)
		}
		block.Line(text + theme.Pad("", w-columns*width))
	}
	return block.String()
}

// helpLine is a key with what it does, or the title of a group.
type helpLine struct{ keys, text string }

// helpLines lists the keys of the present screen by group.
func (a *App) helpLines() []helpLine {
	var out []helpLine
	group := ""
	for _, d := range describe(a.keys, a.screenScope()|inCopy) {
		if d.group != group {
			group = d.group
			out = append(out, helpLine{text: group})
		}
		keys := strings.Join(slices.Concat(d.first, d.more), " ")
		if theme.Width(keys) > helpKeys {
			keys = strings.Join(d.first, " ")
		}
		out = append(out, helpLine{keys, d.name})
	}
	return out
}

// helpKeys is the room for the keys of a line.
const helpKeys = 11

func (a *App) helpCell(l helpLine, width int) string {
	if l.keys == "" {
		return a.theme.Title.Paint(theme.Pad(" "+l.text, width))
	}
	return "  " + a.theme.Key.Paint(theme.Pad(l.keys, helpKeys)) + " " + theme.Pad(l.text, width-helpKeys-3)
}

// filterHelp draws the filter language: examples, and the rules that they do
// not show.
func (a *App) filterHelp(w, h int) string {
	lines := strings.Split(strings.TrimRight(trail.FilterHelp(), "\n"), "\n")
	examples := len(trail.FilterExamples())
	a.scroll = max(0, min(a.scroll, len(lines)-h))
	block := theme.NewBlock(w, h)
	for i := a.scroll; i < len(lines) && block.Left() > 0; i++ {
		style := theme.Style{}
		if i > examples {
			style = a.theme.Dim
		}
		block.Text(style, " "+lines[i])
	}
	return block.String()
}

// problems draws what could not be read: where and why. What the sources say
// about themselves comes first, until it is scrolled away.
func (a *App) problems(w, h int) string {
	list, notes := a.progress.Problems, a.noteLines(w)
	a.scroll = max(0, min(a.scroll, 2*len(list)+1+len(notes)-h))
	block := theme.NewBlock(w, h)
	for _, line := range notes {
		if a.scroll == 0 {
			block.Text(theme.Style{}, line)
		}
	}
	if len(list) == 0 {
		block.Text(theme.Style{}, "")
		block.Text(theme.Style{}, "  Everything was read. There are no problems.")
		return block.String()
	}
	block.Text(a.theme.Title, " "+theme.Plural(len(list), "problem"))
	for i := a.scroll / 2; i < len(list) && block.Left() > 0; i++ {
		p := list[i]
		at := theme.CleanCutMiddle(p.Source, w-4-theme.Width(p.Position))
		if p.Position != "" {
			at += "  " + theme.CleanCut(p.Position, w/2)
		}
		block.Text(theme.Style{}, "  "+at)
		block.Text(a.theme.Failed, "    "+theme.CleanCut(p.Reason, w-6))
	}
	return block.String()
}
