package store

import (
	"strings"
	"time"
)

// dated returns a value with the day of what is a time of the day, where the
// language knows one. The end of a range has that of its start.
func (l *Language) dated(m Match, value Pattern) Pattern {
	text, plain := value.Plain()
	if !plain || l.Newest.IsZero() || m.Op != Like && !isComparison(m.Op) || l.column(m.Field) != timeColumn {
		return value
	}
	from, to, isRange := strings.Cut(text, "..")
	switch {
	case !isRange:
		return Literal(l.day(text) + text)
	case from == "":
		return Literal(".." + l.day(to) + to)
	}
	return Literal(l.day(from) + text)
}

// day returns the day of the last time of some hour and minute, with the T
// behind it: "" when the text is no time of the day.
func (l *Language) day(clock string) string {
	newest := l.Newest.UTC()
	day := newest.Format("2006-01-02T")
	if len(clock) < len("15:04") || clock[2] != ':' {
		return ""
	}
	t, ok := readTime(day+clock, time.UTC)
	switch {
	case !ok:
		return ""
	case t.start.After(newest):
		return newest.AddDate(0, 0, -1).Format("2006-01-02T")
	}
	return day
}
