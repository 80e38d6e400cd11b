package store

import (
	"encoding/binary"
	"slices"
)

// compiledSchema is a schema with every path that it mentions numbered, so
// that shapes can say where the inputs are.
type compiledSchema struct {
	Schema
	inputs  []string // distinct input paths
	inputOf map[string]int
	derived []compute
	refuse  compute
	timeIn  int // index in inputs
	idIn    int
}

// compute is a derived column with the paths of its inputs as indexes.
type compute struct {
	Derived
	in []int
}

func compileSchema(schema Schema) *compiledSchema {
	c := &compiledSchema{Schema: schema, inputOf: make(map[string]int)}
	c.timeIn = c.input(schema.Time)
	c.idIn = c.input(schema.ID)
	for _, d := range schema.Derived {
		c.derived = append(c.derived, c.compile(d))
	}
	c.refuse = c.compile(schema.Refuse)
	return c
}

func (c *compiledSchema) compile(d Derived) compute {
	out := compute{Derived: d}
	for _, in := range d.Inputs {
		out.in = append(out.in, c.input(in.Path))
	}
	return out
}

func (c *compiledSchema) input(path string) int {
	i, ok := c.inputOf[path]
	if !ok {
		i = len(c.inputs)
		c.inputs = append(c.inputs, path)
		c.inputOf[path] = i
	}
	return i
}

// derivedIndex returns the position of a derived column, or -1.
func (c *compiledSchema) derivedIndex(name string) int {
	return slices.IndexFunc(c.derived, func(d compute) bool { return d.Name == name })
}

// maxMemo bounds the remembered results of one derived column.
const maxMemo = 1 << 15

// memo remembers the words of a derived column by its inputs. A key is eight
// bytes an input: the column and the word, or what the input reduces to.
//
//	key -> dictionary of keys -> code -> results
type memo struct {
	compute compute
	inputs  []reduced
	keys    dict
	results []uint32
	key     []byte
	last    []byte // the key asked for last, and its result: many repeat
	result  uint32
	values  []Value
}

// reduced remembers what the values of an input reduce to, by column and word.
type reduced struct {
	words  map[uint32][]uint32 // number + 1 by word, by column
	values []Value
}

func newMemo(c compute) memo {
	return memo{compute: c, inputs: make([]reduced, len(c.in)), values: make([]Value, len(c.in))}
}

// forget drops what refers to the words of a domain that is closed.
func (m *memo) forget() { *m = newMemo(m.compute) }

// word returns the derived column's word for a row: 0 when it has no value,
// else what keep makes of the value.
func (m *memo) word(r *scanned, keep func(string) uint32) uint32 {
	if m.compute.Compute == nil {
		return 0
	}
	if !m.buildKey(r) {
		return m.call(r, keep)
	}
	if m.last != nil && string(m.key) == string(m.last) {
		return m.result
	}
	if m.keys.len() >= maxMemo {
		m.keys, m.results = dict{}, m.results[:0]
	}
	code, _ := m.keys.code(r.domain.seed, m.key, func([]byte) error { return nil })
	if int(code) == len(m.results) {
		m.results = append(m.results, m.call(r, keep))
	}
	m.last, m.result = m.keys.text(code), m.results[code]
	return m.result
}

// buildKey spells the inputs. It reports false when one of them is a UUID of
// which everything matters: its word says nothing about its value.
func (m *memo) buildKey(r *scanned) bool {
	m.key = m.key[:0]
	for i, in := range m.compute.in {
		key := uint64(0)
		if leaf := r.shape.inputs[in]; leaf >= 0 {
			spec, col := &m.compute.Inputs[i], r.shape.cols[leaf]
			switch {
			case spec.Presence:
				v := r.presence(leaf)
				key = uint64(v.Kind)<<1 | uint64(len(v.Text))
			case spec.Reduce != nil:
				key = 1<<32 | uint64(m.reduce(i, r, leaf))
			case r.domain.columns[col].kind == kindUUID:
				return false
			default:
				key = uint64(col+1)<<32 | uint64(r.words[leaf])
			}
		}
		m.key = binary.LittleEndian.AppendUint64(m.key, key)
	}
	return true
}

// reduce returns the number of what an input reduces to.
func (m *memo) reduce(i int, r *scanned, leaf int32) uint32 {
	in, col, word := &m.inputs[i], r.shape.cols[leaf], r.words[leaf]
	if k := r.domain.columns[col].kind; k == kindUUID || k == kindTime {
		return in.number(m.compute.Inputs[i], r.value(leaf))
	}
	known := in.words[col]
	if int(word) < len(known) && known[word] != 0 {
		return known[word] - 1
	}
	n := in.number(m.compute.Inputs[i], r.value(leaf))
	if in.words == nil {
		in.words = make(map[uint32][]uint32)
	}
	if missing := int(word) + 1 - len(known); missing > 0 {
		known = append(known, make([]uint32, missing)...)
	}
	known[word] = n + 1
	in.words[col] = known
	return n
}

// number returns which of the reduced values a value becomes.
func (in *reduced) number(spec Input, v Value) uint32 {
	v.Text = spec.Reduce(v.Text)
	n := slices.Index(in.values, v)
	if n < 0 {
		n = len(in.values)
		in.values = append(in.values, v)
	}
	return uint32(n)
}

// call computes the word.
func (m *memo) call(r *scanned, keep func(string) uint32) uint32 {
	for i, in := range m.compute.in {
		m.values[i] = Value{}
		leaf := r.shape.inputs[in]
		if leaf < 0 {
			continue
		}
		switch spec := &m.compute.Inputs[i]; {
		case spec.Presence:
			m.values[i] = r.presence(leaf)
		case spec.Reduce != nil:
			m.values[i] = m.inputs[i].values[m.reduce(i, r, leaf)]
		default:
			m.values[i] = r.value(leaf)
		}
	}
	if text, ok := m.compute.Compute(m.values); ok {
		return keep(text)
	}
	return 0
}
