package question

import (
	"fmt"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// objectKey is the field of an object's name in its bucket.
const objectKey = "requestParameters.key"

// eventsOfResource finds the events that name a resource, by its name or its
// ARN, and are no plain reads. Objects count as their bucket's.
func eventsOfResource(d *desk) (*finding, error) {
	life, err := history.Of(d.ctx, d.Snap, d.Lang, d.value, nil)
	if err != nil {
		return nil, err
	}
	if !life.Found() {
		return d.candidates(life)
	}
	f, err := d.namedRows(life.Resource.ID)
	if err != nil {
		return nil, err
	}
	if err := d.sum(f); err != nil {
		return nil, err
	}
	left, err := d.plainReads(life.Resource.ID)
	if err != nil {
		return nil, err
	}
	f.Text += left + "; " + life.Sentence
	f.Columns, err = d.columnsOf(f)
	return f, err
}

// columnsOf returns the question's columns, but for that of objects where no event found
// names one.
func (d *desk) columnsOf(f *finding) ([]string, error) {
	named, err := d.Snap.Distinct(d.ctx, d.Lang, []string{objectKey}, f.Rows)
	if err != nil || named[0] > 0 {
		return d.q.Columns, err
	}
	return slices.DeleteFunc(slices.Clone(d.q.Columns), func(field string) bool { return field == objectKey }), nil
}

// namedRows finds the events that name a resource and are no plain reads. What
// names an object names its bucket too, see package resource.
func (d *desk) namedRows(id string) (*finding, error) {
	noRead := store.Equals("verb", "read")
	noRead.Op = store.NotEqual
	return d.foundBy(all(store.Equals("resource", id), noRead))
}

// plainReads says how many plain reads name a resource: elsewhere they are counted too.
func (d *desk) plainReads(id string) (string, error) {
	reads, err := d.foundBy(all(store.Equals("resource", id), store.Equals("verb", "read")))
	if err != nil || reads.Rows.Len() == 0 {
		return "", err
	}
	return "; " + phrase.Plural(reads.Rows.Len(), "plain read") + " left out", nil
}

// touchedBucket finds what the question's filter finds, by a shorter way where
// it is known already which resources events name.
func touchedBucket(d *desk) (*finding, error) {
	if !d.Snap.Ready(d.Lang, "resource") {
		return find(d)
	}
	e, err := d.parse(d.q.Filter)
	if err != nil {
		return nil, err
	}
	rows, err := history.Touched(d.ctx, d.Snap, d.Lang, "arn:aws:s3:::"+d.value)
	if err == nil && d.Within != nil {
		rows, err = d.Snap.SelectIn(d.ctx, d.Lang, d.Within, rows)
	}
	if err != nil {
		return nil, err
	}
	f := &finding{Answer: &Answer{Rows: rows}, expr: e}
	return f, d.sum(f)
}

// candidates lists what an incomplete name may mean, and the events that contain it
// where no thing is known by it.
func (d *desk) candidates(life *history.Answer) (*finding, error) {
	f := &finding{Answer: &Answer{Text: d.value + " is not the whole name of one thing; it may be any of " + phrase.Plural(len(life.Candidates), "thing")}}
	title := "What may be meant"
	if life.Containing != nil {
		var err error
		if f, err = d.containing(life.Containing); err != nil {
			return nil, err
		}
		title = "The nearest names of resources"
	}
	t := Table{Title: title, Heads: []string{"resource", "kind"}}
	for _, c := range life.Candidates {
		t.Lines = append(t.Lines, Line{Cells: []string{c.ID, c.Kind}, Count: c.Count, Filter: store.Equals("resource", c.ID).String(), About: c.ID})
	}
	f.addTable(t)
	return f, nil
}

// containing is the answer about what no resource is known by: the events that contain
// it anywhere, reads as well.
func (d *desk) containing(c *history.Containing) (*finding, error) {
	f, err := d.foundBy(c.Expr)
	if err != nil {
		return nil, err
	}
	n := f.Rows.Len()
	if n == 0 {
		f.Text = fmt.Sprintf("No event contains %q", d.value)
		return f, nil
	}
	if err := d.sum(f); err != nil {
		return nil, err
	}
	f.Text = fmt.Sprintf("No resource is known by %q, but %s it: -f '%s'", d.value, phrase.Plural(n, "event contains", "events contain"), c.Filter())
	if first, last, ok := d.Snap.SpanOf(f.Rows); ok {
		f.Text += ", " + d.Clock.Span(first, last)
	}
	// What the question says of its hits does not hold for these.
	q := *d.q
	q.Means = "Every event that contains the text anywhere, plain reads as well: what it is to them, no table of this program tells."
	f.Question = &q
	return f, nil
}
