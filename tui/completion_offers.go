package tui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

const (
	// maxOffers is how many completions are listed: nobody goes through more.
	maxOffers = 200
	// valueLimit is how many values of a field are remembered while one is
	// typed. What is typed is also looked for among all others.
	valueLimit = 10_000
)

// offer is a text that completes another.
type offer struct {
	text  string // what is put into the filter
	title string // as the list says it
	note  string // the path behind an alias
	count int    // of events
	share string
}

// completed brings what completes a text.
type completed struct {
	number int
	noun   string // what the offers are
	what   string // and more about them
	offers []offer
	total  int
	names  *fieldNames
	words  *fieldValues
}

// completing is the wish to complete a text.
type completing struct {
	number  int
	slot    slot
	rest    store.Expr       // that holds beside the slot; nil for all events
	earlier *store.Selection // by it
	snap    *store.Snapshot
	lang    *store.Language
	counted <-chan struct{} // closed when the text has its count; nil for none to wait for
	names   *fieldNames
	words   *fieldValues
}

// run returns the completions, best first. The error is the context's.
func (c completing) run(ctx context.Context) (completed, error) {
	out := completed{number: c.number, names: c.names, words: c.words}
	if c.slot.field == "" {
		return out, c.fields(ctx, &out)
	}
	if err := c.wait(ctx); err != nil {
		return out, err
	}
	if c.slot.timed {
		return out, c.times(ctx, &out)
	}
	return out, c.values(ctx, &out)
}

