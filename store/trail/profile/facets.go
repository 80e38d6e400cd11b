package profile

import (
	"slices"

	"github.com/trailsift/trailsift/store"
)

// topValues is how many values of a field a profile shows; one more takes the line that
// would say that there is one more.
const topValues = 8

// listed returns how many of all there are are listed, where some are at most.
func listed(all, most int) int {
	if all <= most+1 {
		return all
	}
	return most
}

// eventField is what was done, as filters call it.
const eventField = "event"

// telling lists the fields of a profile, and what they are called.
var telling = []struct{ title, field string }{
	{"actors", "actor"}, {"accounts", "account"}, {"services", "service"}, {"events", eventField}, {"errors", "error"}, {"regions", "region"},
	{"addresses", "ip"}, {"user agents", "ua"}, {"keys", "key"},
}

// facets counts the most frequent values of each field but the subject's own.
func (s *study) facets() error {
	for _, t := range telling {
		if t.field == s.Subject.Kind.Field() && s.Subject.Kind != Network {
			continue
		}
		f, err := s.facet(Facet{Title: t.title, Field: t.field}, s.Rows)
		if err != nil {
			return err
		}
		if len(f.Values) > 0 {
			s.Facets = append(s.Facets, f)
		}
	}
	isWrite := store.Equals("verb", "write")
	writes, err := s.part(isWrite)
	if err != nil {
		return err
	}
	s.Written, err = s.facet(Facet{Title: "writes", Field: eventField, Within: isWrite}, writes)
	return err
}

// Shown are the facets as people read them: where reads have pushed some writes out of the
// events, these are listed before them.
func (p *Profile) Shown() []Facet {
	at := slices.IndexFunc(p.Facets, func(f Facet) bool { return f.Field == eventField })
	if at < 0 || p.Facets[at].More == 0 {
		return p.Facets
	}
	listed := func(v Value) bool {
		return slices.ContainsFunc(p.Facets[at].Values, func(l Value) bool { return l.Text == v.Text })
	}
	if !slices.ContainsFunc(p.Written.Values, func(v Value) bool { return !listed(v) }) {
		return p.Facets
	}
	return slices.Insert(slices.Clone(p.Facets), at, p.Written)
}

// facet counts the most frequent values of a field in some of the subject's events.
func (s *study) facet(out Facet, rows *store.Selection) (Facet, error) {
	field := out.Field
	same, err := s.callers(field)
	if err != nil {
		return out, err
	}
	most := topValues + 1
	if len(same) > 0 {
		most = 0 // one of several names may be rare
	}
	facet, err := s.snap.Facet(s.ctx, s.lang, field, rows, most)
	if err != nil {
		return out, err
	}
	values := joined(facet.Values, same)
	distinct := facet.Distinct - len(facet.Values) + len(values)
	n := min(listed(distinct, topValues), len(values))
	out.More, out.None, out.Rest = distinct-n, facet.Missing, rows.Len()-facet.Missing
	for _, v := range values[:n] {
		having, err := s.snap.SelectIn(s.ctx, s.lang, store.Equals(field, v.All()...), rows)
		if err != nil {
			return out, err
		}
		v.First, v.Last, _ = s.snap.SpanOf(having)
		out.Values = append(out.Values, v)
		out.Rest -= v.Count
	}
	return out, nil
}
