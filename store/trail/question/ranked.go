package question

import (
	"cmp"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// mostNamed is how many values of a field a sentence names.
const mostNamed = 2

// names lists the most frequent values of a field: "mira, jonas and 3 more".
func (d *desk) names(field string, f *finding) (string, error) {
	names, more, err := d.mostFrequent(field, f)
	return phrase.List(names, more), err
}

// mostFrequent returns the two most frequent values of a field, and how many others
// there are.
func (d *desk) mostFrequent(field string, f *finding) (values []string, more int, err error) {
	facet, err := d.ranked(field, f, mostNamed)
	if err != nil {
		return nil, 0, err
	}
	for _, v := range facet.Values {
		values = append(values, v.Value)
	}
	return values, facet.Distinct - len(values), nil
}

// ranked counts the values of a field and returns the most frequent ones, of those as
// frequent the earliest: in the order of letters it would be chance who is left out.
func (d *desk) ranked(field string, f *finding, most int) (*store.Facet, error) {
	facet, err := d.facet(field, f.Rows, most+1)
	if err != nil {
		return nil, err
	}
	if hasTies(facet.Values) {
		if facet, _, err = d.Snap.FirstSeen(d.ctx, d.Lang, field, f.Rows); err != nil {
			return nil, err
		}
		slices.SortStableFunc(facet.Values, func(a, b store.ValueCount) int { return cmp.Compare(b.Count, a.Count) })
	}
	facet.Values = facet.Values[:min(most, len(facet.Values))]
	return facet, nil
}

// hasTies reports whether any of some values, the most frequent first, are as frequent as
// others.
func hasTies(values []store.ValueCount) bool {
	for i := range values[min(1, len(values)):] {
		if values[i].Count == values[i+1].Count {
			return true
		}
	}
	return false
}
