package store

// A Schema tells a store what its records mean: where their time and identity
// are found, which columns are derived from them, which of them to refuse.
type Schema struct {
	// Time is the path of the record's time, RFC 3339 text.
	Time string
	// ElseTime is the path of the time of a record that has none at Time.
	ElseTime string
	// ID is the path of the record's identity; records with equal identity
	// and equal content are one row.
	ID string
	// Aside reports whether a member of a record, by its key, is no part of
	// its content: two records that differ only there are equal. It may be nil.
	Aside func(key string) bool
	// Derived lists the derived columns in the order they are stored.
	Derived []Derived
	// Late lists the columns that are worked out when they are first asked for.
	Late []Late
	// Refuse says why a record does not belong in the store; its value is the
	// reason, and a missing value accepts the record.
	Refuse Derived
}

// Derived is a column computed from leaf values. The result is remembered for
// equal inputs, so Compute must be a pure function of them.
type Derived struct {
	// Name is how queries call the column.
	Name string
	// Inputs are the leaf values Compute wants, in the order it gets them.
	Inputs []Input
	// Compute returns the column's value, or false when the record has none.
	Compute func(in []Value) (string, bool)
}

// Input is a leaf value that a derived column depends on: the first one at a
// JSON path. Values of which little matters should be reduced: the column is
// computed once for each distinct combination of its inputs.
type Input struct {
	Path string
	// Reduce returns what matters of a value's text, one of a few words. It may
	// be nil and must be a pure function.
	Reduce func(text string) string
	// Presence says that only the kind matters and whether the text is empty:
	// Compute gets "*" in place of any other text.
	Presence bool
}

// Inputs returns inputs of which all matters.
func Inputs(paths ...string) []Input {
	var out []Input
	for _, path := range paths {
		out = append(out, Input{Path: path})
	}
	return out
}

// Presence returns inputs of which only matters whether they are there.
func Presence(paths ...string) []Input {
	var out []Input
	for _, path := range paths {
		out = append(out, Input{Path: path, Presence: true})
	}
	return out
}

// Kind is the JSON type of a leaf value.
type Kind uint8

// The kinds of leaf values. JSON null counts as absent.
const (
	Absent Kind = iota
	String
	Number
	Bool
)

// Value is one leaf value: its kind and its text, unescaped when a string,
// as written when a number or a truth value.
type Value struct {
	Kind Kind
	Text string
}
