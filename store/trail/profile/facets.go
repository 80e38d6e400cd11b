package profile

import (
	"time"

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

// telling lists the fields of a profile, and what they are called.
var telling = []struct{ title, field string }{
	{"actors", "actor"}, {"accounts", "account"}, {"services", "service"}, {"events", "event"}, {"errors", "error"}, {"regions", "region"},
	{"addresses", "ip"}, {"user agents", "ua"}, {"keys", "key"},
}

// facets counts the most frequent values of each field but the subject's own.
func (s *study) facets() error {
	for _, t := range telling {
		if t.field == s.Subject.Kind.Field() && s.Subject.Kind != Network {
			continue
		}
		f, err := s.facet(t.title, t.field)
		if err != nil {
			return err
		}
		if len(f.Values) > 0 {
			s.Facets = append(s.Facets, f)
		}
	}
	return nil
}

func (s *study) facet(title, field string) (Facet, error) {
	out := Facet{Title: title, Field: field}
	same, err := s.callers(field)
	if err != nil {
		return out, err
	}
	most := topValues + 1
	if len(same) > 0 {
		most = 0 // one of several names may be rare
	}
	facet, err := s.snap.Facet(s.ctx, s.lang, field, s.Rows, most)
	if err != nil {
		return out, err
	}
	values := joined(facet.Values, same)
	distinct := facet.Distinct - len(facet.Values) + len(values)
	n := min(listed(distinct, topValues), len(values))
	out.More, out.None, out.Rest = distinct-n, facet.Missing, s.Rows.Len()-facet.Missing
	for _, v := range values[:n] {
		if v.First, v.Last, err = s.span(store.Equals(field, v.All()...)); err != nil {
			return out, err
		}
		out.Values = append(out.Values, v)
		out.Rest -= v.Count
	}
	return out, nil
}

// span returns when the events that fulfil a condition were.
func (s *study) span(e store.Expr) (first, last time.Time, err error) {
	rows, err := s.part(e)
	if err != nil {
		return first, last, err
	}
	first, last, _ = s.snap.SpanOf(rows)
	return first, last, nil
}
