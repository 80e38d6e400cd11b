package store

import (
	"context"
	"math/bits"
	"slices"
	"sync"
)

// valueID is a value of a field in eight bytes: equal values of one field have
// the same, whichever dictionary holds them. 0 is no value.
//
//	below 1<<32    number of a value in dictionaries, and one
//	baseTime + n     second n
//	baseUUID + n     UUID number n of the idTable
//	baseSource + n   source n, the first of its name
type valueID uint64

const (
	baseTime valueID = (iota + 1) << 32
	baseUUID
	baseSource
)

// idTable gives the values of a field their ids. Several goroutines may ask it.
type idTable struct {
	snap    *Snapshot
	field   *field
	numbers *numbers
	sources []valueID // by source

	mu    sync.Mutex
	known map[key]valueID // of UUIDs
	uuids []key
}

// ids returns the table of a field.
func (s *Snapshot) ids(ctx context.Context, f *field) (*idTable, error) {
	f, err := s.workedOut(ctx, f)
	if err != nil {
		return nil, err
	}
	t := &idTable{snap: s, field: f, known: make(map[key]valueID)}
	t.numbers, err = s.numbersOf(ctx, f)
	if f.virtual != nil && f.name == sourceColumn {
		first := make(map[string]valueID)
		for i, source := range s.sources {
			if _, ok := first[source.name]; !ok {
				first[source.name] = baseSource + valueID(i)
			}
			t.sources = append(t.sources, first[source.name])
		}
	}
	return t, err
}

