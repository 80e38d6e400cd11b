package store

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// period is the time from a second up to another one, that excluded, in
// seconds since 1970; openStart and openEnd are no limits.
type period struct{ from, to int64 }

const (
	openStart = math.MinInt64
	openEnd   = math.MaxInt64
)

// within returns the part of a period that times of rows can be in; none when
// nothing is left.
func (p period) within() timeTest {
	from, to := max(p.from, 0), min(p.to, noTime)
	if from >= to {
		return nil
	}
	return timeTest{{uint32(from), uint32(to), nil}}
}

// when is a time as a filter names it: a period, or so many seconds before the
// newest event.
type when struct {
	period
	last int64
}

// timeForm is a way to write a time, which means all of that year, month ...
// or second.
type timeForm struct {
	layout       string
	years        int
	months, days int
	width        time.Duration
}

// timeForms returns the ways to write a time. Those with an hour may have a
// zone behind them.
func timeForms() []timeForm {
	return []timeForm{
		{"2006-01-02T15:04:05", 0, 0, 0, time.Second},
		{"2006-01-02T15:04", 0, 0, 0, time.Minute},
		{"2006-01-02T15", 0, 0, 0, time.Hour},
		{"2006-01-02", 0, 0, 1, 0},
		{"2006-01", 0, 1, 0, 0},
		{"2006", 1, 0, 0, 0},
	}
}

// timeNamed is a time as it was written.
type timeNamed struct {
	period
	start time.Time
	hour  bool // it names an hour
	zoned bool // it names a zone
}

// readTime reads a year, month, day, hour, minute or second. Without a zone
// it is one of zone; fractions of a second count for nothing.
func readTime(text string, zone *time.Location) (t timeNamed, ok bool) {
	text = strings.ToUpper(text)
	if len(text) > 10 && text[10] == ' ' {
		text = text[:10] + "T" + text[11:]
	}
	if len(text) == len("2006-01-02T3") || len(text) > len("2006-01-02T3") && text[12] == ':' {
		return t, false // package time takes an hour of one digit
	}
	for _, form := range timeForms() {
		t.hour, t.zoned = form.width > 0, false
		start, err := time.ParseInLocation(form.layout, text, zone)
		if err != nil && t.hour {
			t.zoned = true
			start, err = time.Parse(form.layout+"Z07:00", text)
		}
		if err == nil {
			end := start.AddDate(form.years, form.months, form.days).Add(form.width)
			t.start, t.period = start, period{start.Unix(), end.Unix()}
			return t, true
		}
	}
	return t, false
}

// parseWhen reads what time: takes. The error says what to write instead.
func parseWhen(text string) (when, error) {
	if amount, ok := strings.CutPrefix(text, "last"); ok {
		return parseLast(text, amount)
	}
	if from, to, ok := strings.Cut(text, ".."); ok {
		p, err := parseRange(from, to)
		return when{period: p}, err
	}
	t, err := parseTimeNamed(text)
	return when{period: t.period}, err
}

func parseTimeNamed(text string) (timeNamed, error) {
	t, ok := readTime(text, time.UTC)
	switch _, clock := readTime("2006-01-02T"+text, time.UTC); {
	case ok:
		return t, nil
	case clock && strings.Contains(text, ":"):
		return t, filterError(`%q lacks its day: write it as in 2026-09-01T%s`, text, text)
	case byTheWallClock(text):
		return t, filterError(`%q is another day for each reader: write 2026-09-01 or last1d`, text)
	}
	return t, filterError(`%q is no time: write 2026-09-01, 2026-09-01T10:20+02:00 or last2h`, text)
}

// byTheWallClock reports whether people call by a word when they look, not when
// something happened: the logs of an incident are read days later, and their today
// is not that of the reader.
func byTheWallClock(text string) bool {
	switch strings.ToLower(text) {
	case "now", "today", "yesterday":
		return true
	}
	return false
}

// WholeTime is a [Language.Check] for fields of recorded times: it refuses what
// means a stretch of time, which no text of a time is equal to.
func WholeTime(_ Op, value string) error {
	t, ok := readTime(value, time.UTC)
	_, err := parseWhen(value)
	if err != nil || ok && t.zoned && t.to-t.from == 1 {
		return nil
	}
	return filterError("no whole time such as is recorded; write time:%s", Literal(value).value())
}

// parseLast reads an amount of time, such as 15m.
func parseLast(text, amount string) (when, error) {
	units := map[byte]int64{'s': 1, 'm': 60, 'h': 3600, 'd': 86400, 'w': 7 * 86400}
	if amount != "" {
		last := len(amount) - 1
		n, err := strconv.ParseUint(amount[:last], 10, 31)
		if unit := units[amount[last]]; err == nil && n > 0 && unit > 0 {
			return when{last: int64(n) * unit}, nil
		}
	}
	return when{}, filterError("%q is no length of time: write last15m, last2h or last7d", text)
}

// parseRange reads the two sides of a range; one of them may be missing.
func parseRange(from, to string) (period, error) {
	out := period{openStart, openEnd}
	if from == "" && to == "" {
		return out, filterError("write a start or an end too, as in 2026-09-01.. or ..2026-09-01")
	}
	var start, end timeNamed
	var err error
	if from != "" {
		if start, err = parseTimeNamed(from); err != nil {
			return out, err
		}
		out.from = start.from
	}
	if to != "" {
		if end, err = parseEnd(start, to); err != nil {
			return out, err
		}
		out.to = end.from
	}
	if end.zoned && from != "" && !start.zoned {
		return out, filterError("write the zone of its start too: 2026-09-01T10:00+02:00..12:00")
	}
	if out.to <= out.from {
		return out, filterError("the range ends before it begins: write a later end, with its day")
	}
	return out, nil
}

// parseEnd reads the end of a range: a whole time, or a time of the day that
// the range starts on, in the zone of the start if it names none.
func parseEnd(start timeNamed, text string) (timeNamed, error) {
	if start.start.IsZero() {
		return parseTimeNamed(text)
	}
	if t, ok := readTime(text, start.start.Location()); ok {
		return t, nil
	}
	clock := strings.TrimPrefix(text, "T")
	if start.hour || strings.Contains(clock, ":") {
		day := start.start.Format("2006-01-02T")
		if t, ok := readTime(day+clock, start.start.Location()); ok {
			return t, nil
		}
	}
	return timeNamed{}, filterError("%q is no end of a range: write 12:00 or 2026-09-02T12:00", text)
}

// readMoment reads a recorded time, in a spelling of RFC 3339 or as API calls
// have them in CloudTrail: "Sep 1, 2026 10:20:30 PM", which is UTC.
func readMoment(text []byte) (sec int64, ok bool) {
	if len(text) == len(timeLayout) {
		if sec, ok := parseTime(text); ok {
			return int64(sec), true
		}
	}
	if len(text) < len("2006-01-02") || len(text) > len("2006-01-02T15:04:05.000000000+00:00") {
		return 0, false
	}
	switch layouts := recordedTimes(); {
	case text[4] == '-':
		return firstFitting(layouts[:5], string(text))
	case text[3] == ' ':
		return firstFitting(layouts[5:], string(text))
	}
	return 0, false
}

// recordedTimes returns the spellings of times in records: without a zone they
// are in UTC, and a day is its first second.
func recordedTimes() []string {
	return []string{
		time.RFC3339Nano, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02",
		"Jan 2, 2006 3:04:05 PM", "Jan 2, 2006, 3:04:05 PM",
	}
}

func firstFitting(layouts []string, text string) (sec int64, ok bool) {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Unix(), true
		}
	}
	return 0, false
}
