package store

import "math/bits"

// counting is a facet being counted: what its field is made of.
type counting struct {
	snap    *Snapshot
	field   *field
	places  []places
	numbers *numbers
	seed    keySeed
	odd     []oddCount
	only    bitmap // of a late column: the values that are counted; nil for all
}

// oddCount is how many rows have a UUID or a time that is spelt with escapes.
type oddCount struct {
	key   valueKey
	count uint32
}

// tally counts the values of a field in some blocks; every goroutine has one.
// Rows with one value are counted by dictionary and word, rows with several by
// number, so that equal values count once.
type tally struct {
	*counting
	missing int
	words   [][]uint32 // rows by word, by dictionary
	cells   []cell     // by number
	row     uint32     // number of the row with several values, for cells
	uuids   keyTally
	times   keyTally
	keys    map[valueKey]bool
	again   bool // a further round, for keys only

	words64     [group]uint32
	leafReaders []leafReader
	lists       []uint32 // rows by list of a late column
}

// cell counts rows with one of their values; last is the row seen last.
type cell struct{ count, last uint32 }

func newTally(c *counting, round, rounds int) *tally {
	t := &tally{counting: c, words: make([][]uint32, len(c.field.dicts)), again: round > 0}
	for _, k := range []*keyTally{&t.uuids, &t.times} {
		k.seed, k.round, k.rounds = c.seed, uint64(round), uint64(rounds)
	}
	return t
}

// block counts the selected rows of a block.
func (t *tally) block(i int, rows bitmap) {
	b := t.snap.blocks[i]
	if t.field.late >= 0 {
		t.late(t.field.lateView.blocks[i], rows)
		return
	}
	several := t.several(b, rows)
	single := rows
	if several != nil {
		single = rows.clone()
		single.remove(several)
	}
	present := 0
	for _, column := range t.field.columns[b.domain] {
		present += t.column(b, column, single)
	}
	t.missing += single.count() - present
	if several != nil {
		t.leaves(b, several)
	}
}

// several returns the rows that have several values, nil when none has.
func (t *tally) several(b *block, rows bitmap) bitmap {
	columns := t.field.columns[b.domain]
	lanes := 0
	for _, column := range columns {
		first, end := b.lanesOf(column)
		lanes += end - first
	}
	if lanes < 2 {
		return nil
	}
	seen, twice := newBitmap(b.rows), newBitmap(b.rows)
	for _, column := range columns {
		from, to := b.spansOf(b.lanesOf(column))
		for i := from; i < to; i++ {
			first := int(b.starts[i])
			twice.repeat(seen, first, first+int(b.more[i])+1)
		}
	}
	if twice.and(rows); twice.empty() {
		return nil
	}
	return twice
}

// column counts rows that have no other value and returns how many there are.
func (t *tally) column(b *block, column uint32, rows bitmap) (present int) {
	kind := t.snap.view(b).columns[column].kind
	from, to := b.spansOf(b.lanesOf(column))
	var counts []uint32
	if kind == kindText || kind == kindScalar {
		counts = t.counts(b, column)
	}
	for i := from; i < to; i++ {
		if !b.meets(i, rows) {
			continue
		}
		s := b.span(i, kind)
		if s.width == widthConstant && counts != nil {
			n := rows.countRange(s.first, s.end)
			counts[s.base] += uint32(n)
			present += n
			continue
		}
		present += t.span(b, &s, kind, counts, rows)
	}
	return present
}

// span counts the selected rows of a span, up to 64 at a time.
func (t *tally) span(b *block, s *span, kind leafKind, counts []uint32, rows bitmap) (present int) {
	for w := s.first >> 6; w*64 < s.end; w++ {
		m := rows[w] & rangeMask(w, s.first, s.end)
		if m == 0 {
			continue
		}
		low, high := max(s.first, w*64), min(s.end, w*64+64)
		n := bits.OnesCount64(m)
		present += n
		words := s.read(low-s.first, high-low, &t.words64)
		if n < len(words) {
			m >>= low & 63
			for k := range n {
				words[k] = words[bits.TrailingZeros64(m)]
				m &= m - 1
			}
			words = words[:n]
		}
		t.add(b, kind, counts, words)
	}
	return present
}

