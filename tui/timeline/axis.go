package timeline

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/axis"
	"github.com/trailsift/trailsift/tui/theme"
)

// axisLine returns the line of labels: times below their buckets, and on the
// right what they leave out, with the zone and the width of a bucket, and how many
// events stand above none of them. A range stands in brackets; labels give way to them.
func (p *Pane) axisLine() string {
	right := "  " + axis.Context(p.data.Starts) + "  " + p.data.Bucket.Name + "/bar "
	if p.data.Missing > 0 {
		right = "  " + theme.Count(p.data.Missing) + " without a time" + right
	}
	room := max(0, p.width-scale-theme.Width(right))
	limits := p.limits()
	labels := slices.DeleteFunc(axis.Labels(p.data.Starts, p.cells(), room), func(l axis.Mark) bool {
		return slices.ContainsFunc(limits, func(m axis.Mark) bool { return m.At >= l.At-1 && m.At <= l.End() })
	})
	cells := []byte(strings.Repeat(" ", room))
	for _, m := range slices.Concat(labels, limits) {
		if m.End() <= room {
			copy(cells[m.At:], m.Text)
		}
	}
	return p.paintAxis(string(cells), right)
}

// paintAxis paints the labels, and what is below the cursor.
func (p *Pane) paintAxis(labels, right string) string {
	line := theme.NewRuns()
	line.Add(p.theme.Dim, strings.Repeat(" ", scale))
	at, wide := len(labels), 0
	if p.focused {
		at = min(at, p.cursor()*p.cells())
		wide = min(p.cells(), len(labels)-at)
	}
	line.Add(p.theme.Dim, labels[:at])
	line.Add(p.theme.Cursor, labels[at:at+wide])
	line.Add(p.theme.Dim, labels[at+wide:])
	line.Add(p.theme.Dim, right)
	return line.String()
}

// limits returns the brackets of the range.
func (p *Pane) limits() []axis.Mark {
	first, last, ok := p.marked()
	if !ok || last < first {
		return nil
	}
	var out []axis.Mark
	if !p.from.IsZero() {
		out = append(out, axis.Mark{At: first * p.cells(), Text: "["})
	}
	if !p.to.IsZero() {
		out = append(out, axis.Mark{At: (last+1)*p.cells() - 1, Text: "]"})
	}
	return out
}
