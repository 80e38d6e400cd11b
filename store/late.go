package store

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

// compiledLate is a late column with the paths given to it as indexes.
type compiledLate struct {
	Late
	given []int
}

func (c *compiledSchema) compileLate(l Late) compiledLate {
	out := compiledLate{Late: l}
	for _, path := range l.Given {
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
