package tui

import (
	"fmt"

	life "github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

// mostContaining is how many of the events that contain a text are lines of an answer.
const mostContaining = 200

// containingAnswer lists the events that contain what no resource is known by, and
// below them the things with the nearest names.
func containingAnswer(h *life.Answer) *answers.Answer {
	c, out := h.Containing, &answers.Answer{Caveats: h.Caveats}
	n := c.Rows.Len()
	out.Sentence = fmt.Sprintf("no event contains %q", h.Asked)
	if n > 0 {
		out.Facts = []string{theme.Plural(n, "event")}
		out.Sentence = fmt.Sprintf("no resource is known by %q, but %s it", h.Asked, theme.Plural(n, "event contains", "events contain"))
		out.Sections = append(out.Sections, wayToContaining(c), containingSection(h))
	} else {
		out.Caveats = append([]string{"It may be misspelt, or of another account, region or time than what is loaded."}, out.Caveats...)
	}
	if len(h.Candidates) > 0 {
		s := candidateSection(h)
		s.Title = "the nearest names of resources"
		out.Sections = append(out.Sections, s)
	}
	return out
}

// wayToContaining leads to all the events.
func wayToContaining(c *life.Containing) answers.Section {
	line := answers.Line{
		Cells: []string{"anywhere in the text: " + c.Filter(), theme.Plural(c.Rows.Len(), "event")},
		To:    answers.Target{Events: c.Expr, Count: c.Rows.Len()},
	}
	if first, last, ok := c.Rows.Span(); ok {
		line.At, line.Until = first, last
	}
	return answers.Section{Columns: []answers.Column{{Keep: true, Prose: true}, {Right: true}}, Lines: []answers.Line{line}}
}

// containingSection has a line for each of the events, the oldest first.
func containingSection(h *life.Answer) answers.Section {
	s := answers.Section{Title: "where it is", Timed: true, Columns: lifeColumns()[1:]}
	rows := h.Containing.Rows
	shown := min(rows.Len(), mostContaining)
	if rows.Len() == mostContaining+1 { // which takes the line that would say so
		shown++
	}
	for i := range shown {
		line := lifeLine("", h.Event(rows.Row(i)))
		line.Cells = line.Cells[1:] // what it did to something
		s.Lines = append(s.Lines, line)
	}
	if more := rows.Len() - shown; more > 0 {
		s.Note = theme.Count(more) + " more: the line above lists all of them"
	}
	return s
}
