package tui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	whom "github.com/trailsift/trailsift/store/trail/naming"
	"github.com/trailsift/trailsift/store/trail/question"
)

// A question may be about values that several fields have, such as the ids of
// instances. Whoever chooses one has no use for knowing which field it was: each
// value is listed once.

// calledAs is what a value is called in a list for a question: by its field where that
// has a short name, else as the question calls what it needs.
func calledAs(field, needed string) string {
	if strings.Contains(field, ".") {
		return needed
	}
	return field
}

// eachOnce makes one of the offers of the same value, counts the events that have it
// in any of the fields, and puts those first that mean one thing, of these the most
// frequent, among those that fit as well. The error is the context's.
func (j argumentJob) eachOnce(ctx context.Context, offers []argument) ([]argument, error) {
	var out []argument
	fields := make(map[string][]string)
	for _, o := range offers {
		if len(fields[o.value]) == 0 {
			o.kind = calledAs(o.field, j.asked.Needs.Kind)
			o.several = o.field == j.asked.Needs.Several
			out = append(out, o)
		}
		fields[o.value] = append(fields[o.value], o.field)
	}
	for i := range out {
		if err := j.countOnce(ctx, &out[i], fields[out[i].value]); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(x, y argument) int {
		return cmp.Or(cmp.Compare(y.sureness(), x.sureness()), compareBool(x.several, y.several), cmp.Compare(y.fit(), x.fit()), cmp.Compare(y.count, x.count))
	})
	return out, nil
}

// countOnce counts what a question counts of a value that some fields have, or the events
// that have it in several of them.
func (j argumentJob) countOnce(ctx context.Context, o *argument, fields []string) (err error) {
	switch {
	case j.asked.Needs.Counts[0] != "":
		o.counted = j.asked.Needs.Counts
		o.count, err = j.asked.Count(ctx, question.Data{Snap: j.snap, Lang: j.lang}, o.value)
	case len(fields) > 1:
		o.fields = len(fields)
		o.count, err = j.having(ctx, fields, o.value)
	}
	return err
}

// sureness is how sure it is that what is typed means the value, more is better.
func (o argument) sureness() int {
	switch {
	case o.exact:
		return 2
	case o.sure:
		return 1
	}
	return 0
}

// compareBool puts what is not so before what is.
func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}

// unlisted counts the values that the fields have besides those offered, when nothing
// is typed that they have to fit: each once, too.
func (j argumentJob) unlisted(offers []argument) int {
	all := make(map[string]bool)
	for _, field := range j.verb.fields {
		if known := j.known[field]; known != nil {
			for _, v := range known.facet.Values {
				all[strings.TrimSpace(v.Value)] = true
			}
		}
	}
	delete(all, "") // nothing that can be asked about
	return max(0, len(all)-len(offers))
}

// spell tells of things by the ARNs that events have, or where none has it by what else
// is known of them.
func (j argumentJob) spell(ctx context.Context, offers []argument) error {
	var ids []string
	for _, o := range offers {
		if o.field == resourceField {
			ids = append(ids, o.value)
		}
	}
	arns, err := whom.Recorded(ctx, j.snap, j.lang, ids...)
	for i, o := range offers {
		if o.field == resourceField {
			offers[i].shown = arns.Text(o.value)
		}
	}
	return err
}

// picked is what the line becomes when the value is chosen: as it stands in the list, where
// that is what the thing is called, and not what people are told of one without an ARN.
func (o argument) picked() string {
	if strings.HasPrefix(o.shown, "arn:") {
		return o.shown
	}
	return o.value
}

// having counts the events that have a value in one of some fields. One that has it in
// two of them is one event.
func (j argumentJob) having(ctx context.Context, fields []string, value string) (int, error) {
	var any store.Or
	for _, field := range fields {
		any = append(any, store.Match{Field: field, Op: store.Equal, Values: []store.Pattern{store.Literal(value)}})
	}
	sel, err := j.snap.Select(ctx, j.lang, any, nil)
	if err != nil {
		return 0, err
	}
	return sel.Len(), nil
}
