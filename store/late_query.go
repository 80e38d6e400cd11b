package store

import "context"

// lateCondition holds for rows that have one of some values of a late column.
type lateCondition struct {
	view  *lateView
	codes bitmap
	only  int // the one code that there is, or -1
}

func newLateCondition(view *lateView, codes bitmap) lateCondition {
	c := lateCondition{view: view, codes: codes, only: -1}
	if codes.count() == 1 {
		codes.eachRange(0, view.values.len(), func(code int) { c.only = code })
	}
	return c
}

// rows tests lists rather than rows, since many rows share them; but where few
// rows are asked about, only the lists of those.
func (c lateCondition) rows(i int, within bitmap) bitmap {
	b := c.view.blocks[i]
	switch {
	case within.count()*listsARow < len(b.starts):
		return b.rowsWith(c.codes, within)
	case c.only >= 0:
		return b.rows(b.withCode(uint32(c.only)), within)
	}
	return b.rows(b.withCodes(c.codes), within)
}

// listsARow is how many lists cost as much to test as a row that is looked up.
const listsARow = 4

// late prepares a condition on a late column.
func (c *compiler) late(f *field, m matcher) (condition, error) {
	f, err := c.snap.workedOut(c.ctx, f)
	if err != nil {
		return nil, err
	}
	look := newLookup(m)
	test := look.prepare(&f.lateView.columnView)
	if err := look.run(c.ctx); err != nil {
		return nil, err
	}
	switch {
	case test == nil || test.kind == testNever:
		return noCondition{c.snap}, nil
	case test.kind == testEvery:
		return newLateCondition(f.lateView, fullBitmap(f.lateView.values.len())), nil
	}
	return newLateCondition(f.lateView, test.words), nil
}

// late counts the selected rows of a block by the values of a late column.
func (t *tally) late(b *lateBlock, rows bitmap) {
	if t.lists == nil {
		t.lists = make([]uint32, blockRows)
		t.words[0] = make([]uint32, t.field.lateView.values.len())
	}
	if t.only != nil && b.withCodes(t.only).empty() {
		return
	}
	lists, counts := t.lists[:len(b.starts)-1], t.words[0]
	clear(lists)
	rows.eachRange(0, len(b.lists), func(slot int) { lists[b.lists[slot]]++ })
	for list, n := range lists {
		codes := b.codesOf(list)
		if n > 0 && len(codes) == 0 {
			t.missing += int(n)
		}
		for i, code := range codes {
			if (i == 0 || code != codes[i-1]) && (t.only == nil || t.only.has(int(code))) {
				counts[code] += n
			}
		}
	}
}

// ids appends the distinct values of a row; a single 0 when it has none.
func (b *lateBlock) ids(slot int, into []valueID) []valueID {
	list := int(b.lists[slot])
	codes := b.codesOf(list)
	if len(codes) == 0 {
		return append(into, 0)
	}
	for i, code := range codes {
		if i == 0 || code != codes[i-1] {
			into = append(into, valueID(code)+1)
		}
	}
	return into
}

// numbersOf returns the numbers of a field's values. Those of a late column are
// their codes: it has one dictionary, which spells equal values alike.
func (s *Snapshot) numbersOf(ctx context.Context, f *field) (*numbers, error) {
	if f.late >= 0 {
		return &numbers{n: f.lateView.values.len(), codes: make([][]uint32, 1)}, nil
	}
	return s.numberDicts(ctx, f.name, f.dicts)
}

// lateRows counts the rows that have a value in a late column, where it has
// been worked out.
func (s *Snapshot) lateRows(late int) (n int, known bool) {
	f := s.lateFields[late].Load()
	if f == nil {
		return 0, false
	}
	cond := newLateCondition(f.lateView, fullBitmap(f.lateView.values.len()))
	for i := range s.blocks {
		n += cond.rows(i, s.live(i)).count()
	}
	return n, true
}
