package timeline

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/axis"
	"github.com/trailsift/trailsift/tui/theme"
)

// axisLine returns the line of labels: times below their buckets, and on the
// right, where the buckets end early, what labels leave out. A range stands in
// brackets; labels give way to them.
func (p *Pane) axisLine() string {
	right := ""
	if p.explains() {
		right = "  " + p.contexts()[0] + " "
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

// explains reports whether the axis has room beside its buckets for what labels leave
// out: below them it would hide when they were.
func (p *Pane) explains() bool {
	return p.labelled()+theme.Width(p.contexts()[0])+3 <= p.width
}

// labelled returns the cell behind the last bucket, or the last label if that ends later.
func (p *Pane) labelled() int {
	end := p.bars() * p.cells()
	for _, l := range axis.Labels(p.data.Starts, p.cells(), p.Buckets()) {
		end = max(end, l.End())
	}
	return scale + end
}

// contexts says what labels leave out, the zone and the width of a bucket, and how many
// events stand above none of them, in ever less room: the zone is elsewhere, too, and a
// date with its year with every event.
func (p *Pane) contexts() []string {
	const apart = "  "
	context, step := axis.Context(p.data.Starts), p.data.Bucket.Name+"/bar"
	missing := ""
	if p.data.Missing > 0 {
		missing = theme.Count(p.data.Missing) + " without a time" + apart
	}
	out := []string{missing + context + apart + step}
	if at := strings.LastIndexByte(context, ' '); at > 0 {
		date := context[:at]
		out = append(out, missing+date+apart+step)
		if _, day, ok := strings.Cut(date, "-"); ok {
			out = append(out, missing+day+apart+step)
		}
	}
	return append(out, missing+step, step)
}

// beside returns the first of the contexts that has room; "" where the axis has it, or
// nothing has.
func (p *Pane) beside(room int) string {
	if p.bars() == 0 || p.explains() {
		return ""
	}
	for _, text := range p.contexts() {
		if theme.Width(text) <= room {
			return text
		}
	}
	return ""
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
