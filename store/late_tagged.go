package store

import (
	"context"
	"fmt"
)

// Tagged returns, by tag, the rows that have a value in a late column which
// fits; nil fits every value. It asks about each distinct value once, from
// several goroutines at a time; fits must not keep the value.
func (s *Snapshot) Tagged(ctx context.Context, lang *Language, field string, fits func(value string) bool) (map[uint8]*Selection, error) {
	f, codes, err := s.lateFitting(ctx, lang, field, fits)
	if err != nil {
		return nil, err
	}
	return s.taggedRows(ctx, f.lateView, codes)
}

// taggedRows returns, by tag, the rows that have one of some values.
func (s *Snapshot) taggedRows(ctx context.Context, view *lateView, codes bitmap) (map[uint8]*Selection, error) {
	tagged := make([]map[uint8]bitmap, len(s.blocks))
	err := forEach(ctx, len(s.blocks), func(_, i int) {
		tagged[i] = view.blocks[i].tagged(codes, s.live(i))
	})
	if err != nil {
		return nil, err
	}
	out := make(map[uint8]*Selection)
	for i, rows := range tagged {
		for tag, rows := range rows {
			if out[tag] == nil {
				out[tag] = s.selectNone()
			}
			out[tag].rows[i] = rows
			out[tag].count += rows.count()
		}
	}
	return out, nil
}

// selectNone returns a selection of no row.
func (s *Snapshot) selectNone() *Selection {
	out := &Selection{anchor: unanchored, rows: make([]bitmap, len(s.blocks))}
	for i, b := range s.blocks {
		out.rows[i] = newBitmap(b.rows)
	}
	return out
}

// tagged returns, by tag, which of some rows have one of some values; only tags
// that a row has.
func (b *lateBlock) tagged(codes, within bitmap) map[uint8]bitmap {
	var lists [256]bitmap // by tag
	for list := range len(b.starts) - 1 {
		for at := b.starts[list]; at < b.starts[list+1]; at++ {
			if !codes.has(int(b.codes[at])) {
				continue
			}
			tag := b.tags[at]
			if lists[tag] == nil {
				lists[tag] = newBitmap(len(b.starts) - 1)
			}
			lists[tag].set(list)
		}
	}
	out := make(map[uint8]bitmap)
	for tag, lists := range lists {
		if lists == nil {
			continue
		}
		if rows := b.rows(lists, within); !rows.empty() {
			out[uint8(tag)] = rows
		}
	}
	return out
}

// LateValues returns the values of a late column that fit, with the rows that
// have them: the most frequent first, ties by value. It asks about values as
// [Snapshot.Tagged] does.
func (s *Snapshot) LateValues(ctx context.Context, lang *Language, field string, fits func(value string) bool) ([]ValueCount, error) {
	f, codes, err := s.lateFitting(ctx, lang, field, fits)
	if err != nil || codes.empty() {
		return nil, err
	}
	all, err := s.all(ctx, nil)
	if err != nil {
		return nil, err
	}
	numbers, err := s.numbersOf(ctx, f)
	if err != nil {
		return nil, err
	}
	c := &counting{snap: s, field: f, numbers: numbers, only: codes}
	tallies, err := c.tally(ctx, all, 0, 1)
	if err != nil {
		return nil, err
	}
	values, err := c.values(ctx, tallies, 0, new(Facet))
	if err != nil {
		return nil, err
	}
	return sorted(ctx, 0, compareValues, values)
}

// lateFitting returns a late column and the codes of its values that fit.
func (s *Snapshot) lateFitting(ctx context.Context, lang *Language, name string, fits func(value string) bool) (*field, bitmap, error) {
	f := s.field(lang, name)
	if f.late < 0 {
		return nil, nil, fmt.Errorf("%s is no column that is worked out late", name)
	}
	f, err := s.workedOut(ctx, f)
	if err != nil {
		return nil, nil, err
	}
	v := f.lateView.values
	if fits == nil {
		return f, fullBitmap(v.len()), nil
	}
	codes := newBitmap(v.len())
	bufs := make([]opened, workers(v.pieces()))
	err = forEach(ctx, v.pieces(), func(w, i int) {
		found := wordWriter{words: codes}
		v.open(i, &bufs[w], func(s *stretch) {
			s.eachText(func(i int, text string) {
				if fits(text) {
					found.add(s.first + uint32(i))
				}
			})
		})
		found.flush()
	})
	return f, codes, err
}

// eachText calls fn with all values, unescaped. The text is fn's for the time
// of the call: it must not keep it.
func (s *stretch) eachText(fn func(i int, text string)) {
	if !s.plain() {
		for i := range s.n {
			if text := s.value(i); isPlain(text) {
				fn(i, borrowed(text))
			} else {
				fn(i, string(unescape(text)))
			}
		}
		return
	}
	text, from := borrowed(s.text), 0
	for i := range s.n {
		end := s.end(i)
		fn(i, text[from:end])
		from = end
	}
}
