package store

import (
	"slices"
	"time"
)

// Record is one row of a snapshot.
type Record struct {
	snap  *Snapshot
	row   Row
	block *block
	view  *domainView
	shape *shape
}

// Record returns a row. The row must be of this snapshot or of an earlier one.
func (s *Snapshot) Record(row Row) Record {
	b := s.blocks[row.block()]
	view := s.view(b)
	return Record{snap: s, row: row, block: b, view: view, shape: view.shapes[b.runOf(row.slot()).shape]}
}

// Row returns the row that the record is.
func (r Record) Row() Row { return r.row }

// AppendJSON appends the record's text, byte for byte as it was read.
func (r Record) AppendJSON(dst []byte) []byte {
	leaves := r.leaves()
	for leaf, col := range r.shape.cols {
		dst = append(dst, r.view.lits[r.shape.lits[leaf]]...)
		dst = leaves.append(dst, leaf, col)
	}
	return append(dst, r.view.lits[r.shape.lits[len(r.shape.cols)]]...)
}

// AppendMasked appends the record's text like AppendJSON, with the strings and
// numbers at secret paths replaced by the string mask. It returns how many
// were replaced.
func (r Record) AppendMasked(dst []byte, secret func(path string) bool, mask string) ([]byte, int) {
	return r.appendHidden(dst, secret, func(int, uint32) string { return mask })
}

// AppendHidden is AppendMasked with a mask for each value: who may not see two values may
// see whether they are the same.
func (r Record) AppendHidden(dst []byte, secret func(path string) bool, mask func(path string, value Value) string) ([]byte, int) {
	return r.appendHidden(dst, secret, func(leaf int, col uint32) string {
		return mask(r.view.columns[col].name, r.leafValue(leaf, col))
	})
}

func (r Record) appendHidden(dst []byte, secret func(path string) bool, mask func(leaf int, col uint32) string) ([]byte, int) {
	masked := 0
	leaves := r.leaves()
	for leaf, col := range r.shape.cols {
		dst = append(dst, r.view.lits[r.shape.lits[leaf]]...)
		c := &r.view.columns[col]
		switch {
		case !secret(c.name):
			dst = leaves.append(dst, leaf, col)
			continue
		case c.kind == kindScalar:
			dst = append(append(append(dst, '"'), mask(leaf, col)...), '"')
		default:
			dst = append(dst, mask(leaf, col)...)
		}
		masked++
	}
	return append(dst, r.view.lits[r.shape.lits[len(r.shape.cols)]]...), masked
}

// manyLeaves is how many values a record has that opens each chunk of values once.
// Of those that stay open for all, two may have the same place: where the values of
// one record alternate between them, one is opened for each value.
const manyLeaves = 1000

// leafTexts reads the leaves of a record.
type leafTexts struct {
	Record
	texts map[uint32]*textReader // by column; nil for a record of few
}

func (r Record) leaves() leafTexts {
	l := leafTexts{Record: r}
	if len(r.shape.cols) >= manyLeaves {
		l.texts = make(map[uint32]*textReader)
	}
	return l
}

// append is appendLeaf, with the chunks that were opened before.
func (l *leafTexts) append(dst []byte, leaf int, col uint32) []byte {
	c := &l.view.columns[col]
	if l.texts == nil || c.kind == kindUUID || c.kind == kindTime {
		return l.appendLeaf(dst, leaf, col)
	}
	if l.texts[col] == nil {
		l.texts[col] = newTextReader(c.values)
	}
	return append(dst, l.texts[col].text(l.block.word(col, l.shape.turn(leaf), c.kind, l.row.slot()))...)
}

// appendLeaf appends a leaf's text as it stands in the record, quotes aside.
func (r Record) appendLeaf(dst []byte, leaf int, col uint32) []byte {
	c := &r.view.columns[col]
	word := r.block.word(col, r.shape.turn(leaf), c.kind, r.row.slot())
	return r.block.appendWord(dst, c, word)
}

// appendWord appends the text of a column's word.
func (b *block) appendWord(dst []byte, c *columnView, word uint32) []byte {
	switch c.kind {
	case kindUUID:
		return appendUUID(dst, b.uuids[word])
	case kindTime:
		return appendTime(dst, word)
	}
	return append(dst, c.values.text(word)...)
}

// Values returns the values of a field (alias, derived column or path) in
// the order of the record.
func (r Record) Values(lang *Language, field string) []Value {
	f := r.snap.field(lang, field)
	if f.virtual != nil {
		return r.virtualValue(f.virtual)
	}
	if f.derived >= 0 {
		return r.derivedValue(f.derived)
	}
	if f.late >= 0 {
		return r.lateValue(f.late)
	}
	columns := f.columns[r.block.domain]
	if len(columns) == 0 {
		return nil
	}
	var out []Value
	for leaf, col := range r.shape.cols {
		if slices.Contains(columns, col) {
			out = append(out, r.leafValue(leaf, col))
		}
	}
	return out
}

// Value returns the first value of a field as text, and whether there is one.
func (r Record) Value(lang *Language, field string) (string, bool) {
	values := r.Values(lang, field)
	if len(values) == 0 {
		return "", false
	}
	return values[0].Text, true
}

func (r Record) virtualValue(v *virtual) []Value {
	word := v.word(r.block, r.row.slot())
	if word == v.none {
		return nil
	}
	return []Value{{String, v.text(word)}}
}

func (r Record) derivedValue(i int) []Value {
	word := r.block.word(r.view.derived(i), 0, kindText, r.row.slot())
	if word == 0 {
		return nil
	}
	return []Value{{String, string(unescape(r.view.columns[r.view.derived(i)].values.text(word - 1)))}}
}

func (r Record) leafValue(leaf int, col uint32) Value {
	text := r.appendLeaf(nil, leaf, col)
	if r.view.columns[col].kind == kindScalar {
		return scalarValue(text)
	}
	return Value{String, string(unescape(text))}
}

// Time returns the event time in UTC, and whether the record has one.
func (r Record) Time() (time.Time, bool) {
	sec := r.block.times[r.row.slot()]
	if sec == noTime {
		return time.Time{}, false
	}
	return unixTime(sec), true
}

// Origin returns the name of the source that the record is from and its
// number there, 1 for the first.
func (r Record) Origin() (source string, record int) {
	id, n := r.block.origin(r.row.slot())
	return r.snap.sources[id].name, int(n)
}

// Partial reports whether the record is known to lack fields.
func (r Record) Partial() bool {
	return r.block.partial != nil && r.block.partial.has(r.row.slot())
}

// Sightings returns how often the event was found in the input, at least 1.
// It is known when loading has finished.
func (r Record) Sightings() int { return r.snap.sightingsOf(r.row) }

// rebuild appends the text of a row that waits in the builder.
func (b *Builder) rebuild(dst []byte, row int) []byte {
	shape := b.domain.shapes[b.meta[row].shape]
	for leaf, id := range shape.cols {
		dst = append(dst, b.domain.lits[shape.lits[leaf]]...)
		col, word := b.domain.columns[id], b.words[b.starts[row]+leaf]
		switch col.kind {
		case kindUUID:
			dst = appendUUID(dst, b.uuids[word])
		case kindTime:
			dst = appendTime(dst, word)
		default:
			dst = append(dst, col.dict.text(word)...)
		}
	}
	return append(dst, b.domain.lits[shape.lits[len(shape.cols)]]...)
}
