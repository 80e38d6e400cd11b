package timeline

import (
	"strings"
	"time"

	"github.com/trailsift/trailsift/tui/axis"
	"github.com/trailsift/trailsift/tui/theme"
)

// Words returns a line of exactly width cells that says what is under the
// cursor: the time, how many events, how many of them failed; and what the
// range is. It is blank while the pane has no focus.
func (p *Pane) Words(width int) string {
	from, to, ok := p.Cursor()
	if !p.focused || !ok {
		return strings.Repeat(" ", width)
	}
	i := p.cursor()
	line := theme.NewRuns()
	text := p.theme.Mark + " " + p.span(from, to) + "   "
	line.Add(p.theme.Strong, text)
	used := theme.Width(text)
	for _, part := range []struct {
		style theme.Style
		text  string
	}{
		{theme.Style{}, events(p.data.Counts[i])},
		{p.theme.Failed, p.failed(i)},
		{p.theme.Chip, p.rangeText(from)},
	} {
		text := theme.Cut(part.text, max(0, width-used))
		line.Add(part.style, text)
		used += theme.Width(text)
	}
	line.Add(theme.Style{}, strings.Repeat(" ", max(0, width-used)))
	return line.String()
}

func events(n int) string {
	if n == 0 {
		return "no event"
	}
	return theme.Plural(n, "event")
}

func (p *Pane) failed(i int) string {
	if p.data.Overlay[i] == 0 {
		return ""
	}
	return "   " + theme.Count(p.data.Overlay[i]) + " failed"
}

// rangeText names the range and counts its events; dates are left out when
// there is only that of day.
func (p *Pane) rangeText(day time.Time) string {
	first, last, ok := p.marked()
	if !ok {
		return ""
	}
	dated := !p.on(p.from, day) || !p.on(p.to, day)
	n := 0
	for i := first; i <= last; i++ {
		n += p.data.Counts[i]
	}
	return "   [" + p.edge(p.from, dated) + p.dash() + p.edge(p.to, dated) + "] " + events(n)
}

// edge returns an end of the range; an open one is empty.
func (p *Pane) edge(t time.Time, dated bool) string {
	t, open := t.In(p.data.End.Location()), t.IsZero()
	switch {
	case open:
		return ""
	case !p.data.Bucket.Clock():
		return t.Format(time.DateOnly)
	case dated:
		return t.Format("01-02 " + p.clock())
	}
	return t.Format(p.clock())
}

// on reports whether an end of the range, if it is not open, is on a day.
func (p *Pane) on(t, day time.Time) bool {
	return t.IsZero() || axis.SameDate(t.In(day.Location()), day)
}

// span returns the time of a bucket.
func (p *Pane) span(from, to time.Time) string {
	return axis.Span(from, to, p.data.Bucket.Clock(), p.dash())
}

// clock returns how times of day are written: no finer than the buckets.
func (p *Pane) clock() string {
	from, to, _ := p.Cursor()
	return axis.Clock(to.Sub(from))
}

func (p *Pane) dash() string {
	if p.theme.Unicode {
		return "–"
	}
	return "-"
}
