package profile

import (
	"time"

	"github.com/trailsift/trailsift/store"
)

// topValues is how many values of a field a profile shows.
const topValues = 8

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
	facet, err := s.snap.Facet(s.ctx, s.lang, field, s.Rows, topValues)
	if err != nil {
		return out, err
	}
	out.More, out.None, out.Rest = facet.Distinct-len(facet.Values), facet.Missing, s.Rows.Len()-facet.Missing
	for _, v := range facet.Values {
		first, last, err := s.span(store.Equals(field, v.Value))
		if err != nil {
			return out, err
		}
		out.Values = append(out.Values, Value{v.Value, v.Count, first, last})
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
