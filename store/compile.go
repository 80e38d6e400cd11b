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
}

func (c *compiler) compile(e Expr) (condition, error) {
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	switch e := e.(type) {
	case nil:
		return andCondition{}, nil
	case And:
		parts, err := c.parts(e)
		return andCondition{parts}, err
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
	if m.Op == AtLeast || m.Op == Before {
		return c.when(m)
	}
	f := *c.snap.field(c.lang, m.Field)
	if m.Op == Present && f.virtual == nil && f.derived < 0 {
		below := c.snap.below(f.name) // an object is present with its leaves
		maps.Copy(below, f.names)
		f.names = below
	}
	part, err := c.onField(&f, c.matcher(m, f.name))
	if err != nil || m.Op != NotEqual {
		return part, err
	}
	return notCondition{part}, nil
}

// when prepares a limit in time.
func (c *compiler) when(m Match) (condition, error) {
	if len(m.Values) != 1 || c.lang.column(m.Field) != timeColumn {
		return nil, fmt.Errorf("filter part %s compares what is no time", m)
	}
	text, _ := m.Values[0].Plain()
	limit, ok := parseWhen(text)
	if !ok {
		return nil, fmt.Errorf("filter part %s: no time", m)
	}
	if m.Op == Before {
		return timeCondition{c.snap, 0, limit}, nil
	}
	return timeCondition{c.snap, limit, noTime}, nil
}

// matcher returns the test on a value that a Match means.
func (c *compiler) matcher(m Match, column string) matcher {
	switch m.Op {
	case Present:
		return everyMatcher{}
	case Equal, NotEqual:
		keys := make(equalMatcher)
		for _, v := range m.Values {
			text, _ := v.Plain()
			keys[c.canonical(column, text)] = true
		}
		return keys
	}
	var any anyMatcher
	for _, v := range m.Values {
		if text, ok := v.Plain(); ok {
			v = Literal(c.canonical(column, text))
		}
		any = append(any, patternMatcher(v))
	}
	if len(any) == 1 {
		return any[0]
	}
	return any
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
	case f.virtual != nil:
		return newVirtualCondition(c.snap, f.virtual, m), nil
	case f.derived >= 0:
		return c.leaves(func(v *domainView) map[uint32]bool { return map[uint32]bool{v.derived(f.derived): true} }, m)
	}
	return c.leaves(func(v *domainView) map[uint32]bool { return v.columnsOf(f.names) }, m)
}

// anywhere is the condition that some leaf value of the record fits.
func (c *compiler) anywhere(m matcher) (condition, error) {
	return c.leaves(func(v *domainView) map[uint32]bool {
		all := make(map[uint32]bool, len(v.columns))
		for i := len(v.schema.derived); i < len(v.columns); i++ {
			all[uint32(i)] = true
		}
		return all
	}, m)
}

// leaves prepares a condition on columns, chosen for each domain.
func (c *compiler) leaves(choose func(*domainView) map[uint32]bool, m matcher) (condition, error) {
	cond := &leafCondition{snap: c.snap, tests: make([][]leafTest, len(c.snap.views))}
	for i, v := range c.snap.views {
		tests := make([]leafTest, len(v.columns))
		for col := range choose(v) {
			test, err := newLeafTest(c.ctx, &v.columns[col], m)
			if err != nil {
				return nil, err
			}
			tests[col] = test
		}
		cond.tests[i] = tests
	}
	return cond, nil
}
