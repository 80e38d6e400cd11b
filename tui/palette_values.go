package tui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	whom "github.com/trailsift/trailsift/store/trail/naming"
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
// in any of the fields, and puts the most frequent ones first among those that fit as
// well. The error is the context's.
func (j argumentJob) eachOnce(ctx context.Context, offers []argument) ([]argument, error) {
	var out []argument
	fields := make(map[string][]string)
	for _, o := range offers {
		if len(fields[o.value]) == 0 {
			o.kind = calledAs(o.field, j.needed)
			out = append(out, o)
		}
		fields[o.value] = append(fields[o.value], o.field)
	}
	for i, o := range out {
		if of := fields[o.value]; len(of) > 1 {
			n, err := j.having(ctx, of, o.value)
			if err != nil {
				return nil, err
			}
			out[i].count, out[i].fields = n, len(of)
		}
	}
	slices.SortStableFunc(out, func(x, y argument) int {
		return cmp.Or(cmp.Compare(y.fit(), x.fit()), cmp.Compare(y.count, x.count))
	})
	return out, nil
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
