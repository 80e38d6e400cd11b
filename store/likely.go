package store

import (
	"context"
	"strings"
)

// Somebody who filters by what no record has may have misspelt it: what is near is
// worth more to him than that nothing matches.

// likelyOf is how many values of a field, the most frequent ones, and how many paths
// a word is compared with: some milliseconds of work.
const likelyOf = 5000

// LikelyValue returns, for a condition that a field has one value and that no event
// matches, the value that events have and that was probably meant; "" when none is
// near. The error is the context's.
func (s *Snapshot) LikelyValue(ctx context.Context, lang *Language, e Expr) (string, error) {
	m, ok := e.(Match)
	if !ok || m.Op != Like && m.Op != Equal || len(m.Values) != 1 {
		return "", nil
	}
	value, plain := m.Values[0].Plain()
	if !plain || value == "" || !s.Has(lang, m.Field) {
		return "", nil
	}
	facet, err := s.Facet(ctx, lang, m.Field, nil, likelyOf)
	if err != nil {
		return "", err
	}
	values := make([]string, len(facet.Values))
	for i, v := range facet.Values {
		values[i] = v.Value
	}
	return Similar(value, values), nil
}

// LikelyPath returns the path that records have and that was probably meant by one
// that none has; "" when none is near.
func (s *Snapshot) LikelyPath(name string) string {
	near := s.Paths(func(path string) bool {
		return strings.HasPrefix(path, name) || max(len(path)-len(name), len(name)-len(path)) <= 2
	})
	return Similar(name, near[:min(len(near), likelyOf)])
}
