package store

import "time"

// TimeRange returns a stretch of time outside of which no record matches the
// filter: what has to be read to answer it. A zero time is no limit. The
// stretch may be too long, never too short. Lengths of time before the newest
// event count back from now, which is not before that.
func (l *Language) TimeRange(e Expr, now time.Time) (from, to time.Time) {
	p := l.timeOf(e, now.Unix())
	if p.from != openStart {
		from = time.Unix(p.from, 0).UTC()
	}
	if p.to != openEnd {
		to = time.Unix(p.to, 0).UTC()
	}
	return from, to
}

// newestLag is how much older than now the newest event may be: AWS delivers
// within some minutes, and an account may be quiet at night.
const newestLag = 24 * 60 * 60

// timeOf returns the period that holds all matches of an expression.
func (l *Language) timeOf(e Expr, now int64) period {
	all := period{openStart, openEnd}
	switch e := e.(type) {
	case And:
		for _, part := range e {
			p := l.timeOf(part, now)
			all.from, all.to = max(all.from, p.from), min(all.to, p.to)
		}
	case Or:
		return l.hull(e, now)
	case Match:
		if l.column(e.Field) == timeColumn {
			return timeOfMatch(e, now)
		}
	}
	return all
}

// hull returns the period around those of all parts.
func (l *Language) hull(parts []Expr, now int64) period {
	out := period{openEnd, openStart}
	for _, part := range parts {
		p := l.timeOf(part, now)
		out.from, out.to = min(out.from, p.from), max(out.to, p.to)
	}
	return out
}

// timeOfMatch returns the period around those of all values. What is compared
// as text, and what excludes, sets no limit.
func timeOfMatch(m Match, now int64) period {
	all := period{openStart, openEnd}
	out := period{openEnd, openStart}
	for _, value := range m.Values {
		text, plain := value.Plain()
		t, err := parseWhen(text)
		if !plain || err != nil {
			return all
		}
		if t.last > 0 {
			t.period = period{now - newestLag - t.last, openEnd}
		}
		out.from, out.to = min(out.from, t.from), max(out.to, t.to)
	}
	return limited(m.Op, out)
}

// limited returns the part of all time that an operator leaves around a period.
func limited(op Op, p period) period {
	switch op {
	case Like, Equal:
		return p
	case AtLeast:
		return period{p.from, openEnd}
	case Above:
		return period{p.to, openEnd}
	case Before:
		return period{openStart, p.from}
	case AtMost:
		return period{openStart, p.to}
	}
	return period{openStart, openEnd}
}
