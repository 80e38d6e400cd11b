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
	switch {
	case answer.Containing != nil:
		writeContaining(&b, room(w), answer)
		if answer.Near {
			b.WriteString("\nthe nearest names of resources\n\n")
		}
	case answer.Namesakes:
		fmt.Fprintf(&b, "%s are called %s; name one by its id:\n\n", theme.Plural(len(answer.Candidates), "thing"), asked)
	default:
		fmt.Fprintf(&b, "%s is not the whole name of one thing; it may be\n\n", asked)
	}
	var rows [][]string
	for _, c := range answer.Candidates {
		id, known := answer.ARNs.Of(c.ID) // which finds it, whatever its ARN is
		if !known {
			id += "  (an id: no event has the ARN, which may have a path)"
		}
		rows = append(rows, []string{theme.Count(c.Count), c.Kind, id})
	}
	writeColumns(&b, "  ", room(w), room(w).flushRight(rows, 0))
	writeCaveats(&b, room(w), answer.Caveats)
	_, err := io.WriteString(w, b.String())
	return err
}

// printWho writes an answer: the sentence, the life, and what belongs to it.
func printWho(w io.Writer, answer *history.Answer) error {
	var b strings.Builder
	b.WriteString(room(w).prose(theme.Clean(answer.Sentence)) + "\n")
	done, users := answer.Parts()
	title := fmt.Sprintf("%s, %s", theme.Clean(titleOf(answer)), theme.Plural(answer.Events.Len(), "event"))
	if len(done) == 0 && len(users) > 0 {
		title += ", all of them reads and uses"
		b.WriteString("\n" + title + "\n")
	}
	section(&b, room(w), title, lifeRows(done))
	section(&b, room(w), "read and used by", userRows(users))
	if n := answer.Mentions.Len(); n > 0 {
		section(&b, room(w), theme.Plural(n, "event")+" that only "+verb(n, "names", "name")+" it", lifeRows(answer.Mentioned))
	}
	var related [][]string
	for _, r := range answer.Related {
		related = append(related, []string{r.As, theme.Plural(r.Count, "event"), r.Text})
	}
	section(&b, room(w), "related", related)
	writeCaveats(&b, room(w), answer.Caveats)
	_, err := io.WriteString(w, b.String())
	return err
}

// titleOf says what an answer is about, by its ARN only where an event has that.
func titleOf(answer *history.Answer) string {
	id := answer.Resource.ID
	if arn, known := answer.ARNs.Of(id); known {
		return answer.Resource.Kind + " " + arn
	}
	return answer.ARNs.Text(id)
}

func writeCaveats(b *strings.Builder, room space, caveats []string) {
	for _, c := range caveats {
		b.WriteString("\n" + room.prose(theme.Clean(c)) + "\n")
	}
}

func verb(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
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
		what = strings.TrimSpace(what + "  " + e.Abroad.Said(""))
		mark, who := "", e.Name()
		if e.Actors > 1 {
			who = theme.Plural(e.Actors, "actor")
		}
		if e.Failed > 0 {
			mark = "failed"
		}
		row, below := []string{span(e.First, e.Last), e.Did(), mark, who, event, what}, ""
		if e.Rules && what != "" { // who may come in is to be seen at any width
			row[5], below = "", what
		}
		rows = append(rows, row)
		if below != "" {
			rows = append(rows, []string{"    " + below})
		}
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
