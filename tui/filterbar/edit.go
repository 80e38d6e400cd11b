package filterbar

import (
	"github.com/trailsift/trailsift/tui/theme"
)

// editLead is the room before the text being edited.
const editLead = 3

// Edit draws the text being edited in exactly width cells, with ✓ and what is
// to be said about it, or ✗ when it cannot be used. What is said is pale when
// it is about an earlier text.
func (b *Bar) Edit(before, after string, good, now bool, remark string, width int) string {
	t := b.theme
	sign, style := t.OK, t.Good
	if !good {
		sign, style, remark = t.Fail, t.Failed, ""
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

// Problem draws what is wrong with the text being edited below the place where
// it is, in exactly width cells. at counts characters.
func (b *Bar) Problem(before, after, problem string, at, width int) string {
	if problem == "" {
		return theme.Pad("", width)
	}
	text := []rune(before + after)
	cell := editLead + theme.Width(theme.Clean(string(text[:min(at, len(text))])))
	cell = min(cell, width-2)
	long, room := theme.Width(theme.CleanCut(problem, width)), width-cell-3
	switch {
	case room >= min(long, leastProblem):
		problem = theme.Pad("", cell) + "^ " + theme.CleanCut(problem, room)
	case long+1 <= cell: // the words go before the place
		problem = theme.PadLeft(theme.Clean(problem)+" ^", cell+1)
	default:
		problem = " " + theme.CleanCut(problem, width-2)
	}
	return b.theme.Failed.Paint(theme.Pad(problem, width))
}

// leastProblem is how much of a problem has to be seen behind its place.
const leastProblem = 40
