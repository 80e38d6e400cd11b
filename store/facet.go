package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Facet is the distribution of one field's values over a selection. A row
// counts once for each distinct value that it has.
type Facet struct {
	Field    string
	Events   int // rows selected
	Missing  int // rows without a value
	Distinct int
	Values   []ValueCount // most frequent first, ties by value; cut to the limit
}

// ValueCount is a value and the number of rows that have it.
type ValueCount struct {
	Value string
	Count int
}

// Facet counts the values of a field (alias, derived column or path) over a
// selection, nil for all rows. Limit 0 returns all values.
func (s *Snapshot) Facet(ctx context.Context, lang *Language, field string, sel *Selection, limit int) (*Facet, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, err
	}
	f := s.field(lang, field)
	counters := make([]counter, workers(len(sel.rows)))
	err = forEach(ctx, len(sel.rows), func(w, i int) {
		counters[w].count(s, f, i, sel.rows[i])
	})
	if err != nil {
		return nil, err
	}
	out := &Facet{Field: field, Events: sel.count}
	totals := make(map[string]int)
	for i := range counters {
		counters[i].addTo(totals, s, f)
		out.Missing += counters[i].missing
	}
	out.Distinct = len(totals)
	out.Values = top(totals, limit)
	return out, nil
}

// top returns the most frequent values.
func top(totals map[string]int, limit int) []ValueCount {
	values := make([]ValueCount, 0, len(totals))
	for value, n := range totals {
		values = append(values, ValueCount{value, n})
	}
	slices.SortFunc(values, func(a, b ValueCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
	})
	if limit > 0 && len(values) > limit {
		values = slices.Clone(values[:limit])
	}
	return values
}

// counter counts the values of a field in some blocks, by word.
type counter struct {
	missing int
	columns map[columnKey][]int // rows by code
	uuids   map[[16]byte]int
	words   map[uint32]int // of times and virtual columns
	blocks  fieldColumns
	row     []wordOf
}

type columnKey struct {
	domain int
	column uint32
}

// fieldColumns remembers which columns of a domain a field means.
type fieldColumns struct {
	view    *domainView
	columns map[uint32]bool
}

type wordOf struct {
	column uint32
	kind   leafKind
	word   uint32
}

func (c *counter) count(s *Snapshot, f *field, i int, rows bitmap) {
	if c.columns == nil {
		c.columns = make(map[columnKey][]int)
		c.uuids = make(map[[16]byte]int)
		c.words = make(map[uint32]int)
	}
	b := s.blocks[i]
	if f.virtual != nil {
		c.countVirtual(b, f.virtual, rows)
		return
	}
	view := s.view(b)
	if c.blocks.view != view {
		c.blocks = fieldColumns{view, view.columnsOf(f.names)}
	}
	for r := range b.runs {
		run := &b.runs[r]
		n := rows.countRange(int(run.first), int(run.first+run.rows))
		if n == 0 {
			continue
		}
		leaves := c.leavesOf(view.shapes[run.shape], f)
		switch len(leaves) {
		case 0:
			c.missing += n
		case 1:
			c.countLeaf(view, b, run, leaves[0], rows, n)
		default:
			c.countLeaves(view, b, run, leaves, rows)
		}
	}
}

// leavesOf lists the positions in a shape that hold the field.
func (c *counter) leavesOf(shape *shape, f *field) []leafAt {
	if f.derived >= 0 {
		return []leafAt{{len(shape.cols) + f.derived, uint32(f.derived)}}
	}
	var out []leafAt
	for leaf, col := range shape.cols {
		if c.blocks.columns[col] {
			out = append(out, leafAt{leaf, col})
		}
	}
	return out
}

type leafAt struct {
	leaf   int
	column uint32
}

func (c *counter) countVirtual(b *block, v *virtual, rows bitmap) {
	rows.eachRange(0, b.rows, func(slot int) {
		if word := v.word(b, slot); word != v.none {
			c.words[word]++
		} else {
			c.missing++
		}
	})
}

