package store

// A Schema tells a store what its records mean: where their time and identity
// are found, which columns are derived from them, which of them to refuse.
type Schema struct {
	// Time is the path of the record's time, RFC 3339 text.
	Time string
	// ID is the path of the record's identity; records with equal identity
	// and equal content are one row.
	ID string
	// Aside reports whether a member of a record, by its key, is no part of
	// its content: two records that differ only there are equal. It may be nil.
	Aside func(key string) bool
	// Derived lists the derived columns in the order they are stored.
	Derived []Derived
	// Refuse says why a record does not belong in the store; its value is the
	// reason, and a missing value accepts the record.
	Refuse Derived
}

// Derived is a column computed from leaf values. The result is remembered for
// equal inputs, so Compute must be a pure function of them.
type Derived struct {
	// Name is how queries call the column.
	Name string
	// Inputs are the JSON paths Compute wants, in the order it gets them.
	Inputs []string
	// Compute returns the column's value, or false when the record has none.
	Compute func(in []Value) (string, bool)
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
