package store

import "slices"

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

// compute is a derived column with its inputs as indexes.
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
	for _, path := range d.Inputs {
		out.in = append(out.in, c.input(path))
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

// memo remembers the word of a derived column by the words of its inputs.
type memo struct {
	compute compute
	words   map[string]uint32
	key     []byte
	values  []Value
}

// word returns the derived column's word for a row: 0 when it has no value,
// else what store makes of the value.
func (m *memo) word(r *scanned, keep func(string) uint32) uint32 {
	known := m.buildKey(r)
	if known {
		if w, ok := m.words[string(m.key)]; ok {
			return w
		}
	}
	w := uint32(0)
	if text, ok := m.call(r); ok {
		w = keep(text)
	}
	if known {
		if m.words == nil || len(m.words) >= maxMemo {
			m.words = make(map[string]uint32)
		}
		m.words[string(m.key)] = w
	}
	return w
}

// buildKey spells the inputs as columns and words. It reports false when one
// of them is a UUID, whose word says nothing about its value.
func (m *memo) buildKey(r *scanned) bool {
	m.key = m.key[:0]
	for _, in := range m.compute.in {
		leaf := r.shape.inputs[in]
		if leaf < 0 {
			m.key = append(m.key, 0)
			continue
		}
		col, word := r.shape.cols[leaf]+1, r.words[leaf]
		if r.domain.columns[col-1].kind == kindUUID {
			return false
		}
		m.key = append(m.key, 1, byte(col), byte(col>>8), byte(col>>16),
			byte(word), byte(word>>8), byte(word>>16), byte(word>>24))
	}
	return true
}

func (m *memo) call(r *scanned) (string, bool) {
	if m.compute.Compute == nil {
		return "", false
	}
	m.values = m.values[:0]
	for _, in := range m.compute.in {
		m.values = append(m.values, r.input(in))
	}
	return m.compute.Compute(m.values)
}
