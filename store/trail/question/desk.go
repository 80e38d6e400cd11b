package question

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
)

// desk is where one question is answered.
type desk struct {
	Data
	ctx   context.Context
	q     *Question
	value string
}

// parse reads a filter of the catalogue and puts the value in the place of its
// mark. Without a value the conditions on it are left out.
func (d *desk) parse(filter string) (store.Expr, error) {
	e, err := d.Lang.Parse(filter)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.q.Name, err)
	}
	if e = put(e, d.value); e == nil {
		return store.And{}, nil
	}
	// Read again, a value is checked as one that was typed.
	return d.Lang.Parse(e.String())
}

// put returns a filter with a value in the place of its mark. A condition on a
// value that is not there holds for every event: nil.
func put(e store.Expr, value string) store.Expr {
	switch e := e.(type) {
	case store.And:
		if parts := putAll(e, value); len(parts) > 0 {
			return store.And(parts)
		}
		return nil
	case store.Or:
		if parts := putAll(e, value); len(parts) == len(e) {
			return store.Or(parts)
		}
		return nil
	case store.Match:
		return putInMatch(e, value)
	case store.Text:
		pattern, marked := putInPattern(e.Pattern, value)
		if marked && value == "" {
			return nil
		}
		return store.Text{Pattern: pattern}
	}
	return e
}

func putAll(parts []store.Expr, value string) []store.Expr {
	var out []store.Expr
	for _, part := range parts {
		if part = put(part, value); part != nil {
			out = append(out, part)
		}
	}
	return out
}

func putInMatch(m store.Match, value string) store.Expr {
	m.Values = slices.Clone(m.Values)
	for i := range m.Values {
		pattern, marked := putInPattern(m.Values[i], value)
		if marked && value == "" {
			return nil
		}
		m.Values[i] = pattern
	}
	return m
}

func putInPattern(p store.Pattern, value string) (out store.Pattern, marked bool) {
	for _, piece := range p {
		if strings.Contains(piece.Text, ValueMark) {
			marked = true
			piece.Text = strings.ReplaceAll(piece.Text, ValueMark, value)
		}
		out = append(out, piece)
	}
	return out, marked
}

// narrowed is a filter and what the data are narrowed to.
func (d *desk) narrowed(e store.Expr) store.Expr {
	switch {
	case d.Within == nil:
		return e
	case e == nil:
		return d.Within
	}
	return all(e, d.Within)
}

// rows returns the events that a filter finds, within what the data are
// narrowed to.
func (d *desk) rows(e store.Expr) (*store.Selection, error) {
	return d.Snap.Select(d.ctx, d.Lang, d.narrowed(e), nil)
}

// found is rows of a filter that is written, as the start of an answer.
func (d *desk) found(filter string) (*finding, error) {
	e, err := d.parse(filter)
	if err != nil {
		return nil, err
	}
	return d.foundBy(e)
}

func (d *desk) foundBy(e store.Expr) (*finding, error) {
	rows, err := d.rows(e)
	if err != nil {
		return nil, err
	}
	return &finding{Answer: &Answer{Rows: rows}, expr: e}, nil
}

// count returns how many events a filter finds.
func (d *desk) count(filter string) (int, error) {
	e, err := d.parse(filter)
	if err != nil {
		return 0, err
	}
	rows, err := d.rows(e)
	if err != nil {
		return 0, err
	}
	return rows.Len(), nil
}

// part returns the events of a finding that fulfil a condition as well. The
// finding's own filter, which may be slow, is not asked again.
func (d *desk) part(f *finding, e store.Expr) (*finding, error) {
	p, err := d.foundIn(f, e)
	if err != nil {
		return nil, err
	}
	p.expr = all(f.expr, e)
	return p, nil
}

// foundIn is foundBy for a filter that finds nothing outside of a finding.
func (d *desk) foundIn(f *finding, e store.Expr) (*finding, error) {
	rows, err := d.Snap.SelectIn(d.ctx, d.Lang, e, f.Rows)
	if err != nil {
		return nil, err
	}
	return &finding{Answer: &Answer{Rows: rows}, expr: e}, nil
}

// also returns how many events of a finding another filter finds too.
func (d *desk) also(f *finding, filter string) (int, error) {
	e, err := d.parse(filter)
	if err != nil {
		return 0, err
	}
	p, err := d.part(f, e)
	if err != nil {
		return 0, err
	}
	return p.Rows.Len(), nil
}

func (d *desk) facet(field string, rows *store.Selection, limit int) (*store.Facet, error) {
	return d.Snap.Facet(d.ctx, d.Lang, field, rows, limit)
}

func (d *desk) pairs(first, second string, rows *store.Selection) (*store.Pairs, error) {
	return d.Snap.Pairs(d.ctx, d.Lang, [2]string{first, second}, rows, 0)
}

// all joins conditions; those that are joined already are taken apart.
func all(parts ...store.Expr) store.Expr {
	var out store.And
	for _, part := range parts {
		switch part := part.(type) {
		case nil:
		case store.And:
			out = append(out, part...)
		default:
			out = append(out, part)
		}
	}
	if len(out) == 1 {
		return out[0]
	}
	return out
}

// either joins alternatives; a first one that is several is taken apart.
func either(first store.Expr, more ...store.Expr) store.Expr {
	or, ok := first.(store.Or)
	switch {
	case len(more) == 0:
		return first
	case !ok:
		or = store.Or{first}
	}
	return slices.Concat(or, store.Or(more))
}
