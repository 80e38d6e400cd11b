package question

import (
	"context"
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// MissingValue is the error of a question that needs a value and got none.
type MissingValue struct{ Question *Question }

// Error says what value is needed.
func (e *MissingValue) Error() string {
	n := e.Question.Needs
	return fmt.Sprintf("%s asks about %s, such as %s", e.Question.Name, n.What, n.Example)
}

// Ask answers the question from the data. The value is what it is asked about;
// a question that needs none ignores it. The error is a *[MissingValue], a
// *[WrongValue], that of a value which makes no filter, or the context's.
func (q *Question) Ask(ctx context.Context, data Data, value string) (*Answer, error) {
	value = q.tidied(value)
	if value == "" && q.Needs != nil && !q.Needs.Optional {
		return nil, &MissingValue{q}
	}
	d := &desk{Data: data, ctx: ctx, q: q, value: value}
	if err := d.check(); err != nil {
		return nil, err
	}
	analyse := q.analyse
	if analyse == nil {
		analyse = find
	}
	a, err := analyse(d)
	if err != nil {
		return nil, err
	}
	a.Value = value
	if a.Question == nil {
		a.Question = q
	}
	if a.Columns == nil {
		a.Columns = q.Columns
	}
	if or, ok := a.expr.(store.Or); a.Filter == "" && a.expr != nil && (!ok || len(or) > 0 && len(or) <= mostParts) {
		a.Filter = d.narrowed(a.expr).String()
	}
	if err := d.noteUnknown(a); err != nil {
		return nil, err
	}
	if err := d.noteCallers(a); err != nil {
		return nil, err
	}
	return a.Answer, d.unproven(a)
}

// Count returns how many events the question's filter finds about a value. The error is
// that of a value which makes no filter, or the context's.
func (q *Question) Count(ctx context.Context, data Data, value string) (int, error) {
	d := &desk{Data: data, ctx: ctx, q: q, value: q.tidied(value)}
	return d.count(q.Filter)
}

// tidied is what people typed or pasted in the form that is recorded; "" for a
// question that takes no value.
func (q *Question) tidied(value string) string {
	value = strings.TrimSpace(value)
	switch {
	case q.Needs == nil:
		return ""
	case value != "" && q.Needs.tidy != nil:
		return q.Needs.tidy(value)
	}
	return value
}

// analysis answers a question.
type analysis func(d *desk) (*finding, error)

// finding is an answer in the making.
type finding struct {
	*Answer
	expr store.Expr // finds Rows; nil when no filter does
}

// mostParts is how many alternatives a filter may have that people are shown.
const mostParts = 40

// join adds the events of another finding.
func (f *finding) join(o *finding) {
	either, _ := f.expr.(store.Or)
	f.expr = append(either, o.expr)
	if f.Rows == nil {
		f.Rows = o.Rows
	} else {
		f.Rows = f.Rows.Either(o.Rows)
	}
}

// find is the analysis of a question that is a filter: find, count, say so.
func find(d *desk) (*finding, error) {
	f, err := d.found(d.q.Filter)
	if err != nil {
		return nil, err
	}
	return f, d.sum(f)
}

// sum fills in the sentence and the tables of what was found.
func (d *desk) sum(f *finding) error {
	text, err := d.sentence(f)
	if err != nil {
		return err
	}
	if f.Text, err = d.withOmission(text); err != nil {
		return err
	}
	for _, field := range d.q.by {
		table, err := d.byValue(f, field)
		if err != nil {
			return err
		}
		if field == "event" && d.q.writes {
			if err := d.addWrites(f, table.More > 0); err != nil {
				return err
			}
		}
		if len(table.Lines) > 0 {
			f.Tables = append(f.Tables, table)
		}
	}
	return nil
}

// addWrites says how many events changed something among reads, or tried to, and lists
// them where reads have pushed some out of what was done.
func (d *desk) addWrites(f *finding, pushed bool) error {
	writes, err := d.part(f, store.Equals("verb", "write"))
	if err != nil || writes.Rows.Len() == 0 || writes.Rows.Len() == f.Rows.Len() {
		return err
	}
	failed, err := d.part(writes, store.Equals("failed", "yes"))
	if err != nil {
		return err
	}
	f.Text += "; " + phrase.Plural(writes.Rows.Len(), "write")
	if n := failed.Rows.Len(); n > 0 {
		f.Text += ", " + phrase.Number(n) + " of them failed"
	}
	if !pushed {
		return nil
	}
	t, err := d.byEventEnded(writes)
	f.addTable(t)
	return err
}

// byEventEnded is the table of the most frequent events of a finding, and how many of each
// failed.
func (d *desk) byEventEnded(f *finding) (Table, error) {
	t := Table{Title: "Writes", Heads: []string{"event", "ended"}}
	facet, err := d.ranked("event", f, tableLines)
	if err != nil {
		return t, err
	}
	t.More = max(0, facet.Distinct-len(facet.Values))
	whole := true
	for _, v := range facet.Values {
		some, err := d.part(f, store.Equals("event", v.Value))
		if err != nil {
			return t, err
		}
		failed, err := d.failedOf(some)
		if err != nil {
			return t, err
		}
		whole = whole && failed == ""
		t.Lines = append(t.Lines, d.lineOf(some, orEmpty(v.Value), failed))
	}
	if whole {
		t.Heads = t.Heads[:1]
	}
	for i := range t.Lines {
		t.Lines[i].Cells = t.Lines[i].Cells[:len(t.Heads)]
	}
	return t, nil
}
