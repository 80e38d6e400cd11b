package filterbar

import (
	"github.com/trailsift/trailsift/tui/theme"
)

// Chip is one condition.
type Chip struct {
	Text  string
	Drill bool // it leaves again with esc
}

// Bar draws the filter in one line.
type Bar struct{ theme *theme.Theme }

// New returns a bar.
func New(t *theme.Theme) *Bar { return &Bar{t} }

// Chips draws the conditions in exactly width cells; what does not fit is
// counted. The hint stands on the right where there is room for it.
func (b *Bar) Chips(chips []Chip, hint string, width int) string {
	t := b.theme
	line, used := " "+t.Prompt+" ", 3
	if len(chips) == 0 {
		line, used = line+t.Dim.Paint("no filter"), used+9
	}
	for i, c := range chips {
		text := "[" + theme.CleanCut(c.Text, max(8, width/2)) + "]"
		room := width - used - 1
		if i < len(chips)-1 {
			room -= len(" +99 more")
		}
		if theme.Width(text) > room {
			more := theme.Pad("+"+theme.Count(len(chips)-i)+" more", max(0, width-used))
			return line + t.Dim.Paint(more)
		}
		line, used = line+b.style(c).Paint(text)+" ", used+theme.Width(text)+1
	}
	return line + b.hint(hint, width-used)
}

func (b *Bar) style(c Chip) theme.Style {
	if c.Drill {
		return b.theme.Strong
	}
	return b.theme.Chip
}

// hint draws a text at the right end of the room, or blanks.
func (b *Bar) hint(text string, room int) string {
	if theme.Width(text)+3 > room {
		text = ""
	} else if text != "" {
		text += " "
	}
	return b.theme.Dim.Paint(theme.PadLeft(text, max(0, room)))
}

// Edit draws the text being edited in exactly width cells, with ✓ and what is
// to be said about it, or ✗ and the problem that keeps it from being used.
func (b *Bar) Edit(before, after, problem, remark string, width int) string {
	t := b.theme
	sign, style, text := t.OK, t.Good, remark
	if problem != "" {
		sign, style, text = t.Fail, t.Failed, problem
	}
	if text != "" {
		sign += " " + theme.CleanCut(text, max(0, width/2))
	}
	room := width - 3 - theme.Width(sign) - 3
	return " ; " + t.Input(before, after, room) + "  " + style.Paint(sign) + " "
}
