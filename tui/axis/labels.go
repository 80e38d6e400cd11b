package axis

import (
	"slices"
	"time"
)

// Mark is text on an axis.
type Mark struct {
	At   int // in cells
	Text string
}

// End returns the cell behind the mark.
func (m Mark) End() int { return m.At + len(m.Text) }

// Labels returns the times to be written in room cells below buckets that are
// some cells wide each: those where clock or calendar is round, and the first
// one if it has room.
func Labels(starts []time.Time, cells, room int) []Mark {
	l := newLabels(starts, cells)
	at := l.ticks(starts)
	if first := l.text(starts[0], time.Time{}); len(at) == 0 || at[0]*cells > len(first)+1 {
		at = slices.Insert(at, 0, 0)
	}
	var out []Mark
	var last time.Time
	for _, i := range at {
		m := Mark{i * cells, l.text(starts[i], last)}
		if n := len(out); n > 0 && m.At <= out[n-1].End() || m.End() > room {
			continue
		}
		out, last = append(out, m), starts[i]
	}
	return out
}

// Context says what all labels have in common: the date, or at least the year,
// and the zone; two where the clocks were changed.
func Context(starts []time.Time) string {
	first, last := starts[0], starts[len(starts)-1]
	zone := first.Format("MST")
	if other := last.Format("MST"); other != zone {
		zone += "/" + other
	}
	switch {
	case SameDate(first, last):
		return first.Format("2006-01-02 ") + zone
	case first.Year() == last.Year():
		return first.Format("2006 ") + zone
	}
	return zone
}

// SameDate reports whether two times are of one day, each by its own zone.
func SameDate(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

// Clock returns how times of day are written: no finer than a bucket of the
// given width.
func Clock(width time.Duration) string {
	if width < time.Minute {
		return time.TimeOnly
	}
	return "15:04"
}

// Span returns the time of a bucket, which does not hold its end, with the dash
// that is given. clock says that the buckets are parts of a day.
func Span(from, to time.Time, clock bool, dash string) string {
	if clock {
		format := Clock(to.Sub(from))
		text := from.Format("2006-01-02 " + format)
		if to.Sub(from) > time.Second {
			text += dash + to.Format(format)
		}
		return text
	}
	last := to.Add(-time.Second)
	if SameDate(from, last) {
		return from.Format("Mon 2006-01-02")
	}
	return from.Format(time.DateOnly) + " " + dash + " " + last.Format(time.DateOnly)
}

// step is how far labels are apart: seconds that divide the day, days counted
// from a Monday, or calendar months.
type step struct {
	seconds, days, months int
	width                 int // of a label
}

// steps lists what labels can be apart, near to far.
func steps() []step {
	var out []step
	for _, n := range []int{1, 5, 10, 15, 30} {
		out = append(out, step{seconds: n, width: 8})
	}
	for _, n := range []int{1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720} {
		out = append(out, step{seconds: 60 * n, width: 5})
	}
	for _, n := range []int{1, 2, 7, 14} {
		out = append(out, step{days: n, width: 5})
	}
	for _, n := range []int{1, 3, 6} {
		out = append(out, step{months: n, width: 7})
	}
	for _, n := range []int{1, 2, 5, 10, 50} {
		out = append(out, step{months: 12 * n, width: 4})
	}
	return out
}

// unit returns which step a time is in, by the clock and calendar of its zone.
func (s step) unit(t time.Time) int {
	year, month, day := t.Date()
	if s.months > 0 {
		return (year*12 + int(month) - 1) / s.months
	}
	days := int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
	if s.days > 0 {
		return (days + 3) / s.days // 1970-01-01 was a Thursday
	}
	return (days*86400 + t.Hour()*3600 + t.Minute()*60 + t.Second()) / s.seconds
}

// labels is how buckets are labelled.
type labels struct {
	step
	dates, years bool // they are not all the same
}

// gap is the least room between labels.
const gap = 3

// newLabels returns the nearest labels that have room when a bucket is so many
// cells wide.
func newLabels(starts []time.Time, cells int) labels {
	first, last := starts[0], starts[len(starts)-1]
	l := labels{dates: !SameDate(first, last), years: first.Year() != last.Year()}
	for _, l.step = range steps() {
		if l.fits(l.ticks(starts), cells) {
			break
		}
	}
	return l
}

// ticks returns the buckets with which a step begins.
func (l labels) ticks(starts []time.Time) []int {
	var out []int
	for i := 1; i < len(starts); i++ {
		if l.unit(starts[i]) != l.unit(starts[i-1]) {
			out = append(out, i)
		}
	}
	return out
}

func (l labels) fits(ticks []int, cells int) bool {
	for i := 1; i < len(ticks); i++ {
		if (ticks[i]-ticks[i-1])*cells < l.width+gap {
			return false
		}
	}
	return true
}

// text returns a label; what it has in common with the one before it, zero
// for none, is left out.
func (l labels) text(t, before time.Time) string {
	date := "01-02"
	if l.years && before.Year() != t.Year() {
		date = time.DateOnly
	}
	clock := "15:04"
	if l.seconds > 0 && l.seconds < 60 {
		clock = time.TimeOnly
	}
	switch {
	case l.months > 0 && l.months%12 == 0:
		return t.Format("2006")
	case l.months > 0:
		return t.Format("2006-01")
	case l.days > 0:
		return t.Format(date)
	case !l.dates || SameDate(before, t):
		return t.Format(clock)
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0:
		return t.Format(date)
	}
	return t.Format(date + " " + clock)
}
