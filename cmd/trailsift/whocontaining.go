package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/tui/theme"
)

// whoContaining is what stands in the records where no resource is known by what was
// asked for.
type whoContaining struct {
	Filter string     `json:"filter"` // finds the events
	Count  int        `json:"count"`
	First  *time.Time `json:"first"` // when; null where no event has a time
	Last   *time.Time `json:"last"`
	Events []whoEvent `json:"events"` // oldest first, the first 500 of them
}

const (
	mostContaining  = 500 // events in JSON
	shownContaining = 20  // events in the text
)

// containingOf lists the events that contain what was asked for; nil where they were
// not looked for.
func (l *loaded) containingOf(ctx context.Context, answer *history.Answer) (*whoContaining, error) {
	c := answer.Containing
	if c == nil {
		return nil, nil
	}
	out := &whoContaining{Filter: c.Filter(), Count: c.Rows.Len(), Events: []whoEvent{}}
	if first, last, ok := c.Rows.Span(); ok {
		out.First, out.Last = &first, &last
	}
	for i := range min(c.Rows.Len(), mostContaining) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		e := l.whoEvent(answer, c.Rows.Row(i))
		e.Role = "" // nothing says what it is to them
		out.Events = append(out.Events, e)
	}
	return out, nil
}

// writeContaining says that no resource is known by what was asked for, and which
// events contain it.
func writeContaining(b *strings.Builder, room space, answer *history.Answer) {
	c, asked := answer.Containing, theme.Clean(answer.Asked)
	n := c.Rows.Len()
	if n == 0 {
		fmt.Fprintf(b, "no event contains %q\n", asked)
		return
	}
	text := fmt.Sprintf("no resource is known by %q, but %s %s it: -f %s", asked, theme.Plural(n, "event"), verb(n, "contains", "contain"), inShell(theme.Clean(c.Filter())))
	b.WriteString(room.filter(text) + "\n")
	title := "where it is"
	if first, last, ok := c.Rows.Span(); ok && n > 1 {
		title += ", " + span(first, last)
	}
	var entries []history.Entry
	for i := range min(n, shownContaining) {
		entries = append(entries, answer.Event(c.Rows.Row(i)))
	}
	section(b, room, title, containingRows(entries))
	if more := n - shownContaining; more > 0 {
		fmt.Fprintf(b, "  … %s more\n", theme.Count(more))
	}
}

// containingRows are the cells of events of which it is not known what they did to
// what was asked for.
func containingRows(entries []history.Entry) [][]string {
	var out [][]string
	for _, e := range entries {
		mark := ""
		switch {
		case e.DryRun:
			mark = "dry run"
		case e.Failed > 0:
			mark = "failed"
		}
		out = append(out, []string{span(e.First, e.Last), mark, e.Name(), e.Event, e.What})
	}
	return out
}

// inShell quotes a text for a shell.
func inShell(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }
