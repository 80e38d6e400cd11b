package store

import (
	"context"
	"slices"
	"strings"
)

// OtherFields returns, for a condition that a field has one value and that no event
// matches, the fields that do have it, those of most events first: who asks for the
// actor 192.0.2.7 means an address. Looked at are the fields with an alias, and, where
// none of them has it, those of the first events with the text. The error is the
// context's.
func (s *Snapshot) OtherFields(ctx context.Context, lang *Language, e Expr) ([]ValueCount, error) {
	m, value, ok := oneValue(e)
	if !ok || slices.Contains([]string{"yes", "no", "true", "false"}, strings.ToLower(value)) { // which say nothing without their field
		return nil, nil
	}
	out, err := s.fieldsHaving(ctx, lang, m, lang.shortNames())
	if err != nil || len(out) > 0 {
		return out, err
	}
	paths, err := s.pathsWith(ctx, lang, value)
	if err != nil {
		return nil, err
	}
	return s.fieldsHaving(ctx, lang, m, paths)
}

// fieldsHaving returns which of some fields have the value of a condition, but for its own
// field, and how many events do.
func (s *Snapshot) fieldsHaving(ctx context.Context, lang *Language, m Match, fields []string) ([]ValueCount, error) {
	var out []ValueCount
	own := lang.column(m.Field)
	for _, field := range fields {
		if lang.column(field) == own {
			continue
		}
		m.Field = field
		sel, err := s.Select(ctx, lang, m, nil)
		if err != nil {
			return nil, err
		}
		if sel.Len() > 0 {
			out = append(out, ValueCount{field, sel.Len()})
		}
	}
	slices.SortFunc(out, compareValues)
	return out, nil
}

// shortNames are the aliases of columns that hold values: the time is asked for in its
// own words.
func (l *Language) shortNames() []string {
	var out []string
	for alias, column := range l.Aliases {
		if !isVirtual(column) && l.Name(column) == alias {
			out = append(out, alias)
		}
	}
	return out
}

// eventsWith is how many events with a text are looked at for where it stands.
const eventsWith = 20

// pathsWith returns the paths where some events have a text.
func (s *Snapshot) pathsWith(ctx context.Context, lang *Language, text string) ([]string, error) {
	filter := Text{Pattern: Literal(text)}
	sel, err := s.Select(ctx, lang, filter, nil)
	if err != nil {
		return nil, err
	}
	view, err := s.View(ctx, sel, false)
	if err != nil {
		return nil, err
	}
	var out []string
	finder := s.Finder(lang, filter)
	for i := range min(view.Len(), eventsWith) {
		for _, hit := range finder.Hits(s.Record(view.Row(i)), 0) {
			if !slices.Contains(out, hit.Field) {
				out = append(out, hit.Field)
			}
		}
	}
	return out, nil
}