// add counts words.
func (t *tally) add(b *block, kind leafKind, counts []uint32, words []uint32) {
	switch kind {
	case kindUUID:
		for _, w := range words {
			t.uuids.add(uuidKey(&b.uuids[w]))
		}
	case kindTime:
		for _, w := range words {
			t.times.add(numberKey(w))
		}
	default:
		for _, w := range words {
			counts[w]++
		}
	}
}

// counts returns the rows by word of a dictionary.
func (t *tally) counts(b *block, column uint32) []uint32 {
	i := t.field.dictIndex(b.domain, column)
	if t.words[i] == nil {
		t.words[i] = make([]uint32, t.field.dicts[i].values.len()+1)
	}
	return t.words[i]
}

// leafReader reads one of several leaves of a run, from slot to slot.
type leafReader struct {
	kind leafKind
	dict int
	next int // number of the span behind the current one
	span span
}

func (l *leafReader) word(b *block, slot int) uint32 {
	for slot >= l.span.end {
		l.span = b.span(l.next, l.kind)
		l.next++
	}
	return l.span.at(slot - l.span.first)
}

// leaves counts rows with several values: each distinct one once a row.
func (t *tally) leaves(b *block, rows bitmap) {
	places := &t.places[b.domain]
	for r := range b.runs {
		run := &b.runs[r]
		if !rows.anyRange(int(run.first), int(run.first+run.rows)) {
			continue
		}
		readers, simple := t.readers(b, run, places.of(run.shape))
		if simple {
			t.numbered(b, run, readers, rows)
			continue
		}
		rows.eachRange(int(run.first), int(run.first+run.rows), func(slot int) { t.mixed(b, readers, slot) })
	}
}

// readers returns the readers of a run's leaves. simple says that all their
// values have numbers.
func (t *tally) readers(b *block, r *run, at []leafAt) (readers []leafReader, simple bool) {
	simple = t.numbers.odd == nil
	readers = t.leafReaders[:0]
	for _, at := range at {
		kind := t.snap.view(b).columns[at.column].kind
		first, _ := b.lanesOf(at.column)
		l := leafReader{kind: kind, next: b.spanAt(first+int(at.turn), int(r.first))}
		if kind == kindUUID || kind == kindTime {
			simple = false
		} else {
			l.dict = t.field.dictIndex(b.domain, at.column)
		}
		readers = append(readers, l)
	}
	t.leafReaders = readers
	return readers, simple
}

// numbered counts leaves that all have numbers.
func (t *tally) numbered(b *block, r *run, readers []leafReader, rows bitmap) {
	if t.again {
		return
	}
	if t.cells == nil {
		t.cells = make([]cell, t.numbers.n)
	}
	rows.eachRange(int(r.first), int(r.first+r.rows), func(slot int) {
		t.row++
		for i := range readers {
			l := &readers[i]
			c := &t.cells[t.numbers.of(l.dict, l.word(b, slot))]
			if c.last != t.row {
				c.last = t.row
				c.count++
			}
		}
	})
}

// mixed counts the values of one row, whatever they are.
func (t *tally) mixed(b *block, readers []leafReader, slot int) {
	if t.keys == nil {
		t.keys = make(map[valueKey]bool)
	}
	clear(t.keys)
	for k := range readers {
		key := t.key(b, &readers[k], slot)
		if !t.keys[key] {
			t.keys[key] = true
			t.addKey(key, 1)
		}
	}
}

// key returns the value of a leaf in a row.
func (t *tally) key(b *block, l *leafReader, slot int) valueKey {
	word := l.word(b, slot)
	switch l.kind {
	case kindUUID:
		return valueKey{kindUUID, uuidKey(&b.uuids[word])}
	case kindTime:
		return valueKey{kindTime, numberKey(word)}
	}
	return t.numbers.key(t.numbers.of(l.dict, word))
}

// key returns the value of a number.
func (n *numbers) key(number uint32) valueKey {
	if key, odd := n.odd[number]; odd {
		return key
	}
	return valueKey{kindText, numberKey(number)}
}

func (t *tally) addKey(key valueKey, times uint32) {
	switch {
	case key.kind == kindUUID || key.kind == kindTime:
		for range times {
			t.keyTally(key.kind).add(key.key)
		}
	case !t.again:
		if t.cells == nil {
			t.cells = make([]cell, t.numbers.n)
		}
		t.cells[key.key.low].count += times
	}
}

func (t *tally) keyTally(kind leafKind) *keyTally {
	if kind == kindUUID {
		return &t.uuids
	}
	return &t.times
}
