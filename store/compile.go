package store

import (
	"context"
	"fmt"
	"maps"
)

// condition is a filter prepared for a snapshot. It works on one block at a
// time and may be used by several goroutines.
type condition interface {
	// rows returns the rows of block number i that fit, among within; it may
	// return more rows than that, but is exact there. The result is the
	// caller's to change.
	rows(i int, within bitmap) bitmap
}

// compiler prepares a filter for a snapshot.
type compiler struct {
	ctx  context.Context
	snap *Snapshot
	lang *Language

	meant    map[string]string // by column looked at: its path, "" for none
	anchored bool              // the newest time counts
}

func (c *compiler) compile(e Expr) (condition, error) {
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	switch e := e.(type) {
	case nil:
		return andCondition{}, nil
	case And:
		return c.and(e)
	case Or:
		parts, err := c.parts(e)
		return orCondition{c.snap, parts}, err
	case Not:
		part, err := c.compile(e.Expr)
		return notCondition{part}, err
	case Text:
		return c.anywhere(textMatcher(e.Pattern))
	case Match:
		return c.match(e)
	}
	return nil, fmt.Errorf("filter part %T is not known", e)
}

// and stops at a part that holds for no row: the rest need not be prepared.
func (c *compiler) and(list []Expr) (condition, error) {
	var parts []condition
	for _, e := range list {
		part, err := c.compile(e)
		if err != nil {
			return nil, err
		}
		if none, ok := part.(noCondition); ok {
			return none, nil
		}
		parts = append(parts, part)
	}
	return andCondition{parts}, nil
}

func (c *compiler) parts(list []Expr) ([]condition, error) {
	var out []condition
	for _, e := range list {
		part, err := c.compile(e)
		if err != nil {
			return nil, err
		}
		out = append(out, part)
	}
	return out, nil
}

func (c *compiler) match(m Match) (condition, error) {
	f := c.snap.field(c.lang, m.Field)
	c.meant[f.name] = f.path()
	if m.Op == Present && !f.isColumn() {
		return c.present(f)
	}
	test, err := c.matcher(m, f.name)
	if err != nil {
		return nil, err
	}
	part, err := c.onField(f, test)
	if err != nil || m.Op != NotEqual {
		return part, err
	}
	return notCondition{part}, nil
}

// present prepares presence of a path: an object is present with its leaves.
func (c *compiler) present(f *field) (condition, error) {
	names := c.snap.below(f)
	maps.Copy(names, f.names)
	columns := make([][]uint32, len(c.snap.views))
	for i, v := range c.snap.views {
		columns[i] = v.columnsOf(names)
	}
	return c.leaves(columns, everyMatcher{})
}

// matcher returns the test on a value that a Match means.
func (c *compiler) matcher(m Match, column string) (matcher, error) {
	switch m.Op {
	case Present:
		return everyMatcher{}, nil
	case Regexp, AtLeast, Before, Above, AtMost:
		return c.single(m, column)
	case Equal, NotEqual:
		return c.equal(column, m.Values), nil
	}
	var any anyMatcher
	for _, v := range m.Values {
		any = append(any, c.like(column, v))
	}
	if len(any) == 1 {
		return any[0], nil
	}
	return any, nil
}

// single returns the test of an operator that takes one value.
func (c *compiler) single(m Match, column string) (test matcher, err error) {
	if len(m.Values) != 1 {
		return nil, fmt.Errorf("filter part %s: one value is needed", m)
	}
	text, _ := m.Values[0].Plain()
	if m.Op == Regexp {
		var re regexpMatcher
		re, err = newRegexp(text)
		if c.ctx != nil { // a Finder has none
			re.stop = c.ctx.Err
		}
		test = re
	} else {
		test, err = newComparison(m.Op, column, text)
	}
	if err != nil {
		return nil, fmt.Errorf("filter part %s: %w", m, err)
	}
	return test, nil
}

// like returns the test on a value that is written behind a colon.
func (c *compiler) like(column string, p Pattern) matcher {
	text, plain := p.Plain()
	if !plain {
		return patternMatcher(p)
	}
	if column == timeColumn {
		if t, err := parseWhen(text); err == nil {
			return periodMatcher(c.resolve(t))
		}
	}
	text = c.canonical(column, text)
	if network, ok := newNetwork(text); ok {
		return network
	}
	if address, ok := c.likeAddress(column, text); ok {
		return address
	}
	return patternMatcher(Literal(text))
}

// resolve returns the period that a time means in this snapshot.
func (c *compiler) resolve(t when) period {
	if t.last == 0 {
		return t.period
	}
	_, newest := c.snap.span()
	c.anchored = true
	return period{int64(newest) - t.last, int64(newest) + 1}
}

// canonical rewrites a value as the column holds it.
func (c *compiler) canonical(column, text string) string {
	if c.lang == nil || c.lang.Canonical[column] == nil {
		return text
	}
	return c.lang.Canonical[column](text)
}

func (c *compiler) onField(f *field, m matcher) (condition, error) {
	switch {
	case f.virtual != nil && f.name == timeColumn:
		return timeCondition{c.snap, newTimeTest(m)}, nil
	case f.virtual != nil:
		return newSourceCondition(c.snap, m), nil
	case f.late >= 0:
		return c.late(f, m)
	}
	return c.leaves(f.columns, m)
}

// leaves prepares a condition on columns, given for each domain.
func (c *compiler) leaves(columns [][]uint32, m matcher) (condition, error) {
	cond := &leafCondition{snap: c.snap, tests: make([][]columnTest, len(c.snap.views))}
	look := newLookup(m)
	for i, v := range c.snap.views {
		for _, col := range columns[i] {
			if test := look.prepare(&v.columns[col]); test != nil {
				cond.tests[i] = append(cond.tests[i], columnTest{col, v.columns[col].kind, test})
			}
		}
	}
	if err := look.run(c.ctx); err != nil {
		return nil, err
	}
	if !cond.settle() {
		return noCondition{c.snap}, nil
	}
	return cond, nil
}
