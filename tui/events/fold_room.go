package events

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

// foldedSpans returns the room of columns in the line that starts with the row at position
// i. Where it stands for several events, what it says of them is not cut beside blanks:
// nobody knows it from other lines, and it need not stand below what these say.
func (t *Table) foldedSpans(cols []span, i int) []span {
	if _, folded := t.runAt(i); !folded {
		return cols
	}
	out := slices.Clone(cols)
	for k, c := range out {
		if c.column == t.foldColumn() || t.columns[c.column].Field == What {
			t.widen(out, k, i)
		}
	}
	return out
}

// widen gives span k the blanks behind its text that it needs: of the spans behind it, the
// nearest first, and of the end of the line.
func (t *Table) widen(spans []span, k, i int) {
	lacks := func() int { return max(0, theme.Width(t.lineCell(i, spans[k].column))-spans[k].width) }
	for j := k + 1; j < len(spans); j++ {
		blank := max(0, spans[j].width-theme.Width(t.lineCell(i, spans[j].column)))
		n := min(blank, lacks())
		spans[j].width, spans[k].width = spans[j].width-n, spans[k].width+n
	}
	room := t.width - t.lead() - gap*(len(spans)-1)
	for _, s := range spans {
		room -= s.width
	}
	spans[k].width += min(max(0, room), lacks())
}