// ofKey returns the id of a UUID or a time.
func (t *idTable) ofKey(v valueKey) valueID {
	if v.kind == kindTime {
		return baseTime + valueID(v.key.low)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	id, ok := t.known[v.key]
	if !ok {
		id = baseUUID + valueID(len(t.uuids))
		t.known[v.key], t.uuids = id, append(t.uuids, v.key)
	}
	return id
}

// ofWord returns the id of a word of one of the field's columns.
func (t *idTable) ofWord(b *block, kind leafKind, dict int, word uint32) valueID {
	switch kind {
	case kindUUID:
		return t.ofKey(valueKey{kindUUID, uuidKey(&b.uuids[word])})
	case kindTime:
		return baseTime + valueID(word)
	}
	if t.field.dicts[dict].derived {
		if word == 0 {
			return 0
		}
		word--
	}
	number := t.numbers.of(dict, word)
	if odd, ok := t.numbers.odd[number]; ok {
		return t.ofKey(odd)
	}
	return valueID(number) + 1
}

// texts returns the values of ids, which are sorted and not 0.
func (t *idTable) texts(ctx context.Context, ids []valueID) ([]string, error) {
	out := make([]string, len(ids))
	ranks := make([]uint32, t.numbers.n) // by number: one above its index in ids
	for i, id := range ids {
		switch {
		case id >= baseSource:
			out[i] = t.snap.sources[id-baseSource].name
		case id >= baseUUID:
			out[i] = valueKey{kindUUID, t.uuids[id-baseUUID]}.text()
		case id >= baseTime:
			out[i] = valueKey{kindTime, numberKey(uint32(id))}.text()
		default:
			ranks[id-1] = uint32(i) + 1
		}
	}
	// Values are read as those of a facet are, with their rank for a count.
	c := &counting{snap: t.snap, field: t.field, numbers: t.numbers}
	read, err := c.spell(ctx, c.wanted(ranks, 1), ranks, 0)
	for _, v := range read {
		out[v.Count-1] = v.Value
	}
	return out, err
}

// spelled returns the texts of the ids that keys have of one field, by id.
func spelled[K any](ctx context.Context, t *idTable, keys []K, id func(K) valueID) (map[valueID]string, error) {
	var ids []valueID
	for _, key := range keys {
		if id := id(key); id != 0 {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	texts, err := t.texts(ctx, ids)
	out := make(map[valueID]string, len(ids))
	for i, id := range ids {
		out[id] = texts[i]
	}
	return out, err
}

// idReader reads the ids of a field, block by block. Every goroutine has one.
type idReader struct {
	*idTable
	first [blockRows]valueID // by slot: its first value
	more  map[int][]valueID  // by slot: its other values, each once when all are read
	late  *lateBlock         // of a late column
}

// fewValues of one row are compared with each other as they come; more of them
// would take quadratic time, and are sorted at the end.
const fewValues = 16

// blockRows is the most rows that a block has.
const blockRows = 1 << 16

func (t *idTable) reader() *idReader { return &idReader{idTable: t, more: make(map[int][]valueID)} }

// read reads the values that selected rows of block number i have.
func (r *idReader) read(i int, rows bitmap) {
	if r.field.late >= 0 {
		r.late = r.field.lateView.blocks[i]
		return
	}
	b := r.snap.blocks[i]
	for w := range rows {
		if rows[w] != 0 {
			clear(r.first[w*64 : w*64+64])
		}
	}
	clear(r.more)
	if r.field.virtual != nil {
		r.readVirtual(b, rows)
		return
	}
	defer r.settle()
	for _, column := range r.field.columns[b.domain] {
		c := idColumn{b, r.snap.view(b).columns[column].kind, r.field.dictIndex(b.domain, column)}
		from, to := b.spansOf(b.lanesOf(column))
		for i := from; i < to; i++ {
			if b.meets(i, rows) {
				s := b.span(i, c.kind)
				r.span(&c, &s, rows)
			}
		}
	}
}

// idColumn is a column of a block that is being read.
type idColumn struct {
	*block
	kind leafKind
	dict int
}

// span reads the values that selected rows have in a span, a group at a time:
// 2 ns a row.
func (r *idReader) span(c *idColumn, s *span, rows bitmap) {
	shared := wordIDs{}
	common := c.kind != kindUUID && c.kind != kindTime && len(r.numbers.odd) == 0
	if common {
		shared = r.wordIDs(c.dict)
	}
	var buf [group]uint32
	for w := s.first >> 6; w*64 < s.end; w++ {
		m := rows[w] & rangeMask(w, s.first, s.end)
		if m == 0 {
			continue
		}
		low, high := max(s.first, w*64), min(s.end, w*64+64)
		words := s.read(low-s.first, high-low, &buf)
		switch {
		case !common:
			for ; m != 0; m &= m - 1 {
				slot := w*64 + bits.TrailingZeros64(m)
				r.add(slot, r.ofWord(c.block, c.kind, c.dict, words[slot-low]))
			}
		case m == everyRow:
			for k, word := range words {
				r.add(low+k, shared.of(word))
			}
		default:
			for ; m != 0; m &= m - 1 {
				slot := w*64 + bits.TrailingZeros64(m)
				r.add(slot, shared.of(words[slot-low]))
			}
		}
	}
}

// everyRow has a bit for each row of a group.
const everyRow = ^uint64(0)

// wordIDs gives words of a dictionary their ids.
type wordIDs struct {
	numbers []uint32 // by code; nil where the number is the code
	none    uint32   // 1 where word 0 is no value, and code n is word n+1
}

func (t *idTable) wordIDs(dict int) wordIDs {
	ids := wordIDs{numbers: t.numbers.codes[dict]}
	if t.field.dicts[dict].derived {
		ids.none = 1
	}
	return ids
}

func (w *wordIDs) of(word uint32) valueID {
	if word < w.none {
		return 0
	}
	if word -= w.none; w.numbers != nil {
		word = w.numbers[word]
	}
	return valueID(word) + 1
}

func (r *idReader) readVirtual(b *block, rows bitmap) {
	var sources []SourceID
	if r.sources != nil {
		sources = b.sources()
	}
	rows.eachRange(0, b.rows, func(slot int) {
		switch {
		case sources != nil:
			r.first[slot] = r.sources[sources[b.arrival[slot]]]
		case b.times[slot] != noTime:
			r.first[slot] = baseTime + valueID(b.times[slot])
		}
	})
}

// add notes that a row has a value.
func (r *idReader) add(slot int, id valueID) {
	first := &r.first[slot]
	if *first == 0 {
		*first = id
	} else if id != 0 && id != *first {
		r.addMore(slot, id)
	}
}

func (r *idReader) addMore(slot int, id valueID) {
	if more := r.more[slot]; len(more) >= fewValues || !slices.Contains(more, id) {
		r.more[slot] = append(more, id)
	}
}

// settle leaves each value of a row once.
func (r *idReader) settle() {
	for slot, more := range r.more {
		if len(more) > fewValues {
			slices.Sort(more)
			r.more[slot] = slices.Compact(more)
		}
	}
}

// of returns the distinct values of a row; a single 0 when it has none.
func (r *idReader) of(slot int, into []valueID) []valueID {
	if r.late != nil {
		return r.late.ids(slot, into[:0])
	}
	into = append(into[:0], r.first[slot])
	if len(r.more) > 0 {
		into = append(into, r.more[slot]...)
	}
	return into
}

// single reports whether no row that was read has several values: then first
// has them all.
func (r *idReader) single() bool { return r.late == nil && len(r.more) == 0 }
