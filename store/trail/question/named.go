package question

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/history"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/resource"
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

// namedRows finds the events that name a resource, or something in a bucket,
// and are no plain reads. It looks at every value once, which is quicker than
// the filter that finds the same where there are many objects.
func (d *desk) namedRows(id string) (*finding, error) {
	named, below := store.Expr(is("resource", id)), ""
	if resource.IsBucket(id) {
		below = id + "/"
		named = store.Or{named, store.Match{Field: "resource", Op: store.Like, Values: []store.Pattern{{{Text: below}, {Wild: '*'}}}}}
	}
	noRead := is("verb", "read")
	noRead.Op = store.NotEqual
	f, err := d.foundBy(noRead)
	if err != nil {
		return nil, err
	}
	tagged, err := d.Snap.Tagged(d.ctx, d.Lang, "resource", func(value string) bool {
		return value == id || below != "" && strings.HasPrefix(value, below)
	})
	if err != nil {
		return nil, err
	}
	names := &store.Selection{}
	for _, rows := range tagged {
		names = names.Either(rows)
	}
	return &finding{Answer: &Answer{Rows: f.Rows.Both(names)}, expr: all(named, noRead)}, nil
}

// candidates lists what an incomplete name may mean.
func (d *desk) candidates(life *history.Answer) *finding {
	f := &finding{Answer: &Answer{Text: "No event names " + d.value + ", or anything similar"}}
	if n := len(life.Candidates); n > 0 {
		f.Text = d.value + " is not the whole name of one thing; it may be any of " + phrase.Plural(n, "thing")
	}
	t := Table{Title: "What may be meant", Heads: []string{"resource", "kind"}}
	for _, c := range life.Candidates {
		t.Lines = append(t.Lines, Line{Cells: []string{c.ID, c.Kind}, Count: c.Count, Filter: is("resource", c.ID).String()})
	}
	f.addTable(t)
	return f
}
