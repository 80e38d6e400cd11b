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
	best, _, err := s.nearest(ctx, lang, m.Field, value)
	return best, err
}

// LikelyText returns, for text that no event has, the value of one of some fields that
// was probably meant: those named first count first among values as near. It is "" when
// none is near, or a part of what was written. The error is the context's.
func (s *Snapshot) LikelyText(ctx context.Context, lang *Language, e Text, fields ...string) (string, error) {
	value, ok := e.Pattern.Plain()
	if !ok || value == "" {
		return "", nil
	}
	best, least := "", nearNothing
	for _, field := range fields {
		found, near, err := s.nearest(ctx, lang, field, value)
		if err != nil {
			return "", err
		}
		if near < least && near != nearHolds {
			best, least = found, near
		}
	}
	return best, nil
}

// nearest returns the value of a field that is nearest to one that was written, and how
// near it is.
func (s *Snapshot) nearest(ctx context.Context, lang *Language, field, value string) (best string, least int, err error) {
	w, least := newWritten(value), nearNothing
	facet, err := s.Facet(ctx, lang, field, nil, likelyOf)
	if err != nil {
		return "", least, err
	}
	for _, known := range facet.Values {
		if err := ctx.Err(); err != nil {
			return "", least, err
		}
		if known.Value == "" || known.Value == value {
			continue
		}
		if near := w.near(known.Value); near < least {
			best, least = known.Value, near
		}
	}
	return best, least, nil
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
