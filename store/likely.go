package store

import (
	"context"
	"strings"
)

// Somebody who filters by what no record has may have misspelt it: what is near is
// worth more to him than that nothing matches.

// likelyOf is how many values of a field, the most frequent ones, and how many paths
// a word is compared with: some ten milliseconds of work.
const likelyOf = 5000

// LikelyValue returns, for a condition that a field has one value and that no event
// matches, the value that events have and that was probably meant: it is misspelt, or
// written in another way. It is "" when none is near. The error is the context's.
func (s *Snapshot) LikelyValue(ctx context.Context, lang *Language, e Expr) (string, error) {
	m, value, ok := oneValue(e)
	if !ok || !s.Has(lang, m.Field) || lang.column(m.Field) == timeColumn {
		return "", nil
	}
	facet, err := s.Facet(ctx, lang, m.Field, nil, likelyOf)
	if err != nil {
		return "", err
	}
	w, best, least := newWritten(value), "", nearNothing
	for _, known := range facet.Values {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if known.Value == "" || known.Value == value {
			continue
		}
		if near := w.near(known.Value); near < least {
			best, least = known.Value, near
		}
	}
	return best, nil
}

// oneValue returns the value of a condition that a field has it; ok is false for other
// conditions.
func oneValue(e Expr) (m Match, value string, ok bool) {
	m, ok = e.(Match)
	if !ok || m.Op != Like && m.Op != Equal || len(m.Values) != 1 {
		return m, "", false
	}
	value, ok = m.Values[0].Plain()
	return m, value, ok && value != ""
}

// LikelyPath returns the path that records have and that was probably meant by one
// that none has; "" when none is near.
func (s *Snapshot) LikelyPath(name string) string {
	near := s.Paths(func(path string) bool {
		return strings.HasPrefix(path, name) || max(len(path)-len(name), len(name)-len(path)) <= 2
	})
	return Similar(name, near[:min(len(near), likelyOf)])
}
