package timeline

import (
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/tui/theme"
)

// mark is text on the axis.
type mark struct {
	at   int // in cells
	text string
}

func (m mark) end() int { return m.at + len(m.text) }

// axis returns the line of labels: times below their buckets, and on the
// right what they leave out, with the zone and the width of a bucket. A range
// stands in brackets; labels give way to them.
func (p *Pane) axis() string {
	right := "  " + p.context() + "  " + p.data.Bucket.Name + "/bar "
	room := max(0, p.width-scale-theme.Width(right))
	limits := p.limits()
	labels := slices.DeleteFunc(p.labels(room), func(l mark) bool {
		return slices.ContainsFunc(limits, func(m mark) bool { return m.at >= l.at-1 && m.at <= l.end() })
	})
	cells := []byte(strings.Repeat(" ", room))
	for _, m := range slices.Concat(labels, limits) {
		if m.end() <= room {
			copy(cells[m.at:], m.text)
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

// context says what all labels have in common: the date, or at least the year,
// and the zone; two where the clocks were changed.
func (p *Pane) context() string {
	first, last := p.data.Starts[0], p.data.Starts[p.bars()-1]
	zone := first.Format("MST")
	if other := last.Format("MST"); other != zone {
		zone += "/" + other
	}
	switch {
	case sameDate(first, last):
		return first.Format("2006-01-02 ") + zone
	case first.Year() == last.Year():
		return first.Format("2006 ") + zone
	}
	return zone
}

// limits returns the brackets of the range.
func (p *Pane) limits() []mark {
	first, last, ok := p.marked()
	if !ok || last < first {
		return nil
	}
	var out []mark
	if !p.from.IsZero() {
		out = append(out, mark{first * p.cells(), "["})
	}
	if !p.to.IsZero() {
		out = append(out, mark{(last+1)*p.cells() - 1, "]"})
	}
	return out
}

// labels returns the times to be written in room cells: those where clock or
// calendar is round, and the first one if it has room.
func (p *Pane) labels(room int) []mark {
	starts, cells := p.data.Starts, p.cells()
	l := newLabels(starts, cells)
	at := l.ticks(starts)
	if first := l.text(starts[0], time.Time{}); len(at) == 0 || at[0]*cells > len(first)+1 {
		at = slices.Insert(at, 0, 0)
	}
	var out []mark
	var last time.Time
	for _, i := range at {
		m := mark{i * cells, l.text(starts[i], last)}
		if n := len(out); n > 0 && m.at <= out[n-1].end() || m.end() > room {
			continue
		}
		out, last = append(out, m), starts[i]
	}
	return out
}

func sameDate(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }
