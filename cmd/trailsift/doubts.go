package main

import (
	"context"

	"github.com/trailsift/trailsift/store"
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
// where they are near to some.
func (a *app) warnUnlikelyValues(ctx context.Context, l *loaded) error {
	parts, ok := l.filter.(store.And)
	if !ok && l.filter != nil {
		parts = store.And{l.filter}
	}
	for _, part := range parts {
		near, err := l.likely(ctx, part)
		if err != nil {
			return err
		}
		if near != "" {
			a.tell("no event has %s%s", part, phrase.DidYouMean(near))
		}
	}
	return nil
}

// likely returns the value that was probably meant by a condition that no event
// matches.
func (l *loaded) likely(ctx context.Context, part store.Expr) (string, error) {
	sel, err := l.snap.Select(ctx, l.lang, part, nil)
	if err != nil || sel.Len() > 0 {
		return "", err
	}
	return l.snap.LikelyValue(ctx, l.lang, part)
}

// warnContainer says that a field has no values of its own.
func (a *app) warnContainer(l *loaded, name string) {
	if below := l.snap.Below(l.lang, name); len(below) > 0 {
		a.tell("%s holds other fields, %d of them; name one, as in %s", name, len(below), below[0])
	}
}
