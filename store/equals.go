package store

// Equals is the condition that a field has one of some values, exactly.
func Equals(field string, values ...string) Match {
	m := Match{Field: field, Op: Equal}
	for _, v := range values {
		m.Values = append(m.Values, Literal(v))
	}
	return m
}
