package timeline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// scale is the width of the labels on the left, axis glyph included.
const scale = 8

// Pane is the timeline of the overview.
type Pane struct {
	theme         *theme.Theme
	data          *store.Timeline
	width, height int
}

// New returns an empty timeline.
func New(t *theme.Theme) *Pane { return &Pane{theme: t} }

// Set replaces the counts; nil shows none.
func (p *Pane) Set(data *store.Timeline) { p.data = data }

// SetSize tells how many cells the pane has.
func (p *Pane) SetSize(width, height int) { p.width, p.height = width, height }

// Buckets returns how many buckets the pane has room for, at least 1.
func (p *Pane) Buckets() int { return max(1, p.width-scale-1) }

// Render returns the pane, exactly as large as it was told to be: columns,
// one row of failures, one of labels.
func (p *Pane) Render() string {
	block := theme.NewBlock(p.width, p.height)
	if p.data == nil {
		return block.String()
	}
	if len(p.data.Counts) == 0 {
		block.Text(p.theme.Dim, "  "+p.untimed())
		return block.String()
	}
	bars := max(1, p.height-2)
	most := slices.Max(p.data.Counts)
	for row := bars - 1; row >= 0; row-- {
		label := ""
		if row == bars-1 {
			label = theme.Short(most)
		}
		p.row(block, label, theme.Style{}, p.data.Counts, most, row, bars)
	}
	if failed := slices.Max(p.data.Overlay); failed > 0 {
		p.row(block, p.theme.Fail+theme.PadLeft(theme.Short(failed), 5), p.theme.Failed, p.data.Overlay, failed, 0, 1)
	} else {
		block.Text(p.theme.Dim, theme.PadLeft("", scale-1)+p.theme.Axis+" nothing failed")
	}
	block.Text(p.theme.Dim, p.axis())
	return block.String()
}

func (p *Pane) untimed() string {
	if p.data.Missing > 0 {
		return fmt.Sprintf("no event has a time (%s)", theme.Count(p.data.Missing))
	}
	return ""
}

// row draws one row of columns with a label on its left.
func (p *Pane) row(block *theme.Block, label string, style theme.Style, counts []int, most, row, rows int) {
	var b strings.Builder
	wide, room := p.cells(), p.Buckets()
	for i, n := range counts {
		if (i+1)*wide > room {
			break
		}
		b.WriteString(strings.Repeat(p.theme.Level(n, most, row, rows), wide))
	}
	left := style.Paint(theme.PadLeft(label, scale-1)) + p.theme.Dim.Paint(p.theme.Axis)
	block.Line(left + style.Paint(theme.Pad(b.String(), p.width-scale)))
}

// cells returns how many cells wide a bucket is drawn.
func (p *Pane) cells() int { return max(1, p.Buckets()/max(1, len(p.data.Counts))) }
