package timeline

import (
	"strings"
	"time"

	"github.com/trailsift/trailsift/tui/theme"
)

// axis returns the line of labels: times below their buckets, and on the
// right the date, when there is only one, and the width of a bucket.
func (p *Pane) axis() string {
	starts := p.data.Starts
	first, last := starts[0], starts[len(starts)-1]
	right := "  " + p.data.Bucket.Name + "/bar "
	if sameDate(first, last) {
		right = "  " + first.Format(time.DateOnly) + right
	}
	labels := ticks(starts, layout(starts), p.cells(), p.width-scale-theme.Width(right))
	return theme.Spread(strings.Repeat(" ", scale)+labels, right, p.width)
}

// layout returns how bucket starts are written: no finer than they differ.
func layout(starts []time.Time) string {
	first, last := starts[0], starts[len(starts)-1]
	step := 24 * time.Hour
	if len(starts) > 1 {
		step = starts[1].Sub(first)
	}
	switch {
	case step >= 28*24*time.Hour:
		return "2006-01"
	case step >= 24*time.Hour:
		return time.DateOnly
	case !sameDate(first, last):
		return "01-02 15:04"
	case step < time.Minute:
		return time.TimeOnly
	}
	return "15:04"
}

func sameDate(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

// ticks writes labels in a line of at most width cells, each starting at its
// bucket, with room between them.
func ticks(starts []time.Time, layout string, cells, width int) string {
	var b strings.Builder
	at := 0
	for i, start := range starts {
		label := start.Format(layout)
		if x := i * cells; x >= at && x+len(label) <= width {
			b.WriteString(strings.Repeat(" ", x-b.Len()) + label)
			at = x + len(label) + 6
		}
	}
	return b.String()
}
