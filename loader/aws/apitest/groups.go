package apitest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// LogEvent is a log event.
type LogEvent struct {
	ID, Stream, Message string
	Time                time.Time
}

// Groups are log groups by name.
type Groups map[string]Group

// Group is a log group.
type Group struct {
	// Region is where it is, ARN how it can be named too.
	Region, ARN string
	Events      []LogEvent
	// Scanned is how many log events a request looks at; 0 is no limit. What is
	// found among them makes its page, which may be empty.
	Scanned int
}

const (
	mostEvents = 10_000
	mostBytes  = 1 << 20
)

// backwards is since when log events can be had newest first.
var backwards = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

// filter is FilterLogEvents, by its API reference.
func (g Groups) filter(c Call) (any, error) {
	if err := c.only("logGroupName", "logGroupIdentifier", "startTime", "endTime", "filterPattern", "limit", "nextToken", "startFromHead"); err != nil {
		return nil, err
	}
	group, err := g.named(c)
	if err != nil {
		return nil, err
	}
	fits, ok := Pattern(c.text("filterPattern"))
	start := time.UnixMilli(int64(c.number("startTime", 0)))
	end := time.UnixMilli(int64(c.number("endTime", 1e15)))
	limit := int(c.number("limit", mostEvents))
	newest := c.Body["startFromHead"] == false
	at, good := from(c.text("nextToken"), c.parameters("startFromHead"))
	if !ok || !good || limit < 1 || limit > mostEvents || newest && start.Before(backwards) || end.Before(start) {
		return nil, &Error{Code: "InvalidParameterException", Message: "The specified parameter is not valid"}
	}
	scan := group.scan(start, end, newest)
	out, next := group.page(scan, at, limit, fits)
	answer := map[string]any{"events": out, "searchedLogStreams": []any{}}
	if next < len(scan) {
		answer["nextToken"] = token(next, c.parameters("startFromHead"))
	}
	return answer, nil
}

func (g Groups) named(c Call) (Group, error) {
	name, id := c.text("logGroupName"), c.text("logGroupIdentifier")
	if (name == "") == (id == "") || strings.HasSuffix(id, "*") {
		return Group{}, &Error{Code: "InvalidParameterException", Message: "One of logGroupName and logGroupIdentifier"}
	}
	for key, group := range g {
		if (key == name || id != "" && group.ARN == id) && group.Region == c.Region {
			return group, nil
		}
	}
	return Group{}, &Error{Code: "ResourceNotFoundException", Message: "The specified log group does not exist."}
}

// scan lists the log events of a time, in the order of the answer.
func (g Group) scan(start, end time.Time, newest bool) []LogEvent {
	var out []LogEvent
	for _, e := range g.Events {
		if !e.Time.Before(start) && !e.Time.After(end) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b LogEvent) int { return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(a.ID, b.ID)) })
	if newest {
		slices.Reverse(out)
	}
	return out
}

// page returns what fits of a stretch of log events, and where it ends.
func (g Group) page(scan []LogEvent, at, limit int, fits func(string) bool) ([]map[string]any, int) {
	out := []map[string]any{}
	scanned, size := 0, 0
	for at < len(scan) && len(out) < limit && (g.Scanned == 0 || scanned < g.Scanned) {
		e := scan[at]
		if fits(e.Message) {
			if size += len(e.Message); size > mostBytes && len(out) > 0 {
				break
			}
			out = append(out, map[string]any{
				"eventId": e.ID, "logStreamName": e.Stream, "message": e.Message,
				"timestamp": e.Time.UnixMilli(), "ingestionTime": e.Time.UnixMilli(),
			})
		}
		at++
		scanned++
	}
	return out, at
}

// terms is a pattern that is one phrase, or several of which one is enough.
var terms = regexp.MustCompile(`^(?:"[^"\\%]+"|\?"[^"\\%]+"(?: \?"[^"\\%]+")*)$`)

// phrase is one of them.
var phrase = regexp.MustCompile(`"([^"]+)"`)

// Pattern returns the test on a message that a filter pattern means, in its
// strictest reading: phrases are whole words. Of the syntax it knows phrases.
func Pattern(text string) (func(string) bool, bool) {
	if text == "" {
		return func(string) bool { return true }, true
	}
	if !terms.MatchString(text) || len(text) > 1024 {
		return nil, false
	}
	var words []string
	for _, m := range phrase.FindAllStringSubmatch(text, -1) {
		words = append(words, m[1])
	}
	return func(message string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return holdsWord(message, word) })
	}, true
}

// holdsWord reports whether a word is in a text with neither letters nor digits
// around it.
func holdsWord(text, word string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(word)
		if !endsWithWord(text[:start]) && !startsWithWord(text[end:]) {
			return true
		}
		at = start + 1
	}
}

func startsWithWord(text string) bool { return strings.IndexFunc(text, isWord) == 0 }

func endsWithWord(text string) bool {
	return text != "" && strings.TrimRightFunc(text, isWord) != text
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
