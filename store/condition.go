package store

import (
	"bytes"
	"context"
	"strings"
	"sync"
)

// andCondition narrows part by part and stops when nothing is left.
type andCondition struct{ parts []condition }

func (c andCondition) rows(i int, within bitmap) bitmap {
	out := within.clone()
	for _, part := range c.parts {
		if out.empty() {
			break
		}
		out.and(part.rows(i, out))
	}
	return out
}

type orCondition struct {
	snap  *Snapshot
	parts []condition
}

func (c orCondition) rows(i int, within bitmap) bitmap {
	out := newBitmap(c.snap.blocks[i].rows)
	for _, part := range c.parts {
		out.or(part.rows(i, within))
	}
	return out
}

type notCondition struct{ part condition }

func (c notCondition) rows(i int, within bitmap) bitmap {
	out := within.clone()
	out.remove(c.part.rows(i, within))
	return out
}

// leafCondition holds where one of a row's leaves passes the test of its
// column. A leaf that is constant in a run decides the run at once.
type leafCondition struct {
	snap  *Snapshot
	tests [][]leafTest // by domain, by column
}

func (c *leafCondition) rows(i int, within bitmap) bitmap {
	b := c.snap.blocks[i]
	view, tests := c.snap.view(b), c.tests[b.domain]
	out := newBitmap(b.rows)
	for r := range b.runs {
		run := &b.runs[r]
		if within.countRange(int(run.first), int(run.first+run.rows)) == 0 {
			continue
		}
		shape := view.shapes[run.shape]
		for leaf, col := range shape.cols {
			if tests[col].kind != testNever {
				tests[col].run(b, run, leaf, view.columns[col].kind, out)
			}
		}
		for d := range view.schema.derived {
			if test := &tests[view.derived(d)]; test.kind != testNever {
				test.run(b, run, len(shape.cols)+d, kindText, out)
			}
		}
	}
	return out
}

// leafTest is a condition on the words of one column.
type leafTest struct {
	kind    testKind
	derived bool
	codes   bitmap // of a dictionary
	match   matcher
	ids     map[[16]byte]bool // when match is equality with known UUIDs
}

type testKind uint8

const (
	testNever testKind = iota
	testCodes
	testUUID
	testTime
)

// newLeafTest runs the matcher over a dictionary, once per value. Columns
// without a dictionary are tested row by row, unless the text looked for has
// characters that no UUID or time has.
func newLeafTest(ctx context.Context, c *columnView, m matcher) (leafTest, error) {
	switch c.kind {
	case kindUUID:
		t := leafTest{kind: testUUID, match: m}
		if keys, ok := m.(equalMatcher); ok {
			t.ids = uuidKeys(keys)
			if len(t.ids) == 0 {
				t.kind = testNever
			}
		}
		if n, ok := m.(containsMatcher); ok && strings.Trim(string(n.folded), "0123456789abcdef-") != "" {
			t.kind = testNever
		}
		return t, nil
	case kindTime:
		if n, ok := m.(containsMatcher); ok && strings.Trim(string(n.folded), "0123456789-t:z") != "" {
			return leafTest{}, nil
		}
		return leafTest{kind: testTime, match: m}, nil
	}
	t := leafTest{codes: newBitmap(c.values.len())}
	stopped := false
	c.values.each(0, func(code uint32, text []byte) bool {
		if code&0xfff == 0 && ctx.Err() != nil {
			stopped = true
			return false
		}
		if c.kind == kindText && bytes.IndexByte(text, '\\') >= 0 {
			text = unescape(text)
		}
		if m.match(text) {
			t.codes.set(int(code))
			t.kind = testCodes
		}
		return true
	})
	if stopped {
		return leafTest{}, ctx.Err()
	}
	t.derived = c.derived
	return t, nil
}

func uuidKeys(keys equalMatcher) map[[16]byte]bool {
	ids := make(map[[16]byte]bool)
	for key := range keys {
		var id [16]byte
		if parseUUID([]byte(key), &id) {
			ids[id] = true
		}
	}
	return ids
}

// run adds the rows of a run whose leaf passes.
func (t *leafTest) run(b *block, r *run, leaf int, kind leafKind, out bitmap) {
	words := b.leaf(r, leaf, kind)
	if words.width == widthConstant {
		if t.word(b, words.base) {
			out.setRange(int(r.first), int(r.first+r.rows))
		}
		return
	}
	for i := range int(r.rows) {
		if t.word(b, words.at(i)) {
			out.set(int(r.first) + i)
		}
	}
}

// word tests one word. The words of derived columns are one above the code,
// 0 for none.
func (t *leafTest) word(b *block, word uint32) bool {
	switch t.kind {
	case testUUID:
		if t.ids != nil {
			return t.ids[b.uuids[word]]
		}
		var text [36]byte
		return t.match.match(appendUUID(text[:0], b.uuids[word]))
	case testTime:
		var text [32]byte
		return t.match.match(appendTime(text[:0], word))
	}
	if t.derived {
		if word == 0 {
			return false
		}
		word--
	}
	return t.codes.has(int(word))
}

// timeCondition holds from a second on up to another one, that excluded. Rows
// without a time are never in it.
type timeCondition struct {
	snap     *Snapshot
	from, to int64
}

func (c timeCondition) rows(i int, within bitmap) bitmap {
	b := c.snap.blocks[i]
	out := newBitmap(b.rows)
	if int64(b.newest) < c.from || int64(b.oldest) >= c.to {
		return out
	}
	within.eachRange(0, b.rows, func(slot int) {
		if t := int64(b.times[slot]); t >= c.from && t < c.to && t != noTime {
			out.set(slot)
		}
	})
	return out
}

// virtualCondition tests a virtual column; each distinct word once.
type virtualCondition struct {
	snap  *Snapshot
	field *virtual
	match matcher
	mu    sync.Mutex
	known map[uint32]bool
}

func newVirtualCondition(s *Snapshot, f *virtual, m matcher) *virtualCondition {
	return &virtualCondition{snap: s, field: f, match: m, known: make(map[uint32]bool)}
}

func (c *virtualCondition) rows(i int, within bitmap) bitmap {
	c.mu.Lock()
	defer c.mu.Unlock()
	b := c.snap.blocks[i]
	out := newBitmap(b.rows)
	within.eachRange(0, b.rows, func(slot int) {
		word := c.field.word(b, slot)
		if word == c.field.none {
			return
		}
		fits, ok := c.known[word]
		if !ok {
			fits = c.match.match([]byte(c.field.text(word)))
			c.known[word] = fits
		}
		if fits {
			out.set(slot)
		}
	})
	return out
}
