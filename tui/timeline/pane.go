package timeline

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// scale is the width of the labels on the left, axis glyph included.
const scale = 7

// Pane is the timeline of the overview. Cursor and range are times, so that
// they stay where they are when the bars are others.
type Pane struct {
	theme         *theme.Theme
	data          *store.Timeline
	dry           []int // of the failures, those that were dry runs
	width, height int
	focused       bool

	Brush // may be kept and brought back
}

// New returns an empty timeline.
func New(t *theme.Theme) *Pane { return &Pane{theme: t} }

// Set replaces the counts; nil shows none. dry says how many of the failures of each
// bucket were dry runs, which the row of failures shows as well; nil is none.
func (p *Pane) Set(data *store.Timeline, dry []int) { p.data, p.dry = data, dry }

// SetSize tells how many cells the pane has.
func (p *Pane) SetSize(width, height int) { p.width, p.height = width, height }

// SetFocus tells whether keys act on the pane; only then the cursor is shown.
func (p *Pane) SetFocus(focused bool) { p.focused = focused }

// Buckets returns how many buckets the pane has room for, at least 1.
func (p *Pane) Buckets() int { return max(1, p.width-scale-1) }

// bars returns how many buckets there are.
func (p *Pane) bars() int {
	if p.data == nil {
		return 0
	}
	return len(p.data.Counts)
}

// Render returns the pane, exactly as large as it was told to be: columns,
// one row of failures, one of labels.
func (p *Pane) Render() string {
	block := theme.NewBlock(p.width, p.height)
	if p.data == nil {
		return block.String()
	}
	if p.bars() == 0 {
		block.Text(p.theme.Dim, "  "+p.untimed())
		return block.String()
	}
	rows := max(1, p.height-2)
	most := slices.Max(p.data.Counts)
	for row := rows - 1; row >= 0; row-- {
		label := ""
		if row == rows-1 {
			label = scaleText(most, scale-2)
		}
		level := func(i int) string { return p.theme.Level(p.data.Counts[i], most, row, rows) }
		block.Line(p.row(label, theme.Style{}, level))
	}
	block.Line(p.failures())
	block.Line(p.axisLine())
	return block.String()
}

// scaleText writes what the highest bar stands for in so many cells, 4 at least: 9,640,
// where there is no room 12.3k.
func scaleText(n, room int) string {
	if text := theme.Count(n); n < 10_000 && len(text) <= room {
		return text
	}
	return shortest(n, room)
}

// shortest writes a number with the last of its digits as k or M: 5.1k, 32k.
func shortest(n, room int) string {
	text := theme.Short(n)
	if n >= 1000 && n < 10_000 {
		text = strconv.FormatFloat(float64(n/100)/10, 'f', 1, 64) + "k"
	}
	if whole, unit := text[:len(text)-1], text[len(text)-1:]; len(text) > room {
		whole, _, _ = strings.Cut(whole, ".")
		return whole + unit
	}
	return text
}

func (p *Pane) untimed() string {
	if p.data.Missing > 0 {
		return fmt.Sprintf("no event has a time (%s)", theme.Count(p.data.Missing))
	}
	return ""
}

// failures draws the row of those that failed, by their own scale.
func (p *Pane) failures() string {
	most := slices.Max(p.data.Overlay)
	if most == 0 {
		return p.theme.Dim.Paint(theme.Pad(theme.PadLeft("", scale-1)+p.theme.Axis+" nothing failed", p.width))
	}
	sign, style := p.theme.Fail, p.theme.Failed
	if slices.Equal(p.dry, p.data.Overlay) { // nothing but dry runs
		sign, style = p.theme.DryRun, theme.Style{}
	}
	level := func(i int) string { return p.theme.Level(p.data.Overlay[i], most, 0, 1) }
	return p.row(sign+theme.PadLeft(scaleText(most, scale-3), scale-3), style, level)
}

// row draws one row of columns with a label on its left. Where there is a
// range, what is outside is pale.
func (p *Pane) row(label string, style theme.Style, level func(i int) string) string {
	line := theme.NewRuns()
	line.Add(style, theme.PadLeft(label, scale-1))
	line.Add(p.theme.Line, p.theme.Axis)
	wide, used := p.cells(), scale
	for i := range p.bars() {
		if used+wide > p.width-1 {
			break
		}
		line.Add(p.style(i, style), strings.Repeat(level(i), wide))
		used += wide
	}
	line.Add(theme.Style{}, strings.Repeat(" ", max(0, p.width-used)))
	return line.String()
}

// style returns how bucket i is drawn in a row of the given style.
func (p *Pane) style(i int, style theme.Style) theme.Style {
	first, last, ok := p.marked()
	switch {
	case p.focused && i == p.cursor():
		return p.theme.Cursor
	case ok && (i < first || i > last):
		return p.theme.Dim
	}
	return style
}

// widest is how many cells a bucket has at most: a second with an event is a bar, not a
// minute without a pause.
const widest = 6

// cells returns how many cells wide a bucket is drawn.
func (p *Pane) cells() int { return max(1, min(widest, p.Buckets()/max(1, p.bars()))) }
