package store

import (
	"context"
	"hash/maphash"
	"slices"
	"sync"
)

// Distinct returns how many values some fields have over a selection, nil for all
// rows, in the order of the fields. It counts several fields at a time and, other than
// [Snapshot.Facet], keeps nothing for the next time. Values that dictionaries
// share are told apart by 64 bits of a hash: among a million of them two would
// be taken for one once in thirty million times.
func (s *Snapshot) Distinct(ctx context.Context, lang *Language, fields []string, sel *Selection) ([]int, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, err
	}
	out := make([]int, len(fields))
	var mu sync.Mutex
	var failed error
	err = forEach(ctx, len(fields), func(_, i int) {
		n, err := s.distinct(ctx, lang, fields[i], sel)
		if err != nil {
			mu.Lock()
			defer mu.Unlock()
			failed = err
		}
		out[i] = n
	})
	if err == nil {
		err = failed
	}
	if err != nil {
		return nil, err
	}
	return out, nil
}

// distinct counts the values of one field.
func (s *Snapshot) distinct(ctx context.Context, lang *Language, name string, sel *Selection) (int, error) {
	f := s.field(lang, name)
	if f.virtual != nil || f.late >= 0 || !f.onlyDicts(s) {
		facet, err := s.Facet(ctx, lang, name, sel, 1)
		if err != nil {
			return 0, err
		}
		return facet.Distinct, nil
	}
	used := make([]bitmap, len(f.dicts))
	for i, d := range f.dicts {
		used[i] = newBitmap(d.values.len() + 1)
	}
	for i, b := range s.blocks {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		if sel.rows[i].empty() {
			continue
		}
		for _, column := range f.columns[b.domain] {
			dict := f.dictIndex(b.domain, column)
			b.markWords(column, sel.rows[i], used[dict])
		}
	}
	for i, d := range f.dicts {
		if d.derived {
			used[i].unset(0) // no value
		}
	}
	return f.countUsed(ctx, used)
}

// onlyDicts reports whether all values of a field are in dictionaries.
func (f *field) onlyDicts(s *Snapshot) bool {
	for domain, columns := range f.columns {
		for _, column := range columns {
			if s.views[domain].columns[column].values == nil {
				return false
			}
		}
	}
	return true
}

// markWords adds the words of a column that selected rows have.
func (b *block) markWords(column uint32, rows, used bitmap) {
	from, to := b.spansOf(b.lanesOf(column))
	for i := from; i < to; i++ {
		s := b.span(i, kindText)
		if s.width == widthConstant {
			if rows.anyRange(s.first, s.end) {
				used.set(int(s.base))
			}
			continue
		}
		rows.eachRange(s.first, s.end, func(slot int) { used.set(int(s.at(slot - s.first))) })
	}
}

// countUsed counts the values of words. Those of one dictionary whose values
// are all plain differ; others are compared by their hash.
func (f *field) countUsed(ctx context.Context, used []bitmap) (int, error) {
	if len(f.dicts) == 0 {
		return 0, nil
	}
	if p, ok := f.dicts[0].values.(*packedValues); ok && len(f.dicts) == 1 && p.plain() {
		return used[0].count(), nil
	}
	var hashes []uint64
	var buf opened
	seed := maphash.MakeSeed()
	for i, d := range f.dicts {
		first := 0
		for piece := range d.values.pieces() {
			if err := ctx.Err(); err != nil {
				return 0, err
			}
			end := d.values.pieceEnd(piece)
			if used[i].anyRange(int(d.word(uint32(first))), int(d.word(uint32(end)))) {
				d.values.open(piece, &buf, func(s *stretch) { hashes = d.appendHashes(hashes, seed, s, used[i]) })
			}
			first = end
		}
	}
	slices.Sort(hashes)
	return len(slices.Compact(hashes)), nil
}

// appendHashes appends the hashes of the used values of a stretch.
func (d fieldDict) appendHashes(hashes []uint64, seed maphash.Seed, s *stretch, used bitmap) []uint64 {
	for i := range s.n {
		if !used.has(int(d.word(s.first + uint32(i)))) {
			continue
		}
		text := s.value(i)
		if !s.plain() {
			text = unescape(text)
		}
		hashes = append(hashes, maphash.Bytes(seed, text))
	}
	return hashes
}
