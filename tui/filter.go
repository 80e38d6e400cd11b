package tui

import (
	"slices"

	"github.com/trailsift/trailsift/store"
)

// terms are the conditions of the investigation, all of which must hold. The
// slice is never changed in place, so that undo and history can keep it.
type terms []store.Expr

// termsOf splits a filter into its conditions.
func termsOf(filter store.Expr) terms {
	switch e := filter.(type) {
	case nil:
		return nil
	case store.And:
		return slices.Clone(terms(e))
	}
	return terms{filter}
}

// expr returns the filter; nil when there are no conditions.
func (t terms) expr() store.Expr {
	switch len(t) {
	case 0:
		return nil
	case 1:
		return t[0]
	}
	return store.And(t)
}

// index returns the position of a condition, -1 when there is none like it.
func (t terms) index(e store.Expr) int {
	text := e.String()
	return slices.IndexFunc(t, func(x store.Expr) bool { return x.String() == text })
}

// toggled returns the conditions without e, or with it.
func (t terms) toggled(e store.Expr) terms {
	if i := t.index(e); i >= 0 {
		return slices.Delete(slices.Clone(t), i, i+1)
	}
	return t.with(e)
}

// with returns the conditions and e, unless it is among them.
func (t terms) with(e store.Expr) terms {
	if t.index(e) >= 0 {
		return t
	}
	return append(t[:len(t):len(t)], e)
}

func (t terms) equal(o terms) bool {
	return slices.EqualFunc(t, o, func(a, b store.Expr) bool { return a.String() == b.String() })
}

// investigation is the filter with its past.
type investigation struct {
	terms      terms
	undo, redo []terms
}

// set changes the conditions and remembers the former ones; it reports
// whether anything changed.
func (v *investigation) set(t terms) bool {
	if v.terms.equal(t) {
		return false
	}
	v.undo, v.redo = append(v.undo, v.terms), nil
	v.terms = t
	return true
}

// back undoes the last change; forward redoes it.
func (v *investigation) back() bool    { return v.step(&v.undo, &v.redo) }
func (v *investigation) forward() bool { return v.step(&v.redo, &v.undo) }

func (v *investigation) step(from, to *[]terms) bool {
	n := len(*from)
	if n == 0 {
		return false
	}
	*to = append(*to, v.terms)
	v.terms, *from = (*from)[n-1], (*from)[:n-1]
	return true
}
