package store

import (
	"cmp"
	"slices"
)

// compiledSchema is a schema with every path that it mentions numbered, so
// that shapes can say where the inputs are.
type compiledSchema struct {
	Schema
	inputs  []string // distinct input paths
	inputOf map[string]int
	derived []compute
	memos   [][]int // the derived columns that are remembered together
	late    []compiledLate
	refuse  compute
	timesIn [2]int // indexes in inputs, of the time and of what stands in for it
	idIn    int
}

// compute is a derived column with the paths of its inputs as indexes.
type compute struct {
	Derived
	in []int
}

func compileSchema(schema Schema) *compiledSchema {
	c := &compiledSchema{Schema: schema, inputOf: make(map[string]int)}
	c.timesIn = [2]int{c.input(schema.Time), c.input(cmp.Or(schema.ElseTime, schema.Time))}
	c.idIn = c.input(schema.ID)
	for _, d := range schema.Derived {
		c.derived = append(c.derived, c.compile(d))
	}
	if c.memos = together(c.derived); len(c.memos) >= maxMemos {
		panic("store: a schema of too many derived columns")
	}
	c.refuse = c.compile(schema.Refuse)
	for _, l := range schema.Late {
		c.late = append(c.late, c.compileLate(l))
	}
	return c
}

func (c *compiledSchema) compile(d Derived) compute {
	out := compute{Derived: d}
	for _, in := range d.Inputs {
		out.in = append(out.in, c.input(in.Path))
	}
	return out
}

// together groups columns that have the same inputs.
func together(columns []compute) (groups [][]int) {
	for i := range columns {
		at := slices.IndexFunc(groups, func(g []int) bool {
			return len(g) < memoColumns && slices.EqualFunc(columns[g[0]].Inputs, columns[i].Inputs, sameInput)
		})
		if at < 0 {
			at, groups = len(groups), append(groups, nil)
		}
		groups[at] = append(groups[at], i)
	}
	return groups
}

// sameInput reports whether two inputs are the same. Functions cannot be
// compared, so those that are reduced never are.
func sameInput(a, b Input) bool {
	return a.Path == b.Path && a.Presence == b.Presence && a.Reduce == nil && b.Reduce == nil
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
