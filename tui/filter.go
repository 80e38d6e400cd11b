package tui

import (
	"slices"

	"github.com/trailsift/trailsift/store"
)

// term is one condition. One that is off is kept, but not in force.
type term struct {
	expr store.Expr
	off  bool
}

func (c term) same(o term) bool { return c.off == o.off && c.expr.String() == o.expr.String() }

// terms are the conditions of the investigation; all that are not off must
// hold. The slice is never changed in place, so that undo and history can
// keep it.
type terms []term

// termsOf splits a filter into its conditions.
func termsOf(filter store.Expr) terms {
	var out terms
	switch e := filter.(type) {
	case nil:
	case store.And:
		for _, part := range e {
			out = append(out, term{expr: part})
		}
	default:
		out = terms{{expr: filter}}
	}
	return out
}

// expr returns the filter that is in force; nil when there are no conditions.
func (t terms) expr() store.Expr {
	var on store.And
	for _, c := range t {
		if !c.off {
			on = append(on, c.expr)
		}
	}
	switch len(on) {
	case 0:
		return nil
	case 1:
		return on[0]
	}
	return on
}

// find returns the position of a condition, in force or off; -1 when there is
// none like it.
func (t terms) find(e store.Expr) int {
	text := e.String()
	return slices.IndexFunc(t, func(c term) bool { return c.expr.String() == text })
}

// index returns the position of a condition that is in force, else -1.
func (t terms) index(e store.Expr) int {
	text := e.String()
	return slices.IndexFunc(t, func(c term) bool { return !c.off && c.expr.String() == text })
}

// lacking returns the conditions without e.
func (t terms) lacking(e store.Expr) terms {
	if i := t.find(e); i >= 0 {
		return t.removed(i)
	}
	return t
}

// toggled returns the conditions without e, or with it.
func (t terms) toggled(e store.Expr) terms {
	if i := t.index(e); i >= 0 {
		return t.removed(i)
	}
	return t.with(e)
}

// with returns the conditions and e, unless it is among them; one that is off
// comes into force.
func (t terms) with(e store.Expr) terms {
	i := t.find(e)
	switch {
	case i < 0:
		return append(t[:len(t):len(t)], term{expr: e})
	case t[i].off:
		return t.switched(i)
	}
	return t
}

// removed returns the conditions without number i.
func (t terms) removed(i int) terms { return slices.Delete(slices.Clone(t), i, i+1) }

// switched returns the conditions with number i put in force, or off.
func (t terms) switched(i int) terms {
	out := slices.Clone(t)
	out[i].off = !out[i].off
	return out
}

// replaced returns the conditions with e in the place of number i; twice the
// same is once, and in force.
func (t terms) replaced(i int, e store.Expr) terms {
	if at := t.find(e); at >= 0 && at != i {
		return t.with(e).removed(i)
	}
	out := slices.Clone(t)
	out[i].expr = e
	return out
}

func (t terms) equal(o terms) bool { return slices.EqualFunc(t, o, term.same) }

// inverse returns the condition that is true where e is not, as briefly as it
// can be said.
func inverse(e store.Expr) store.Expr {
	switch e := e.(type) {
	case store.Not:
		return e.Expr
	case store.Match:
		switch e.Op {
		case store.Equal:
			e.Op = store.NotEqual
			return e
		case store.NotEqual:
			e.Op = store.Equal
			return e
		}
	}
	return store.Not{Expr: e}
}
