package facets

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
)

// Sort is what the values of a list are sorted by.
type Sort uint8

// The sorts, in the order in which they take turns.
const (
	ByCount Sort = iota
	ByName
	ByFirstSeen
	sorts
)

// Order is how the values of a list are sorted. The zero value puts the most
// frequent ones first.
type Order struct {
	Sort    Sort
	Reverse bool
}

// Next returns the order after this one.
func (o Order) Next() Order { return Order{Sort: (o.Sort + 1) % sorts} }

// Reversed returns the same order from the other end.
func (o Order) Reversed() Order { return Order{o.Sort, !o.Reverse} }

// String says the order in a word or two; that by count goes without saying.
func (o Order) String() string {
	names := [sorts][2]string{{"", "rarest"}, {"a-z", "z-a"}, {"oldest", "newest"}}
	if o.Reverse {
		return names[o.Sort][1]
	}
	return names[o.Sort][0]
}

// Counts is what a list shows: how many events have each value of a field.
type Counts struct {
	*store.Facet // its values in the order
	Order        Order
	// Totals is how many of all events have each value, MissingTotal how many
	// lack the field. Totals is nil where no filter makes that another number.
	Totals       []int
	MissingTotal int
	First        []time.Time // by value, in the order by first seen; zero is not known
	// Owners is who had the sessions that the values are the ids of, by id; nil for other
	// values, which are names.
	Owners map[string]string
	widest int // cells of the longest total, as it is written
}

// peak returns how many events have the most frequent value, or none.
func (c *Counts) peak() int {
	most := c.Missing
	for _, v := range c.Values {
		most = max(most, v.Count)
	}
	return most
}

// Query is a wish for counts.
type Query struct {
	Field string
	Limit int // values; 0 for all
	Order Order
	// Selected is the events to count; All says that these are all.
	Selected *store.Selection
	All      bool
}

// Count answers a query. It takes time, and stops with the context.
func Count(ctx context.Context, snap *store.Snapshot, lang *store.Language, q Query) (*Counts, error) {
	facet, first, err := q.facet(ctx, snap, lang)
	if err != nil {
		return nil, err
	}
	c := &Counts{Facet: facet, Order: q.Order, First: first}
	if !q.All {
		err = c.addTotals(ctx, snap, lang)
	}
	return c, err
}

// facet counts the values in the wanted order, and says when they were seen
// first where they are sorted by that.
func (q Query) facet(ctx context.Context, snap *store.Snapshot, lang *store.Language) (*store.Facet, []time.Time, error) {
	if q.Order == (Order{}) {
		f, err := snap.Facet(ctx, lang, q.Field, q.Selected, q.Limit)
		return f, nil, err
	}
	f, first, err := q.whole(ctx, snap, lang)
	if err != nil {
		return nil, nil, err
	}
	if q.Order.Reverse {
		slices.Reverse(f.Values)
		slices.Reverse(first)
	}
	if q.Limit > 0 && len(f.Values) > q.Limit {
		f.Values = slices.Clone(f.Values[:q.Limit])
		first = slices.Clone(first[:min(q.Limit, len(first))])
	}
	return f, first, nil
}

func (q Query) whole(ctx context.Context, snap *store.Snapshot, lang *store.Language) (*store.Facet, []time.Time, error) {
	if q.Order.Sort == ByFirstSeen {
		return snap.FirstSeen(ctx, lang, q.Field, q.Selected)
	}
	f, err := snap.Facet(ctx, lang, q.Field, q.Selected, 0)
	if err == nil && q.Order.Sort == ByName {
		slices.SortFunc(f.Values, compareNames)
	}
	return f, nil, err
}

// compareNames sorts as people look for names: without regard to case.
func compareNames(a, b store.ValueCount) int {
	return cmp.Or(strings.Compare(strings.ToLower(a.Value), strings.ToLower(b.Value)), strings.Compare(a.Value, b.Value))
}

// fewValues is how many values are looked for one by one to count them in all
// events; more are counted with all others.
const fewValues = 1000

// addTotals counts the values in all events.
func (c *Counts) addTotals(ctx context.Context, snap *store.Snapshot, lang *store.Language) error {
	totals, err := c.countAll(ctx, snap, lang)
	if err != nil {
		return err
	}
	present, err := snap.Select(ctx, lang, store.Match{Field: c.Field, Op: store.Present}, nil)
	if err != nil {
		return err
	}
	c.MissingTotal = max(snap.Len()-present.Len(), c.Missing)
	counts := make(map[string]int, len(totals.Values))
	for _, v := range totals.Values {
		counts[v.Value] = v.Count
	}
	c.Totals = make([]int, len(c.Values))
	c.widest = len(totalText(c.MissingTotal))
	for i, v := range c.Values {
		c.Totals[i] = counts[v.Value]
		c.widest = max(c.widest, len(totalText(c.Totals[i])))
	}
	return nil
}

// countAll counts values, at least those of c, in all events.
func (c *Counts) countAll(ctx context.Context, snap *store.Snapshot, lang *store.Language) (*store.Facet, error) {
	if len(c.Values) == 0 {
		return &store.Facet{}, nil
	}
	if len(c.Values) > fewValues {
		return snap.Facet(ctx, lang, c.Field, nil, 0)
	}
	m := store.Match{Field: c.Field, Op: store.Equal}
	for _, v := range c.Values {
		m.Values = append(m.Values, store.Literal(v.Value))
	}
	sel, err := snap.Select(ctx, lang, m, nil)
	if err != nil {
		return nil, err
	}
	return snap.Facet(ctx, lang, c.Field, sel, 0)
}
