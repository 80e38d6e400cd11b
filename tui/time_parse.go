package tui

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// wish is where in time somebody wants to go: to a time, or to an event of
// some kind.
type wish struct {
	from, to time.Time // known as well as it was typed; to is behind it
	way      way
	kind     store.Expr    // of the event; nil is any
	near     time.Duration // off what was typed is as good as there: rounding
	only     bool          // there is one such event, wherever
}

// way is where an event is looked for.
type way uint8

const (
	atTime way = iota
	toFirst
	toLast
	toNext
	toPrevious
)

// wayOf returns what a word says about where to look.
func wayOf(word string) way {
	switch word {
	case "first":
		return toFirst
	case "last":
		return toLast
	case "next":
		return toNext
	case "previous", "prev":
		return toPrevious
	}
	return atTime
}

// kindOf returns the condition that people name with a word.
func kindOf(word string) (store.Expr, bool) {
	switch strings.ToLower(word) {
	case "", "event":
		return nil, true
	case "error", "failure", "failed":
		return onlyFailed, true
	case "write", "change":
		return like("verb", "write"), true
	case "read":
		return like("verb", "read"), true
	case "grant", "grant-use":
		return like("verb", "grant-use"), true
	}
	return nil, false
}

// whenParser reads wishes.
type whenParser struct {
	lang *store.Language
	here time.Time // of what is selected, in the zone of times without one
}

// examples of wishes.
const whenExamples = "10:42  2026-09-01  -15m  last error"

// eventID is how CloudTrail writes the id of an event.
var eventID = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// parse reads a wish; problem says what is wrong with it.
func (p whenParser) parse(text string) (w wish, problem string) {
	text = strings.Join(strings.Fields(text), " ")
	word, rest, _ := strings.Cut(text, " ")
	switch {
	case text == "":
		return wish{}, "such as " + whenExamples + "  EVENTID"
	case eventID.MatchString(text):
		return wish{way: toFirst, kind: like("eventID", text), only: true}, ""
	case wayOf(strings.ToLower(word)) != atTime:
		return p.event(wayOf(strings.ToLower(word)), rest)
	case text[0] == '+' || text[0] == '-':
		return p.relative(text)
	}
	return p.absolute(text)
}

// event reads what kind of event is looked for: one of some words, or a
// filter.
func (p whenParser) event(where way, text string) (wish, string) {
	if kind, ok := kindOf(text); ok {
		return wish{way: where, kind: kind}, ""
	}
	kind, err := p.lang.Parse(text)
	if err != nil {
		return wish{}, err.Error()
	}
	return wish{way: where, kind: kind}, ""
}

// relative reads a time such as -15m or +1h30m.
func (p whenParser) relative(text string) (wish, string) {
	d, ok := parseSpan(text[1:])
	if !ok {
		return wish{}, "a distance is -15m  +2h  +1d12h  (s m h d w)"
	}
	if text[0] == '-' {
		d = -d
	}
	at, near := p.here.Add(d), time.Duration(0)
	if !strings.ContainsAny(text, "sS") {
		near = nearMinute
	}
	return wish{from: at, to: at.Add(time.Second), near: near}, ""
}

// nearMinute is how far an event may be from a time in minutes, or coarser,
// and still be at it.
const nearMinute = 30 * time.Second

// maxSpan bounds distances: more than the time since there are trails.
const maxSpan = 100 * 365 * 24 * time.Hour

// parseSpan reads numbers with units: 90s, 1h30m, 2d.
func parseSpan(text string) (d time.Duration, ok bool) {
	text = strings.ReplaceAll(strings.ToLower(text), " ", "")
	text = strings.ReplaceAll(text, "min", "m")
	for text != "" {
		end := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
		if end < 1 {
			return 0, false
		}
		n, err := strconv.Atoi(text[:end])
		unit, known := unitOf(text[end])
		if err != nil || !known || n > int(maxSpan/unit) {
			return 0, false
		}
		if d += time.Duration(n) * unit; d > maxSpan { // before further ones overflow
			return 0, false
		}
		text, ok = text[end+1:], true
	}
	return d, ok
}

func unitOf(letter byte) (time.Duration, bool) {
	switch letter {
	case 's':
		return time.Second, true
	case 'm':
		return time.Minute, true
	case 'h':
		return time.Hour, true
	case 'd':
		return 24 * time.Hour, true
	case 'w':
		return 7 * 24 * time.Hour, true
	}
	return 0, false
}

// form is a way to write a time, which is known to within a number of
// seconds, days or months. What it lacks is that of the time somebody is at.
type form struct {
	layout                string
	noYear, noDate        bool
	seconds, days, months int
}

// forms lists how times can be written. Seconds may have a fraction.
func forms() []form {
	return []form{
		{layout: "2006-01-02T15:04:05", seconds: 1}, {layout: "2006-01-02T15:04", seconds: 60}, {layout: "2006-01-02T15", seconds: 3600},
		{layout: "2006-01-02", days: 1}, {layout: "2006-01", months: 1}, {layout: "2006", months: 12},
		{layout: "01-02T15:04:05", noYear: true, seconds: 1}, {layout: "01-02T15:04", noYear: true, seconds: 60},
		{layout: "01-02", noYear: true, days: 1},
		{layout: "15:04:05", noDate: true, seconds: 1}, {layout: "15:04", noDate: true, seconds: 60},
	}
}

// absolute reads a time, with or without its zone.
func (p whenParser) absolute(text string) (wish, string) {
	text = oneWord(text)
	for _, f := range forms() {
		at, err := time.ParseInLocation(f.layout, text, p.here.Location())
		here := p.here
		if err != nil && f.days+f.months == 0 {
			at, err = time.Parse(f.layout+"Z07:00", text)
			here = here.In(at.Location())
		}
		if err == nil {
			return f.complete(at, here)
		}
	}
	return wish{}, "write as in " + whenExamples
}

// oneWord writes date, time and zone as the forms have them.
func oneWord(text string) string {
	text = strings.ToUpper(text)
	if rest, ok := strings.CutSuffix(text, "UTC"); ok {
		text = strings.TrimSpace(rest) + "Z"
	}
	for _, zone := range []string{"+", "-", "Z"} {
		text = strings.Replace(text, " "+zone, zone, 1)
	}
	return strings.Replace(text, " ", "T", 1)
}

// complete puts what the form lacks into a time, and returns all of the time
// that was written. It refuses February 29 of a year that has none.
func (f form) complete(at, here time.Time) (wish, string) {
	year, month, day := here.Date()
	switch {
	case !f.noDate && !f.noYear:
		return f.wish(at), ""
	case f.noYear:
		_, month, day = at.Date()
	}
	if time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Day() != day {
		return wish{}, fmt.Sprintf("%d has no February 29; write another year before it", year)
	}
	return f.wish(time.Date(year, month, day, at.Hour(), at.Minute(), at.Second(), 0, at.Location())), ""
}

// wish returns all of the time that was written.
func (f form) wish(at time.Time) wish {
	w := wish{from: at, to: at.AddDate(0, f.months, f.days).Add(time.Duration(f.seconds) * time.Second)}
	if f.seconds >= 60 {
		w.near = nearMinute
	}
	return w
}
