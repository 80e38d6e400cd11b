package timeline

import (
	"strings"
	"time"

	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/axis"
	"github.com/trailsift/trailsift/tui/theme"
)

// Words returns a line of exactly width cells that says what is under the
// cursor: the time, how many events, how many of them failed; and what the
// range is. While the pane has no focus it is the range and what can be done with it,
// or else the hint. On its right is what the axis has no room for.
func (p *Pane) Words(width int, hint string) string {
	line := theme.NewRuns()
	used := p.addWords(line, width, hint)
	const apart, edge = 2, 1
	if right := p.beside(width - used - apart - edge); right != "" {
		line.Add(theme.Style{}, strings.Repeat(" ", width-used-edge-theme.Width(right)))
		line.Add(p.theme.Dim, right)
		used = width - edge
	}
	line.Add(theme.Style{}, strings.Repeat(" ", max(0, width-used)))
	return line.String()
}

// addWords adds what is under the cursor, or the hint, and returns how wide that is.
func (p *Pane) addWords(line *theme.Runs, width int, hint string) (used int) {
	add := func(style theme.Style, text string) {
		text = theme.Cut(text, max(0, width-used))
		line.Add(style, text)
		used += theme.Width(text)
	}
	from, to, ok := p.Cursor()
	switch {
	case p.focused && ok:
		i := p.cursor()
		add(p.theme.Strong, p.theme.Mark+" "+p.span(from, to)+"   ")
		add(theme.Style{}, events(p.data.Counts[i]))
		add(p.theme.Failed, p.failed(i))
		add(p.theme.Chip, p.rangeText(from))
	case ok && p.rangeText(from) != "":
		add(p.theme.Chip, " "+strings.TrimLeft(p.rangeText(from), " "))
		add(p.theme.Dim, "   z zooms in, esc drops it")
	case !p.focused && hint != "":
		add(p.theme.Dim, " "+theme.CleanCut(hint, width-2))
	}
	return used
}

func events(n int) string {
	if n == 0 {
		return "no event"
	}
	return theme.Plural(n, "event")
}

// failed says what the row of failures counts in a bucket, and which of that were dry
// runs, which were refused nothing.
func (p *Pane) failed(i int) string {
	ended := phrase.Ended{Failed: p.data.Overlay[i]}
	if i < len(p.dry) {
		ended.DryRuns = p.dry[i]
	}
	switch {
	case ended.Failed == 0:
		return ""
	case ended.Failed == ended.DryRuns:
		return "   " + p.theme.DryRun + " " + ended.Said()
	}
	return "   " + ended.Said()
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
