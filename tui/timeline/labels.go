package timeline

import "time"

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

// labels is how the buckets of a timeline are labelled.
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
	l := labels{dates: !sameDate(first, last), years: first.Year() != last.Year()}
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
	case !l.dates || sameDate(before, t):
		return t.Format(clock)
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0:
		return t.Format(date)
	}
	return t.Format(date + " " + clock)
}
