package answers

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Values below each other that differ only where they are cut would look alike. They are
// cut apart: all that are in one column of a section, not only what is in the window, so
// that none changes when another comes into it.

// cut is a text in some cells.
type cut struct {
	text  string
	width int
}

// cellIn returns what a cell shows of a text, in exactly width cells.
func (p *Pane) cellIn(r row, c int, column Column, text string, width int) string {
	if shown, found := p.apartIn(r.section, c)[cut{text, width}]; found {
		return theme.Pad(shown, width)
	}
	return fitted(column, text, width)
}

// apartIn returns how the texts of a column are cut that would look alike otherwise; it
// is worked out when the column is drawn first.
func (p *Pane) apartIn(section, c int) map[cut]string {
	if p.aparts[section] == nil {
		p.aparts[section] = make([]map[cut]string, len(p.answer.Sections[section].Columns))
	}
	if p.aparts[section][c] == nil {
		p.aparts[section][c] = p.cutApart(section, c)
	}
	return p.aparts[section][c]
}

// cutApart cuts the texts of a column apart.
func (p *Pane) cutApart(section, c int) map[cut]string {
	out, column := make(map[cut]string), p.answer.Sections[section].Columns[c]
	for width, texts := range p.tooWide(section, c) {
		shorten := func(text string, width int) string { return shortened(column, text, width) }
		for i, shown := range theme.CutApart(texts, width, shorten) {
			out[cut{texts[i], width}] = shown
		}
	}
	return out
}

// tooWide returns the texts of a column that are cut, each once, by the room that they
// have.
func (p *Pane) tooWide(section, c int) map[int][]string {
	s, out := &p.answer.Sections[section], make(map[int][]string)
	if column := p.columns[section][c]; column.uncut || column.Prose || column.isWhen() {
		return out
	}
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		line, text := &s.Lines[i], p.cellText(s, &s.Lines[i], c)
		if line.Whole || line.says(s.Columns[c]) || text == "" {
			continue
		}
		if width := p.roomOf(section, line, c); isCutAnywhere(text, width) {
			out[width] = append(out[width], text)
		}
	}
	for width, texts := range out {
		slices.Sort(texts)
		out[width] = slices.Compact(texts)
	}
	return out
}

// roomOf returns the room for the text of a cell.
func (p *Pane) roomOf(section int, line *Line, c int) int {
	width := p.reach(&p.answer.Sections[section], line, c, p.spans[section][1:])
	if c == 0 {
		width -= theme.Width(theme.Cut(p.branch(line), width))
	}
	return width
}

// isCutAnywhere reports whether a text is too wide for some room, and is one value that
// may be cut anywhere: no list, of which the last names go, nor one with what has no half.
func isCutAnywhere(text string, width int) bool {
	clean := theme.CleanCut(text, max(width, maxMeasured)+1)
	if theme.Width(clean) <= width || isList(text) || strings.Contains(clean, "  ") {
		return false
	}
	return !slices.ContainsFunc(strings.Fields(clean), theme.HasNoHalf) && bareAddress(text) == ""
}
