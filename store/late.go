package store

import "slices"

// Late is a column that is worked out when it is first asked for, so that
// loading costs nothing. A row may have several values, and each of them a tag:
// what the value is to the row. For filters, facets and all other questions it
// is a field like any other; there a value counts once a row, whatever its tags.
type Late struct {
	// Name is how queries call the column.
	Name string
	// Given are the paths whose first value in the row Compute gets besides each
	// leaf; the kind of one that the row does not have is Absent.
	Given []string
	// Lone are further such paths, whose value counts only where the row has no other
	// at that path: of one of several it is not known to what else it belongs.
	Lone []string
	// From reports whether Compute looks at the leaves of a path. It must be a
	// pure function.
	From func(path string) bool
	// Compute calls add for each value of the column that a leaf stands for.
	// The result is remembered for equal arguments, so it must be a pure function
	// of them, and safe for concurrent use. It must not keep given, which is nil
	// where the column has no Given.
	Compute func(given []Value, path string, value Value, add func(text string, tag uint8))
}

// TaggedValue is a value of a late column, and what it is to its row.
type TaggedValue struct {
	Text string
	Tag  uint8
}

// compiledLate is a late column with the paths given to it as indexes, the lone ones
// last.
type compiledLate struct {
	Late
	given []int
}

// leaf returns which leaf of a shape is the given value with a number, -1 for none.
func (c *compiledLate) leaf(v *domainView, s *shape, n int) int {
	leaf := int(s.inputs[c.given[n]])
	if leaf < 0 || n < len(c.Given) {
		return leaf
	}
	path := v.columns[s.cols[leaf]].name
	for _, col := range s.cols[leaf+1:] {
		if v.columns[col].name == path {
			return -1
		}
	}
	return leaf
}

func (c *compiledSchema) compileLate(l Late) compiledLate {
	out := compiledLate{Late: l}
	for _, path := range slices.Concat(l.Given, l.Lone) {
		out.given = append(out.given, c.input(path))
	}
	return out
}

// lateIndex returns the position of a late column, or -1.
func (c *compiledSchema) lateIndex(name string) int {
	for i := range c.late {
		if c.late[i].Name == name {
			return i
		}
	}
	return -1
}
