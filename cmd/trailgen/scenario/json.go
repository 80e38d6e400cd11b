package scenario

import "github.com/trailsift/trailsift/cmd/trailgen/ordered"

// JSON in the order in which AWS writes it.
type (
	obj     = ordered.Object
	list    = ordered.List
	literal = ordered.Literal
)

// items is how EC2 writes its lists; an empty one is {}.
func items(values ...any) obj {
	if len(values) == 0 {
		return obj{}
	}
	return obj{"items", list(values)}
}

// text is v as JSON text, for documents that travel inside a string.
func text(v any) string { return ordered.Text(v) }
