package store

import (
	"context"
	"slices"
)

// Sequence is rows in the order of time, the oldest first, with a value of each
// of some fields: any one where a row has several. Rows without a time are
// left out.
type Sequence struct {
	Seconds []uint32   // of each row, since 1970
	Values  [][]uint32 // by field, of each row: an index into Texts, 0 for none
	Texts   [][]string // by field: the values, each once, behind an empty one
}

// Sequence reads fields of the selected rows, nil for all. It reads words of
// columns and no records: 10 ns a row and field.
func (s *Snapshot) Sequence(ctx context.Context, lang *Language, fields []string, sel *Selection) (*Sequence, error) {
	view, err := s.View(ctx, sel, false)
	if err != nil {
		return nil, err
	}
	if sel, err = s.all(ctx, sel); err != nil {
		return nil, err
	}
	rows := view.rows
	untimed, _ := slices.BinarySearchFunc(rows, 0, func(row Row, _ int) int {
		if timeOf(s.blocks, row) < 0 {
			return -1
		}
		return 1
	})
	rows = rows[untimed:]
	out := &Sequence{Seconds: make([]uint32, len(rows))}
	for i, row := range rows {
		out.Seconds[i] = s.blocks[row.block()].times[row.slot()]
	}
	for _, name := range fields {
		values, texts, err := s.sequenceOf(ctx, s.field(lang, name), sel, rows)
		if err != nil {
			return nil, err
		}
		out.Values, out.Texts = append(out.Values, values), append(out.Texts, texts)
	}
	return out, nil
}

// sequenceOf reads one field of rows, which are in a selection.
func (s *Snapshot) sequenceOf(ctx context.Context, f *field, sel *Selection, rows []Row) (values []uint32, texts []string, err error) {
	table, err := s.ids(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	blocks, err := s.firstIDs(ctx, table, sel)
	if err != nil {
		return nil, nil, err
	}
	ids := make([]valueID, len(rows))
	for i, row := range rows {
		ids[i] = blocks[row.block()][row.slot()]
	}
	places, distinct := table.placesOf(ids)
	if texts, err = table.texts(ctx, distinct); err != nil {
		return nil, nil, err
	}
	return places, slices.Insert(texts, 0, ""), nil
}

// firstIDs returns the first value of selected rows, by block and slot.
func (s *Snapshot) firstIDs(ctx context.Context, table *idTable, sel *Selection) ([][]valueID, error) {
	out := make([][]valueID, len(sel.rows))
	readers := make([]*idReader, workers(len(out)))
	for w := range readers {
		readers[w] = table.reader()
	}
	err := forEach(ctx, len(out), func(w, i int) {
		if sel.rows[i].empty() {
			return
		}
		n := s.blocks[i].rows
		out[i] = make([]valueID, n)
		r := readers[w]
		r.read(i, sel.rows[i])
		var ids []valueID
		sel.rows[i].eachRange(0, n, func(slot int) {
			ids = r.of(slot, ids)
			out[i][slot] = ids[0]
		})
	})
	return out, err
}

// placesOf returns for each id one more than its index among the distinct ones,
// which are sorted, and 0 for no value.
func (t *idTable) placesOf(ids []valueID) (places []uint32, distinct []valueID) {
	common := newBitmap(t.numbers.n + 1)
	for _, id := range ids {
		if id < baseTime {
			common.set(int(id))
		} else {
			distinct = append(distinct, id)
		}
	}
	slices.Sort(distinct)
	var dense []valueID
	index := make([]uint32, t.numbers.n+1)
	common.eachRange(1, t.numbers.n+1, func(id int) {
		dense = append(dense, valueID(id))
		index[id] = uint32(len(dense))
	})
	distinct = append(dense, slices.Compact(distinct)...)
	places = make([]uint32, len(ids))
	for i, id := range ids {
		if id < baseTime {
			places[i] = index[id]
			continue
		}
		at, _ := slices.BinarySearch(distinct, id)
		places[i] = uint32(at) + 1
	}
	return places, distinct
}
