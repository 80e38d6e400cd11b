package question

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// eventsOfResource finds the events that name a resource, by its name or its
// ARN, and are no plain reads. Objects count as their bucket's.
func eventsOfResource(d *desk) (*finding, error) {
	life, err := history.Of(d.ctx, d.Snap, d.Lang, d.value, nil)
	if err != nil {
		return nil, err
	}
	if !life.Found() {
		return d.candidates(life), nil
	}
	f, err := d.namedRows(life.Resource.ID)
	if err != nil {
		return nil, err
	}
	if err := d.sum(f); err != nil {
		return nil, err
	}
	f.Text += "; " + life.Sentence
	return f, nil
}

// namedRows finds the events that name a resource and are no plain reads. What
// names an object names its bucket too, see package resource.
func (d *desk) namedRows(id string) (*finding, error) {
	noRead := store.Equals("verb", "read")
	noRead.Op = store.NotEqual
	return d.foundBy(all(store.Equals("resource", id), noRead))
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

// candidates lists what an incomplete name may mean.
func (d *desk) candidates(life *history.Answer) *finding {
	f := &finding{Answer: &Answer{Text: "No event names " + d.value + ", or anything similar"}}
	if n := len(life.Candidates); n > 0 {
		f.Text = d.value + " is not the whole name of one thing; it may be any of " + phrase.Plural(n, "thing")
	}
	t := Table{Title: "What may be meant", Heads: []string{"resource", "kind"}}
	for _, c := range life.Candidates {
		t.Lines = append(t.Lines, Line{Cells: []string{c.ID, c.Kind}, Count: c.Count, Filter: store.Equals("resource", c.ID).String()})
	}
	f.addTable(t)
	return f
}
