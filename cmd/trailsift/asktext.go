package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/tui/theme"
)

// printQuestions lists the catalogue: names, what they ask, what they need.
func printQuestions(w io.Writer, questions []*question.Question) error {
	var b strings.Builder
	var rows [][]string
	for _, q := range questions {
		text := q.Text
		if n := q.Needs; n != nil {
			text += fmt.Sprintf("  (--value %s%s)", n.What, map[bool]string{true: ", if you want"}[n.Optional])
		}
		rows = append(rows, []string{q.Name, text})
	}
	writeColumns(&b, "", room(w), rows)
	_, err := io.WriteString(w, b.String())
	return err
}

// printAnswer writes an answer: the sentence, what it means and does not
// prove, the tables, the events.
func (a *app) printAnswer(ctx context.Context, l *loaded, answer *question.Answer, limit int) error {
	var b strings.Builder
	prose := func(text string) string { return room(a.output()).prose(theme.Clean(text)) }
	bullet := func(text string) string {
		return strings.Join(hang("- ", theme.Clean(text), room(a.output()).line, 2), "\n")
	}
	b.WriteString(prose(answer.Text+".") + "\n")
	if answer.Events() > 0 {
		b.WriteString("\n" + prose(answer.Question.Means) + "\n")
	}
	for _, text := range answer.Notes {
		b.WriteString("\n" + prose(text) + "\n")
	}
	for n, text := range answer.Unproven {
		b.WriteString(map[bool]string{true: "\nNot proven:\n"}[n == 0] + bullet(text) + "\n")
	}
	for _, t := range answer.Tables {
		rows := tableRows(t)
		if counts, _ := counted(t); counts {
			rows = room(a.output()).flushRight(rows, 0)
		}
		section(&b, room(a.output()), theme.Clean(t.Title), rows)
		if t.More > 0 {
			fmt.Fprintf(&b, "  … %s more\n", theme.Count(t.More))
		}
	}
	out := a.output()
	if _, err := io.WriteString(out, b.String()); err != nil {
		return err
	}
	if answer.Events() == 0 {
		return nil
	}
	return a.printAsked(ctx, l, answer, limit, out)
}

// longFilter is from where on a filter is no help to read: twelve lines.
const longFilter = 1000

// printAsked writes the events of an answer, the first limit of them.
func (a *app) printAsked(ctx context.Context, l *loaded, answer *question.Answer, limit int, out io.Writer) error {
	view, err := l.snap.View(ctx, answer.Rows, false)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	head := theme.Plural(view.Len(), "event")
	switch n := len(answer.Filter); {
	case n > longFilter:
		head = room(out).prose(fmt.Sprintf("%s; --json gives the filter that finds them, of %s characters", head, theme.Count(n)))
	case n > 0:
		head = room(out).filter(head + ": " + theme.Clean(answer.Filter))
	}
	fmt.Fprintf(w, "\n%s\n\n", head)
	p := a.printer(l, answerColumns(answer), rows(view, limit))
	p.short, p.seen = true, seenColumns(answer)
	if err := p.table(ctx, w); err != nil {
		return err
	}
	if more := view.Len() - len(p.rows); more > 0 {
		fmt.Fprintf(w, "… %s more; --limit 0 for all, -o of trailsift events for other forms\n", theme.Count(more))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	a.tellMasked(p.Masked())
	return nil
}

// seenColumns are the columns of the events, the time first.
func seenColumns(answer *question.Answer) []question.Joint {
	return append([]question.Joint{{Fields: []string{"time"}}}, answer.Seen()...)
}

// counted reports whether the lines of a table stand for several events, and
// whether they have times.
func counted(t question.Table) (counts, times bool) {
	for _, l := range t.Lines {
		counts = counts || l.Count > 1
		times = times || !l.First.IsZero()
	}
	return counts, times
}

// tableRows are the cells of a table: how many and when, then what; above them
// the heads, where there are several: of one the title says what it is.
func tableRows(t question.Table) [][]string {
	counts, times := counted(t)
	row := func(count, when string, cells []string) []string {
		var out []string
		if counts {
			out = append(out, count)
		}
		if times {
			out = append(out, when)
		}
		return append(out, cells...)
	}
	var out [][]string
	if len(t.Heads) > 1 && len(t.Lines) > 0 {
		head := row("events", "when", t.Heads)
		for i := range head {
			head[i] = strings.ToUpper(head[i])
		}
		out = append(out, head)
	}
	for _, l := range t.Lines {
		out = append(out, row(theme.Count(l.Count), between(l.First, l.Last), l.Cells))
	}
	return out
}

// between is two times, the second without its day where that is the same.
func between(first, last time.Time) string {
	switch {
	case first.IsZero():
		return ""
	case first.Equal(last) || last.IsZero():
		return first.UTC().Format(time.DateTime)
	case first.UTC().Format(time.DateOnly) == last.UTC().Format(time.DateOnly):
		return first.UTC().Format(time.DateTime) + " – " + last.UTC().Format(time.TimeOnly)
	}
	return first.UTC().Format(time.DateTime) + " – " + last.UTC().Format(time.DateTime)
}
