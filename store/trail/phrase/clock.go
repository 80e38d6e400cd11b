package phrase

import "time"

// Clock says when something was. The zero value says it in UTC.
type Clock struct{ Zone *time.Location }

const (
	day       = "2006-01-02"
	hour      = "15:04:05"
	inUTC     = "Z"
	elsewhere = " MST"
)

// Moment is a time with its zone: 2026-09-15 09:30:12Z, or 2026-09-15 11:30:12
// CEST.
func (c Clock) Moment(t time.Time) string {
	if t.IsZero() {
		return "an unknown time"
	}
	return c.format(t, day+" "+hour)
}

// Span is two times, the second without its day where that is the same.
func (c Clock) Span(first, last time.Time) string {
	if first.Equal(last) {
		return c.Moment(first)
	}
	return c.Moment(first) + " to " + c.Later(first, last)
}

// Later is a time that stands beside an earlier one: without its day where that is
// the same.
func (c Clock) Later(first, t time.Time) string {
	if c.in(first).Format(day) == c.in(t).Format(day) {
		return c.format(t, hour)
	}
	return c.Moment(t)
}

// Location is the zone that times are said in.
func (c Clock) Location() *time.Location {
	if c.Zone == nil {
		return time.UTC
	}
	return c.Zone
}

func (c Clock) in(t time.Time) time.Time { return t.In(c.Location()) }

// format writes a time and its zone; a zone without a name as +03.
func (c Clock) format(t time.Time, form string) string {
	if t = c.in(t); t.Location() == time.UTC {
		return t.Format(form + inUTC)
	}
	return t.Format(form + elsewhere)
}
