package store

import (
	"fmt"
	"strings"
)

// filterError says what is wrong with a value, and what to write instead.
func filterError(format string, args ...any) error { return fmt.Errorf(format, args...) }

// numberMatcher fits numbers that are on one side of a limit; text that does
// not read as a JSON number is on no side.
type numberMatcher struct {
	op    Op
	limit decimal
}

func (m numberMatcher) match(text []byte) bool {
	if len(text) == 0 || text[0] > '9' {
		return false
	}
	d, ok := readDecimal(text)
	if !ok {
		return false
	}
	order := d.compare(&m.limit)
	switch m.op {
	case Above:
		return order > 0
	case AtLeast:
		return order >= 0
	case Before:
		return order < 0
	}
	return order <= 0
}

// periodMatcher fits times in a period.
type periodMatcher period

func (m periodMatcher) match(text []byte) bool {
	sec, ok := readMoment(text)
	return ok && sec >= m.from && sec < m.to
}

// isComparison reports whether an operator compares sizes.
func isComparison(op Op) bool { return op == Above || op == AtLeast || op == Before || op == AtMost }

// newComparison returns the test that an operator and a limit mean on a
// column. The limit is a time if the column is that of times or if it reads as
// no number. Four digits are a number among numbers, a year among times.
func newComparison(op Op, column, limit string) (matcher, error) {
	t, err := parseTimeNamed(limit)
	if column != timeColumn {
		switch d, ok := readDecimal([]byte(limit)); {
		case ok && err == nil:
			return anyMatcher{numberMatcher{op, d}, periodMatcher(t.side(op))}, nil
		case ok:
			return numberMatcher{op, d}, nil
		}
	}
	switch {
	case err == nil:
		return periodMatcher(t.side(op)), nil
	case strings.Contains(limit, "..") || strings.HasPrefix(limit, "last"):
		return nil, filterError("no single time; write time:%s", limit)
	case column == timeColumn:
		return nil, err
	}
	return nil, filterError("%q is neither number nor time: write 0.5, 2026-09-01, or : for text", limit)
}

// side returns the times on one side of those that were named.
func (t timeNamed) side(op Op) period {
	switch op {
	case Above:
		return period{t.to, openEnd}
	case AtLeast:
		return period{t.from, openEnd}
	case Before:
		return period{openStart, t.from}
	}
	return period{openStart, t.to}
}
