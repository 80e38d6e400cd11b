package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/tui/theme"
)

// printCandidates lists what may have been meant.
func printCandidates(w io.Writer, answer *history.Answer) error {
	var b strings.Builder
	asked := theme.Clean(answer.Asked)
	if len(answer.Candidates) == 0 {
		fmt.Fprintf(&b, "no event names a resource called %s, or anything similar\n", asked)
	} else if answer.Near {
		fmt.Fprintf(&b, "no event names a resource called %s; the nearest names are\n\n", asked)
	} else {
		fmt.Fprintf(&b, "%s is not the whole name of one thing; it may be\n\n", asked)
	}
	var rows [][]string
	for _, c := range answer.Candidates {
		rows = append(rows, []string{theme.Count(c.Count), c.Kind, c.ID})
	}
	writeColumns(&b, rows)
	writeCaveats(&b, answer.Caveats)
	_, err := io.WriteString(w, b.String())
	return err
}

// printWho writes an answer: the sentence, the life, and what belongs to it.
func printWho(w io.Writer, answer *history.Answer) error {
	var b strings.Builder
	b.WriteString(theme.Clean(answer.Sentence) + "\n")
	done, users := answer.Parts()
	title := fmt.Sprintf("%s %s, %s", answer.Resource.Kind, theme.Clean(answer.Resource.ID), theme.Plural(answer.Events.Len(), "event"))
	if len(done) == 0 && len(users) > 0 {
		title += ", all of them reads and uses"
		b.WriteString("\n" + title + "\n")
	}
	section(&b, title, lifeRows(done))
	section(&b, "read and used by", userRows(users))
	if n := answer.Mentions.Len(); n > 0 {
		section(&b, theme.Plural(n, "event")+" that only "+verb(n, "names", "name")+" it", lifeRows(answer.Mentioned))
	}
	var related [][]string
	for _, r := range answer.Related {
		related = append(related, []string{r.As, theme.Plural(r.Count, "event"), r.Text})
	}
	section(&b, "related", related)
	writeCaveats(&b, answer.Caveats)
	_, err := io.WriteString(w, b.String())
	return err
}

func writeCaveats(b *strings.Builder, caveats []string) {
	for _, c := range caveats {
		b.WriteString("\n" + theme.Clean(c) + "\n")
	}
}

func verb(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// section writes a title and rows below it; nothing without rows.
func section(b *strings.Builder, title string, rows [][]string) {
	if len(rows) > 0 {
		fmt.Fprintf(b, "\n%s\n", title)
		writeColumns(b, rows)
	}
}

// lifeRows are the cells of entries: when, what, who did it how often, about
// what.
func lifeRows(entries []history.Entry) [][]string {
	var rows [][]string
	for _, e := range entries {
		event, what := e.Event, e.What
		if e.Count > 1 {
			event = theme.Count(e.Count) + " × " + e.Event
			if e.Failed == 0 {
				what = ""
			}
		}
		mark, who := "", e.Name()
		if e.Actors > 1 {
			who = theme.Plural(e.Actors, "actor")
		}
		if e.Failed > 0 {
			mark = "failed"
		}
		rows = append(rows, []string{span(e.First, e.Last), e.Role.String(), mark, who, event, what})
	}
	return rows
}

// userRows are the cells of those who read and used a resource: when, who, how
// often, what.
func userRows(users []history.User) [][]string {
	var rows [][]string
	for _, u := range users {
		who, failed := u.Name(), ""
		if u.Actors > 1 {
			who = theme.Plural(u.Actors, "actor")
		}
		if u.Failed > 0 {
			failed = theme.Count(u.Failed) + " failed"
		}
		rows = append(rows, []string{span(u.First, u.Last), u.Way(), failed, who, theme.Count(u.Count) + " ×", strings.Join(u.Events, ", ")})
	}
	return rows
}

// span is when something was: a time, or the first and the last of several.
func span(first, last time.Time) string {
	const layout = "2006-01-02 15:04:05"
	switch {
	case first.IsZero():
		return "no time"
	case last.Equal(first):
		return first.Format(layout)
	case last.Truncate(24 * time.Hour).Equal(first.Truncate(24 * time.Hour)):
		return first.Format(layout) + " – " + last.Format("15:04:05")
	}
	return first.Format(layout) + " – " + last.Format(layout)
}

const (
	// widestText is the most room that a column of a text answer gets but the last:
	// a longer cell pushes the rest of its row aside, and is seen whole.
	widestText = 64
	// longestText is where even that ends: names in a log may be as long as they want.
	longestText = 400
)

// writeColumns writes rows with their cells below each other. What tells is at the
// end of a cell as often as at its start, so none is cut that people can take in.
func writeColumns(b *strings.Builder, rows [][]string) {
	var widths []int
	for _, row := range rows {
		widths = append(widths, make([]int, len(row)-len(widths))...)
		for i, cell := range row {
			row[i] = theme.Clean(cell)
			widths[i] = max(widths[i], min(theme.Width(row[i]), widestText))
		}
	}
	for _, row := range rows {
		line := " "
		for i, cell := range row {
			if i < len(row)-1 && widths[i] > 0 {
				line += " " + padded(theme.CutMiddle(cell, longestText), widths[i]) + " "
			} else if i == len(row)-1 {
				line += " " + cell
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// padded fills a cell up to a width; a longer one stays whole.
func padded(cell string, width int) string { return theme.Pad(cell, max(width, theme.Width(cell))) }
