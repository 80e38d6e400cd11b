package main

import (
	"context"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// warnUnknownPaths says which paths of the filter no record has.
func (a *app) warnUnknownPaths(l *loaded) {
	for _, name := range store.FieldsOf(l.filter) {
		a.warnUnknownPath(l, name)
	}
}

func (a *app) warnUnknownPath(l *loaded, name string) {
	if !l.snap.Has(l.lang, name) {
		a.tell("no record has the field %s%s", name, phrase.DidYouMean(l.snap.LikelyPath(name)))
	}
}

// warnUnlikelyValues says which values of a filter that nothing matches no event has,
// where they are near to some, or where another field has them.
func (a *app) warnUnlikelyValues(ctx context.Context, l *loaded) error {
	for _, part := range valueConditions(l.filter) {
		doubt, err := l.doubt(ctx, part)
		if err != nil {
			return err
		}
		if doubt != "" {
			a.tell("no event has %s%s", part, doubt)
		}
	}
	return nil
}

// valueConditions are the conditions of a filter that a field has some value, value by
// value, and those on free text; not those behind NOT.
func valueConditions(e store.Expr) []store.Expr {
	var out []store.Expr
	switch e := e.(type) {
	case store.And:
		for _, part := range e {
			out = append(out, valueConditions(part)...)
		}
	case store.Or:
		for _, part := range e {
			out = append(out, valueConditions(part)...)
		}
	case store.Match:
		for _, value := range e.Values {
			out = append(out, store.Match{Field: e.Field, Op: e.Op, Values: []store.Pattern{value}})
		}
	case store.Text:
		out = append(out, e)
	}
	return out
}

// doubt says what was probably meant by a condition that no event matches; "" where
// some do, or nothing is near.
func (l *loaded) doubt(ctx context.Context, part store.Expr) (string, error) {
	sel, err := l.snap.Select(ctx, l.lang, part, nil)
	if err != nil || sel.Len() > 0 {
		return "", err
	}
	near, err := trail.Likely(ctx, l.snap, l.lang, part)
	if err != nil {
		return "", err
	}
	fields, err := l.snap.OtherFields(ctx, l.lang, part)
	if err != nil || len(fields) == 0 {
		return phrase.DidYouMean(near), err
	}
	if near == "" {
		return "; it is a value of " + elsewhere(fields), nil
	}
	return phrase.DidYouMean(near) + " It is a value of " + elsewhere(fields), nil
}

// mostElsewhere is how many fields are named that have a value.
const mostElsewhere = 3

// elsewhere names the fields that have the value which the one asked about has not.
func elsewhere(fields []store.ValueCount) string {
	var names []string
	for _, f := range fields[:min(len(fields), mostElsewhere)] {
		names = append(names, f.Value+" in "+phrase.Plural(f.Count, "event"))
	}
	return phrase.List(names, len(fields)-len(names))
}

// warnContainer says that a field has no values of its own.
func (a *app) warnContainer(l *loaded, name string) {
	if below := l.snap.Below(l.lang, name); len(below) > 0 {
		a.tell("%s holds other fields, %d of them; name one, as in %s", name, len(below), below[0])
	}
}
