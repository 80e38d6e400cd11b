package store

import (
	"encoding/binary"
	"slices"
)

// maxMemo bounds the remembered results of one derived column.
const maxMemo = 1 << 15

// memoColumns is how many derived columns are remembered together at most.
const memoColumns = 2

// memoWords are the words of the columns of a memo.
type memoWords [memoColumns]uint32

// memo remembers the words of derived columns by their inputs, which are the
// same for all of them.
//
//	key      number of the recipe, then a word for each of its parts
//	keys     dictionary of keys: code
//	results  by code: the columns' words
type memo struct {
	columns []compute
	index   int       // of the recipe in books
	reduced []reduced // by input
	keys    dict
	results []memoWords
	key     []byte
	values  []Value
}

// keepWord returns the word for a value of one of a memo's columns.
type keepWord func(column int, value string) uint32

// reduced remembers what the values of an input reduce to.
type reduced struct {
	words  [][]uint32 // number + 1 by column and word
	values []Value    // by number
}

func newMemo(columns []compute, index int) memo {
	inputs := len(columns[0].Inputs)
	return memo{
		columns: columns,
		index:   index,
		reduced: make([]reduced, inputs),
		values:  make([]Value, inputs),
	}
}

// forget drops what refers to the words of a domain that is closed.
func (m *memo) forget() { *m = newMemo(m.columns, m.index) }

// words returns the columns' words for a row, which its book has met: 0 where
// one has no value, else what keep makes of the value.
func (m *memo) words(r *scanned, keep keepWord) memoWords {
	book := &r.domain.books[r.shape.id]
	recipe := &book.recipes[m.index]
	if stale := uint64(1) << m.index; book.stale&stale != 0 {
		if !recipe.exact {
			return m.call(r, keep)
		}
		recipe.result = m.find(r, recipe.number, book.parts[recipe.from:recipe.to], keep)
		book.stale &^= stale
	}
	return recipe.result
}

// find is words for inputs that the row before did not have.
func (m *memo) find(r *scanned, number uint32, parts []recipePart, keep keepWord) memoWords {
	m.buildKey(r, number, parts)
	if m.keys.len() >= maxMemo {
		m.keys, m.results = dict{}, m.results[:0]
	}
	code, _ := m.keys.code(r.domain.seed, m.key, func([]byte) error { return nil })
	if int(code) == len(m.results) {
		m.results = append(m.results, m.call(r, keep))
	}
	return m.results[code]
}

func (m *memo) buildKey(r *scanned, number uint32, parts []recipePart) {
	m.key = binary.LittleEndian.AppendUint32(m.key[:0], number)
	for i := range parts {
		part := &parts[i]
		word := r.words[part.leaf]
		switch part.mode {
		case partPresence:
			v := r.presence(part.leaf)
			word = uint32(v.Kind)<<1 | uint32(len(v.Text))
		case partReduced:
			word = m.reduce(part, r)
		}
		m.key = binary.LittleEndian.AppendUint32(m.key, word)
	}
}

// reduce returns the number of what an input reduces to.
func (m *memo) reduce(part *recipePart, r *scanned) uint32 {
	in, spec := &m.reduced[part.input], &m.columns[0].Inputs[part.input]
	if k := r.domain.columns[part.column].kind; k == kindUUID || k == kindTime {
		return in.number(spec, r.value(part.leaf))
	}
	if missing := int(part.column) + 1 - len(in.words); missing > 0 {
		in.words = append(in.words, make([][]uint32, missing)...)
	}
	known, word := in.words[part.column], r.words[part.leaf]
	if missing := int(word) + 1 - len(known); missing > 0 {
		known = append(known, make([]uint32, missing)...)
		in.words[part.column] = known
	}
	if known[word] == 0 {
		known[word] = in.number(spec, r.value(part.leaf)) + 1
	}
	return known[word] - 1
}

// number returns which of the reduced values a value becomes.
func (in *reduced) number(spec *Input, v Value) uint32 {
	v.Text = spec.Reduce(v.Text)
	n := slices.Index(in.values, v)
	if n < 0 {
		n = len(in.values)
		in.values = append(in.values, v)
	}
	return uint32(n)
}

// call computes the words.
func (m *memo) call(r *scanned, keep keepWord) (words memoWords) {
	m.gather(r)
	for i := range m.columns {
		if compute := m.columns[i].Compute; compute != nil {
			if text, ok := compute(m.values); ok {
				words[i] = keep(i, text)
			}
		}
	}
	return words
}

// gather brings the inputs of a row together.
func (m *memo) gather(r *scanned) {
	for i, in := range m.columns[0].in {
		m.values[i] = Value{}
		leaf := r.shape.inputs[in]
		if leaf < 0 {
			continue
		}
		switch spec := &m.columns[0].Inputs[i]; {
		case spec.Presence:
			m.values[i] = r.presence(leaf)
		case spec.Reduce != nil:
			v := r.value(leaf)
			m.values[i] = Value{v.Kind, spec.Reduce(v.Text)}
		default:
			m.values[i] = r.value(leaf)
		}
	}
}
