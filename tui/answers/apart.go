package answers

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Values below each other that differ only where they are cut would look alike. They are
// cut apart: those of a block of lines and of the blocks beside it, not only what is in the
// window, so that none changes when another comes into it. Of a long list no more is worked
// out than is looked at.

// blockLines is about how many lines a window has.
const blockLines = 50

// cuts are how the texts of a column are cut.
type cuts struct {
	alone map[cut]string         // each by itself; "" for what is not cut, or not anywhere
	apart map[int]map[cut]string // by the blocks of its lines
}

// cut is a text in some cells.
type cut struct {
	text  string
	width int
}

// cellIn returns what a cell shows of a text, in exactly width cells.
func (p *Pane) cellIn(r row, c int, column Column, text string, width int) string {
	if shown, found := p.apartIn(r.section, c, r.line/blockLines)[cut{text, width}]; found {
		return theme.Pad(shown, width)
	}
	return fitted(column, text, width)
}

// apartIn returns how the texts of a column are cut that would look alike otherwise; it
// is worked out when the block is drawn first, and kept until the pane is laid out anew.
func (p *Pane) apartIn(section, c, block int) map[cut]string {
	if p.aparts[section] == nil {
		p.aparts[section] = make([]*cuts, len(p.answer.Sections[section].Columns))
	}
	if p.aparts[section][c] == nil {
		p.aparts[section][c] = &cuts{make(map[cut]string), make(map[int]map[cut]string)}
	}
	known := p.aparts[section][c]
	if known.apart[block] == nil {
		known.apart[block] = p.cutApart(known, section, c, block)
	}
	return known.apart[block]
}

// cutApart cuts the texts of a column apart that are in a block or beside it.
func (p *Pane) cutApart(known *cuts, section, c, block int) map[cut]string {
	out := make(map[cut]string)
	for width, texts := range p.tooWide(known, section, c, block) {
		shorten := func(text string, width int) string { return known.alone[cut{text, width}] }
		for i, shown := range theme.CutApart(texts, width, shorten) {
			out[cut{texts[i], width}] = shown
		}
	}
	return out
}

// tooWide returns the texts of a column that are cut, each once, by the room that they
// have.
func (p *Pane) tooWide(known *cuts, section, c, block int) map[int][]string {
	s, out, seen := &p.answer.Sections[section], make(map[int][]string), make(map[cut]bool)
	if column := p.columns[section][c]; column.uncut || column.Prose || column.isWhen() {
		return out
	}
	for i := max(0, block-1) * blockLines; i < min(len(s.Lines), (block+2)*blockLines); i++ {
		line, text := &s.Lines[i], p.cellText(s, &s.Lines[i], c)
		if line.Whole || line.says(s.Columns[c]) || text == "" {
			continue
		}
		one := cut{text, p.roomOf(section, line, c)}
		if !seen[one] && known.cutAlone(s.Columns[c], one) {
			out[one.width] = append(out[one.width], text)
		}
		seen[one] = true
	}
	for _, texts := range out {
		slices.Sort(texts)
	}
	return out
}

// cutAlone cuts a text by itself, once, and reports whether it is one that may be cut
// anywhere.
func (known *cuts) cutAlone(column Column, one cut) bool {
	shown, done := known.alone[one]
	if !done {
		if isCutAnywhere(one.text, one.width) {
			shown = shortened(column, one.text, one.width)
		}
		known.alone[one] = shown
	}
	return shown != ""
}

// roomOf returns the room for the text of a cell.
func (p *Pane) roomOf(section int, line *Line, c int) int {
	width := 0
	for _, at := range p.places(section, line) {
		if at.column == c {
			width = at.width
		}
	}
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
