package store

// A Language is the vocabulary of filters: how fields are called besides
// their JSON paths, and what a value written for them means.
type Language struct {
	// Aliases maps short names to JSON paths or derived columns.
	Aliases map[string]string
	// Known lists further names without a dot that are fields.
	Known []string
	// Canonical rewrites a value written for a field (by resolved name) to
	// the form the column holds; fields not named here are left alone.
	Canonical map[string]func(string) string
}
