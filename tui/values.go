package tui

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/facets"
)

func like(field string, values ...string) store.Match {
	m := store.Match{Field: field, Op: store.Like}
	for _, v := range values {
		m.Values = append(m.Values, store.Literal(v))
	}
	return m
}

// valuesOfTexts are values of a field that are there.
func valuesOfTexts(texts []string) (out []facets.Value) {
	for _, text := range texts {
		out = append(out, facets.Value{Text: text})
	}
	return out
}

// isAny returns the condition that the field has one of the values, exactly.
func isAny(field string, values []facets.Value) store.Expr {
	m := store.Match{Field: field, Op: store.Equal}
	none := false
	for _, v := range values {
		if v.None {
			none = true
		} else {
			m.Values = append(m.Values, store.Literal(v.Text))
		}
	}
	switch {
	case !none:
		return m
	case len(m.Values) == 0:
		return absent(field)
	}
	return store.Or{m, absent(field)}
}

func absent(field string) store.Expr {
	return store.Not{Expr: store.Match{Field: field, Op: store.Present}}
}

// only replaces the conditions on a field by: one of the values. What is off
// stays as it is, unless it says just that.
func (t terms) only(lang *store.Language, field string, values []facets.Value) terms {
	var out terms
	at, e := -1, isAny(field, values)
	for _, c := range t {
		if !c.off && sameField(lang, fieldOf(c.expr), field) || c.expr.String() == e.String() {
			if at < 0 {
				at = len(out)
			}
			continue
		}
		out = append(out, c)
	}
	if at < 0 {
		at = len(out)
	}
	return slices.Insert(out, at, term{expr: e})
}

// also adds the values to the list of a field, or does what only does when
// there is none. Conditions that keep just these values out give way.
func (t terms) also(lang *store.Language, field string, values []facets.Value) terms {
	t = t.admit(lang, field, values)
	for i, c := range t {
		if c.off || !sameField(lang, fieldOf(c.expr), field) || excludes(c.expr) {
			continue
		}
		out := slices.Clone(t)
		out[i].expr = either(c.expr, field, values)
		return out
	}
	return t.only(lang, field, values)
}

// admit takes the values out of the lists of what the field must not be.
func (t terms) admit(lang *store.Language, field string, values []facets.Value) terms {
	var out terms
	for _, c := range t {
		m, ok := c.expr.(store.Match)
		if !ok || c.off || m.Op != store.NotEqual || !sameField(lang, m.Field, field) {
			out = append(out, c)
			continue
		}
		m.Values = slices.DeleteFunc(slices.Clone(m.Values), func(p store.Pattern) bool {
			text, _ := p.Plain()
			return slices.ContainsFunc(values, func(v facets.Value) bool { return !v.None && v.Text == text })
		})
		if len(m.Values) > 0 {
			out = append(out, term{expr: m})
		}
	}
	return out
}

// either returns the condition e, or one of the values; a list of exact
// values stays one list.
func either(e store.Expr, field string, values []facets.Value) store.Expr {
	m, ok := e.(store.Match)
	none := slices.ContainsFunc(values, func(v facets.Value) bool { return v.None })
	if !ok || m.Op != store.Equal || none {
		return store.Or{e, isAny(field, values)}
	}
	m.Values = slices.Clone(m.Values)
	for _, v := range values {
		if !slices.ContainsFunc(m.Values, func(p store.Pattern) bool { text, _ := p.Plain(); return text == v.Text }) {
			m.Values = append(m.Values, store.Literal(v.Text))
		}
	}
	return m
}

// without adds the condition that the field has none of the values.
func (t terms) without(field string, values []facets.Value) terms {
	m := store.Match{Field: field, Op: store.NotEqual}
	out := t
	for _, v := range values {
		if v.None {
			out = out.with(store.Match{Field: field, Op: store.Present})
		} else {
			m.Values = append(m.Values, store.Literal(v.Text))
		}
	}
	if len(m.Values) > 0 {
		out = out.with(m)
	}
	return out
}

// fieldOf returns the field that a condition is about; empty when it is about
// several, or about the text.
func fieldOf(e store.Expr) string {
	switch e := e.(type) {
	case store.Match:
		return e.Field
	case store.Not:
		return fieldOf(e.Expr)
	case store.And:
		return commonField(e)
	case store.Or:
		return commonField(e)
	}
	return ""
}

func commonField(parts []store.Expr) string {
	field := ""
	for i, p := range parts {
		f := fieldOf(p)
		if f == "" || i > 0 && f != field {
			return ""
		}
		field = f
	}
	return field
}

// excludes reports whether a condition says what a field must not be.
func excludes(e store.Expr) bool {
	switch e := e.(type) {
	case store.Not:
		return true
	case store.Match:
		return e.Op == store.NotEqual
	}
	return false
}

// sameField reports whether two names mean the same column.
func sameField(lang *store.Language, a, b string) bool {
	return a != "" && resolve(lang, a) == resolve(lang, b)
}

func resolve(lang *store.Language, name string) string {
	name = strings.ToLower(name)
	if lang == nil {
		return name
	}
	for alias, to := range lang.Aliases {
		if alias == name {
			return strings.ToLower(to)
		}
	}
	return name
}
