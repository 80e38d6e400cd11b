package store

import (
	"context"
	"fmt"
)

// TaggedAs is [Snapshot.Tagged] for the values of a late column that a
// condition on it matches. It finds equal values, and those with some text in
// them, without reading all of them.
func (s *Snapshot) TaggedAs(ctx context.Context, lang *Language, m Match) (map[uint8]*Selection, error) {
	f := s.field(lang, m.Field)
	if f.late < 0 {
		return nil, fmt.Errorf("%s is no column that is worked out late", m.Field)
	}
	c := compiler{ctx: ctx, snap: s, lang: lang, meant: make(map[string]string)}
	test, err := c.matcher(m, f.name)
	if err != nil {
		return nil, err
	}
	cond, err := c.late(f, test)
	if err != nil {
		return nil, err
	}
	late, ok := cond.(lateCondition)
	if !ok {
		return map[uint8]*Selection{}, nil
	}
	return s.taggedRows(ctx, late.view, late.codes)
}
