package filterbar

import (
	"github.com/trailsift/trailsift/tui/theme"
)

// editLead is the room before the text being edited.
const editLead = 3

// Verdict is what is known of the text being edited.
type Verdict uint8

// The verdicts. Void is a text that can be used and matches nothing, which is
// no success; Unfinished is one that cannot be used yet, and may be on its way to it.
const (
	Broken Verdict = iota
	Unfinished
	Void
	Good
)

// sign returns how a verdict is drawn.
func (b *Bar) sign(v Verdict) (sign string, style theme.Style) {
	switch v {
	case Broken:
		return b.theme.Fail, b.theme.Failed
	case Unfinished:
		return b.theme.Ellipsis, b.theme.Dim
	case Void:
		return " ", b.theme.Dim
	}
	return b.theme.OK, b.theme.Good
}

// Edit draws the text being edited in exactly width cells, with ✓ and what is
// to be said about it, or ✗ when it cannot be used, … while it is unfinished. What is
// said is pale when it is about an earlier text.
func (b *Bar) Edit(before, after string, v Verdict, now bool, remark string, width int) string {
	t := b.theme
	sign, style := b.sign(v)
	if v <= Unfinished {
		remark = ""
	}
	if remark = theme.CleanCut(remark, width/3); remark != "" {
		remark = " " + remark
	}
	room := width - editLead - theme.Width(sign) - theme.Width(remark) - 3
	note := theme.Style{}
	if !now {
		note = t.Dim
	}
	return " ; " + t.Input(before, after, room) + "  " + style.Paint(sign) + note.Paint(remark) + " "
}

// Missing draws what an unfinished text lacks, where the cursor is, each line in exactly
// width cells.
func (b *Bar) Missing(what string, width int) (lines []string) {
	for _, line := range theme.WrapWords(theme.Clean(what), width-editLead-1) {
		lines = append(lines, b.theme.Dim.Paint(theme.Pad(theme.Pad("", editLead)+line, width)))
	}
	return lines[:min(len(lines), mostProblem)]
}

// Problem draws what is wrong with the text being edited below the place where
// it is, each line in exactly width cells: one line where the words fit beside
// the place, else more, because what to write instead stands at their end. at
// counts characters.
func (b *Bar) Problem(before, after, problem string, at, width int) []string {
	if problem == "" {
		return []string{theme.Pad("", width)}
	}
	text := []rune(before + after)
	cell := editLead + theme.Width(theme.Clean(string(text[:min(at, len(text))])))
	cell = min(cell, width-2)
	problem = theme.Clean(problem)
	var lines []string
	switch long := theme.Width(problem); {
	case long <= width-cell-3:
		lines = []string{theme.Pad("", cell) + "^ " + problem}
	case long+1 <= cell: // the words go before the place
		lines = []string{theme.PadLeft(problem+" ^", cell+1)}
	default:
		lines = append(lines, theme.Pad("", cell)+"^")
		for _, line := range theme.WrapWords(problem, width-editLead-1) {
			lines = append(lines, theme.Pad("", editLead)+line)
		}
		lines = lines[:min(len(lines), mostProblem)]
	}
	for i, line := range lines {
		lines[i] = b.theme.Failed.Paint(theme.Pad(line, width))
	}
	return lines
}

// mostProblem is how many lines a problem and its place take at most: more than
// any does but one that quotes a long text.
const mostProblem = 5
