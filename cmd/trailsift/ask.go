package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
)

// askOptions are the flags of `trailsift ask`.
type askOptions struct {
	value  string
	list   bool
	asJSON bool
	limit  int
}

const askHelp = `ask answers one of the questions that responders ask. The first line is the
answer, with the numbers; then what it does not prove, and which log would; then
small tables, and the events.

Some questions are about a value: a key, an instance, a bucket, an address. The
answer comes from all events, or from those that the filter leaves.`

func newAsk(a *app) *cobra.Command {
	var o askOptions
	cmd := &cobra.Command{
		Use:   "ask NAME PATH...",
		Short: "Answer one of forty questions; --list names them",
		Long:  askHelp,
		Example: `  trailsift ask --list
  trailsift ask --list delete logs
  trailsift ask sg-open-world ~/logs
  trailsift ask key-used --value AKIAIOSFODNN7EXAMPLE ~/logs
  trailsift ask s3-read --from 2026-09-15T09:00 --json ~/logs`,
		Args: func(cmd *cobra.Command, args []string) error {
			if o.list {
				return nil
			}
			if len(args) == 0 {
				return usagef("ask: name a question, as in trailsift ask sg-open-world ~/logs; trailsift ask --list shows them")
			}
			return sourceArgs("question")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.list {
				return a.listQuestions(strings.Join(withoutPaths(args), " "), o.asJSON)
			}
			return a.ask(cmd.Context(), args[0], args[1:], o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.value, "value", "", "what the question is about: a key, an instance, a bucket …")
	flags.BoolVar(&o.list, "list", false, "list the questions, or those that words fit: ask --list exfil")
	flags.BoolVar(&o.asJSON, "json", false, "as JSON, with all events")
	flags.IntVar(&o.limit, "limit", askedEvents, "only so many events in the text; 0 for all")
	return cmd
}

// withoutPaths leaves out what names files and folders: the list of questions
// is the same for all of them.
func withoutPaths(args []string) []string {
	return slices.DeleteFunc(slices.Clone(args), func(arg string) bool {
		if strings.ContainsAny(arg, `/\`) {
			return true
		}
		_, err := os.Stat(arg)
		return err == nil && strings.Contains(arg, ".")
	})
}

// askedEvents is how many events the text form lists unless told otherwise.
const askedEvents = 20

// questionNamed returns a question; a wrong name is a usage error with those
// that may have been meant.
func questionNamed(name string) (*question.Question, error) {
	if q, ok := question.Find(name); ok {
		return q, nil
	}
	if near := question.Nearest(name); len(near) > 0 {
		return nil, usagef("ask: no question %q: did you mean %s?", name, strings.Join(near, ", "))
	}
	return nil, usagef("ask: no question %q; trailsift ask --list shows them", name)
}

// checkValue looks at the value before anything is read.
func checkValue(q *question.Question, value string) error {
	switch {
	case q.Needs == nil && value != "":
		return usagef("ask: %s takes no --value", q.Name)
	case q.Needs != nil && !q.Needs.Optional && strings.TrimSpace(value) == "":
		return usagef("ask: %s; name it with --value %s", (&question.MissingValue{Question: q}).Error(), q.Needs.Example)
	}
	return nil
}

func (a *app) ask(ctx context.Context, name string, paths []string, o askOptions) error {
	q, err := questionNamed(name)
	if err != nil {
		return err
	}
	if err := checkValue(q, o.value); err != nil {
		return err
	}
	if o.limit < 0 {
		return usagef("ask: --limit %d is below 0", o.limit)
	}
	l, err := a.load(ctx, paths)
	if err != nil {
		return err
	}
	answer, err := q.Ask(ctx, question.Data{Snap: l.snap, Lang: l.lang, Within: l.filter}, o.value)
	if wrong := (*store.ParseError)(nil); errors.As(err, &wrong) {
		return usagef("ask: --value %s: %s", o.value, wrong.Msg)
	}
	if wrong := (*question.WrongValue)(nil); errors.As(err, &wrong) {
		return usagef("ask: --value: %s", wrong)
	}
	if err != nil {
		return err
	}
	answer.Unproven = append(l.unseen(), answer.Unproven...)
	if o.asJSON {
		out, err := a.answerOf(ctx, l, answer)
		if err != nil {
			return err
		}
		return writeJSON(a.output(), out)
	}
	return a.printAnswer(ctx, l, answer, o.limit)
}

// askAnswer is the JSON form of `trailsift ask`.
type askAnswer struct {
	Question string           `json:"question"`
	Value    string           `json:"value,omitempty"`
	Answer   string           `json:"answer"`
	Notes    []string         `json:"notes,omitempty"` // what the data tell besides
	Unproven []string         `json:"unproven"`
	Means    string           `json:"means"`
	Filter   string           `json:"filter"`
	Columns  []string         `json:"columns"`
	Tables   []askTable       `json:"tables"`
	Events   []map[string]any `json:"events"`
}

type askTable struct {
	Title string    `json:"title"`
	Heads []string  `json:"heads"`
	Lines []askLine `json:"lines"`
	More  int       `json:"more"`
}

type askLine struct {
	Cells  []string   `json:"cells"`
	Count  int        `json:"count"`
	First  *time.Time `json:"first"`
	Last   *time.Time `json:"last"`
	Filter string     `json:"filter"`
}

func (a *app) answerOf(ctx context.Context, l *loaded, answer *question.Answer) (*askAnswer, error) {
	out := &askAnswer{
		Question: answer.Question.Name, Value: answer.Value, Answer: answer.Text, Notes: answer.Notes, Unproven: append([]string{}, answer.Unproven...),
		Means: answer.Question.Means, Filter: answer.Filter, Columns: answerColumns(answer), Tables: []askTable{}, Events: []map[string]any{},
	}
	for _, t := range answer.Tables {
		out.Tables = append(out.Tables, tableOf(t))
	}
	if answer.Rows == nil {
		return out, nil
	}
	view, err := l.snap.View(ctx, answer.Rows, false)
	if err != nil {
		return nil, err
	}
	masked := 0
	for _, row := range rows(view, 0) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out.Events = append(out.Events, a.eventOf(l, l.snap.Record(row), out.Columns, &masked))
	}
	a.tellMasked(masked)
	return out, nil
}

// eventOf is an event, whether it failed, and the values of some columns: a text,
// or a list where it has several.
func (a *app) eventOf(l *loaded, r store.Record, columns []string, masked *int) map[string]any {
	id, _ := r.Value(l.lang, "id")
	out := map[string]any{"id": id, "failed": failed(l.lang, r)}
	for _, name := range columns {
		var texts []string
		for _, v := range r.Values(l.lang, name) {
			if !a.reveal && trail.Secret(name) {
				v.Text, *masked = trail.Mask, *masked+1
			}
			texts = append(texts, v.Text)
		}
		switch len(texts) {
		case 0:
			out[name] = nil
		case 1:
			out[name] = texts[0]
		default:
			out[name] = texts
		}
	}
	return out
}

// answerColumns are the fields to see, the time first.
func answerColumns(answer *question.Answer) []string {
	return append([]string{"time"}, answer.Columns...)
}

func tableOf(t question.Table) askTable {
	out := askTable{Title: t.Title, Heads: make([]string, len(t.Heads)), Lines: []askLine{}, More: t.More}
	for i, head := range t.Heads {
		out.Heads[i] = trail.FieldOf(head)
	}
	for _, l := range t.Lines {
		line := askLine{Cells: l.Cells, Count: l.Count, Filter: l.Filter}
		if !l.First.IsZero() {
			line.First, line.Last = &l.First, &l.Last
		}
		out.Lines = append(out.Lines, line)
	}
	return out
}

// asked is a question in the catalogue.
type asked struct {
	Name   string   `json:"name"`
	Text   string   `json:"text"`
	Value  *wanted  `json:"value"`
	Filter string   `json:"filter"`
	Means  string   `json:"means"`
	Fields []string `json:"columns"`
}

// wanted is the value that a question needs.
type wanted struct {
	What     string   `json:"what"`
	Fields   []string `json:"fields"`
	Example  string   `json:"example"`
	Optional bool     `json:"optional"`
}

// listQuestions lists all questions, or those that words fit.
func (a *app) listQuestions(words string, asJSON bool) error {
	list := question.Catalogue()
	if words != "" {
		if list = question.Search(words); len(list) == 0 {
			return usagef("ask: no question fits %q; trailsift ask --list shows all", words)
		}
	}
	if !asJSON {
		return printQuestions(a.output(), list)
	}
	var out []asked
	for _, q := range list {
		entry := asked{q.Name, q.Text, nil, q.Filter, q.Means, q.Columns}
		if n := q.Needs; n != nil {
			entry.Value = &wanted{n.What, n.Fields, n.Example, n.Optional}
		}
		out = append(out, entry)
	}
	return writeJSON(a.output(), out)
}