// codes returns the counts of a dictionary column.
func (c *counter) codes(b *block, column uint32, view *domainView) []int {
	key := columnKey{b.domain, column}
	counts, ok := c.columns[key]
	if !ok {
		n := view.columns[column].values.len()
		if view.columns[column].derived {
			n++
		}
		counts = make([]int, n)
		c.columns[key] = counts
	}
	return counts
}

// countLeaf counts the only leaf of a run that holds the field; n of the
// run's rows are selected.
func (c *counter) countLeaf(view *domainView, b *block, r *run, at leafAt, rows bitmap, n int) {
	kind := view.columns[at.column].kind
	words := b.leaf(r, at.leaf, kind)
	first, end := int(r.first), int(r.first+r.rows)
	switch {
	case kind == kindUUID:
		rows.eachRange(first, end, func(slot int) { c.uuids[b.uuids[words.at(slot-first)]]++ })
	case kind == kindTime:
		rows.eachRange(first, end, func(slot int) { c.words[words.at(slot-first)]++ })
	case words.width == widthConstant:
		c.codes(b, at.column, view)[words.base] += n
	default:
		counts := c.codes(b, at.column, view)
		rows.eachRange(first, end, func(slot int) { counts[words.at(slot-first)]++ })
	}
}

// countLeaves counts a run in which the field has several leaves: each
// distinct value once a row.
func (c *counter) countLeaves(view *domainView, b *block, r *run, leaves []leafAt, rows bitmap) {
	readers := make([]leafWords, len(leaves))
	for i, at := range leaves {
		readers[i] = b.leaf(r, at.leaf, view.columns[at.column].kind)
	}
	rows.eachRange(int(r.first), int(r.first+r.rows), func(slot int) {
		c.row = c.row[:0]
		for i, at := range leaves {
			c.row = append(c.row, wordOf{at.column, view.columns[at.column].kind, readers[i].at(slot - int(r.first))})
		}
		for i, w := range c.row {
			if !seenBefore(view, b, c.row[:i], w) {
				c.countWord(view, b, w)
			}
		}
	})
}

// seenBefore reports whether a row's value is among those before it. Values
// of different columns are compared as text: "1" and 1 look the same.
func seenBefore(view *domainView, b *block, before []wordOf, w wordOf) bool {
	for _, o := range before {
		if o.column == w.column && w.kind != kindUUID {
			if o.word == w.word {
				return true
			}
			continue
		}
		x := b.appendWord(nil, &view.columns[o.column], o.word)
		y := b.appendWord(nil, &view.columns[w.column], w.word)
		if string(unescape(x)) == string(unescape(y)) {
			return true
		}
	}
	return false
}

func (c *counter) countWord(view *domainView, b *block, w wordOf) {
	switch w.kind {
	case kindUUID:
		c.uuids[b.uuids[w.word]]++
	case kindTime:
		c.words[w.word]++
	default:
		c.codes(b, w.column, view)[w.word]++
	}
}

// addTo merges the counts by the text of the values.
func (c *counter) addTo(totals map[string]int, s *Snapshot, f *field) {
	for key, counts := range c.columns {
		col := &s.views[key.domain].columns[key.column]
		shift := uint32(0)
		if col.derived {
			shift = 1
			c.missing += counts[0]
		}
		addCodes(totals, col.values, counts[shift:])
	}
	for id, n := range c.uuids {
		totals[string(appendUUID(nil, id))] += n
	}
	for word, n := range c.words {
		if f.virtual != nil {
			totals[f.virtual.text(word)] += n
		} else {
			totals[string(appendTime(nil, word))] += n
		}
	}
}

func addCodes(totals map[string]int, v values, counts []int) {
	v.each(0, func(code uint32, text []byte) bool {
		if int(code) >= len(counts) {
			return false
		}
		if n := counts[code]; n > 0 {
			totals[string(unescape(text))] += n
		}
		return true
	})
}