// wait waits for the text's count.
func (c completing) wait(ctx context.Context) error {
	if c.counted == nil {
		return nil
	}
	select {
	case <-c.counted:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// fields offers the names of fields with the share of all events that have them.
func (c completing) fields(ctx context.Context, out *completed) error {
	if out.names == nil || out.names.version != c.snap.Version() {
		names, err := namesOf(ctx, c.snap, c.lang)
		if err != nil {
			return err
		}
		out.names = names
	}
	hits, err := ranked(ctx, c.slot.typed, out.names)
	slices.SortStableFunc(hits, func(a, b int) int { return cmp.Compare(c.begins(out.names.list[b]), c.begins(out.names.list[a])) })
	out.noun, out.what, out.total = "field", ", and how many events have them", len(hits)
	operator := ":"
	if c.slot.operated {
		operator = ""
	}
	for _, i := range hits[:min(len(hits), maxOffers)] {
		f := out.names.list[i]
		out.offers = append(out.offers, offer{
			text: f.name + operator, title: f.name, note: f.path, count: f.rows, share: f.share(c.snap.Len()),
		})
	}
	return err
}

// begins is 1 for the short name of a field that begins with what is typed, else 0: the
// names that people use come before the paths of records.
func (c completing) begins(f fieldName) int {
	if c.slot.typed != "" && f.path != "" && strings.HasPrefix(f.name, strings.ToLower(c.slot.typed)) {
		return 1
	}
	return 0
}

// values offers the values of a field, counted under the conditions beside
// the one that is typed.
func (c completing) values(ctx context.Context, out *completed) error {
	if out.words == nil || !out.words.of(c.snap, c.slot) {
		words, err := c.count(ctx)
		if err != nil {
			return err
		}
		out.words = words
	}
	w := out.words
	hits, err := ranked(ctx, c.slot.typed, w)
	if err != nil {
		return err
	}
	found := make([]store.ValueCount, 0, len(hits))
	for _, i := range hits {
		found = append(found, w.facet.Values[i])
	}
	if found, err = c.others(ctx, w, found); err != nil {
		return err
	}
	if len(found) == 0 && c.closed() {
		found = w.facet.Values
	}
	out.noun, out.what, out.total = "value", " of "+c.slot.field, len(found)
	if c.slot.typed == "" {
		out.total = w.facet.Distinct
	}
	if c.slot.rest != "" {
		out.what += " under the rest of the filter"
	}
	for _, v := range found[:min(len(found), maxOffers)] {
		out.offers = append(out.offers, offer{
			text: valueText(v.Value), title: v.Value, count: v.Count, share: theme.Share(v.Count, w.facet.Events),
		})
	}
	return nil
}

// closed reports whether the field has a fixed set of values, as failed has: those are
// offered to who typed none of them.
func (c completing) closed() bool {
	column, _, _ := c.lang.Resolve(c.slot.field)
	check := c.lang.Check[column]
	return check != nil && check(store.Equal, "") != nil
}

// count counts the values of the field, under the rest of the filter.
func (c completing) count(ctx context.Context) (*fieldValues, error) {
	sel, err := c.snap.Select(ctx, c.lang, c.rest, c.earlier)
	if err != nil {
		return nil, err
	}
	facet, err := c.snap.Facet(ctx, c.lang, c.slot.field, sel, valueLimit)
	if err != nil {
		return nil, err
	}
	return &fieldValues{c.snap.Version(), c.slot.field, c.slot.rest, c.rest, facet}, nil
}

// others adds the values that are too rare to be remembered and contain what
// is typed. Where some do, those that only come near are left out.
func (c completing) others(ctx context.Context, w *fieldValues, found []store.ValueCount) ([]store.ValueCount, error) {
	if len(found) == 0 || contained(found[0].Value, strings.Fields(strings.ToLower(c.slot.typed))) != notInside {
		return c.rare(ctx, w, found)
	}
	rare, err := c.rare(ctx, w, nil)
	if len(rare) > 0 || err != nil {
		return rare, err
	}
	return found, nil
}

// rare adds the values that are too rare to be remembered and contain what is
// typed.
func (c completing) rare(ctx context.Context, w *fieldValues, found []store.ValueCount) ([]store.ValueCount, error) {
	if c.slot.typed == "" || w.facet.Distinct <= len(w.facet.Values) || len(found) >= maxOffers {
		return found, nil
	}
	pattern := slices.Concat(store.Pattern{{Wild: '*'}}, store.Literal(c.slot.typed), store.Pattern{{Wild: '*'}})
	filter := store.And{store.Match{Field: c.slot.field, Op: store.Like, Values: []store.Pattern{pattern}}}
	if w.filter != nil {
		filter = append(filter, w.filter)
	}
	sel, err := c.snap.Select(ctx, c.lang, filter, nil)
	if err != nil {
		return nil, err
	}
	rare, err := c.snap.Facet(ctx, c.lang, c.slot.field, sel, maxOffers)
	if err != nil {
		return nil, err
	}
	known := make(map[string]bool, len(found))
	for _, v := range found {
		known[v.Value] = true
	}
	for _, v := range rare.Values {
		if !known[v.Value] && strings.Contains(strings.ToLower(v.Value), strings.ToLower(c.slot.typed)) {
			found = append(found, v)
		}
	}
	return found, nil
}

// valueText writes a value as a filter needs it.
func valueText(value string) string {
	m := store.Match{Field: "x", Op: store.Equal, Values: []store.Pattern{store.Literal(value)}}
	return strings.TrimPrefix(m.String(), "x=")
}

// fieldNames are the fields of a snapshot as filters call them.
type fieldNames struct {
	version uint64
	list    []fieldName
}

type fieldName struct {
	name string
	path string // behind an alias
	rows int

	unknown bool // how many rows have it
}

// share says how many of so many events have the field: nothing where that is
// not known.
func (n *fieldName) share(events int) string {
	if n.unknown {
		return ""
	}
	return theme.Share(n.rows, events)
}

// namesOf lists the aliases first, then the paths, each by how many events
// have them.
func namesOf(ctx context.Context, snap *store.Snapshot, lang *store.Language) (*fieldNames, error) {
	out := &fieldNames{version: snap.Version()}
	stats, err := fieldStats(ctx, snap, lang)
	if err != nil {
		return nil, err
	}
	for _, f := range stats {
		n := fieldName{name: lang.Name(f.Name), rows: f.Rows, unknown: f.Unknown}
		if n.name != f.Name {
			n.path = f.Name
		}
		out.list = append(out.list, n)
	}
	slices.SortStableFunc(out.list, func(a, b fieldName) int {
		return cmp.Or(cmp.Compare(deep(a.name), deep(b.name)), cmp.Compare(b.rows, a.rows))
	})
	return out, nil
}

// deep is 1 for names that are paths, else 0.
func deep(name string) int { return min(1, strings.Count(name, ".")) }

// Len returns the number of names.
func (n *fieldNames) Len() int { return len(n.list) }

// Text returns what name i is found by.
func (n *fieldNames) Text(i int) string {
	if n.list[i].path == "" {
		return n.list[i].name
	}
	return n.list[i].name + " " + n.list[i].path
}

// fieldValues are the most frequent values of a field under a filter.
type fieldValues struct {
	version uint64
	field   string
	rest    string
	filter  store.Expr // that the rest is; nil when it is none
	facet   *store.Facet
}

// of reports whether the values are those of a slot.
func (v *fieldValues) of(snap *store.Snapshot, s slot) bool {
	return v.version == snap.Version() && v.field == s.field && v.rest == s.rest
}

// Len returns the number of values.
func (v *fieldValues) Len() int { return len(v.facet.Values) }

// Text returns value i.
func (v *fieldValues) Text(i int) string { return v.facet.Values[i].Value }

// ranked returns the indices of the texts that match what is typed, best first;
// all of them where nothing is.
func ranked(ctx context.Context, typed string, in texts) ([]int, error) {
	if typed == "" {
		all := make([]int, in.Len())
		for i := range all {
			all[i] = i
		}
		return all, nil
	}
	hits, ok := match(ctx, typed, in)
	if !ok {
		return nil, ctx.Err()
	}
	return hits, nil
}
