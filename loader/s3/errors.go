package s3

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// NoTrail says that nothing is there to be read, and what is there instead.
type NoTrail struct{ text string }

// Error returns one line.
func (e *NoTrail) Error() string { return e.text }

func noTrail(format string, args ...any) error { return &NoTrail{fmt.Sprintf(format, args...)} }

// withHint is an error with something to try.
type withHint struct {
	error
	hint string
}

// Error returns one line.
func (e withHint) Error() string { return e.error.Error() + "; " + e.hint }

// Unwrap returns the error without the hint.
func (e withHint) Unwrap() error { return e.error }

// mostNamed is how many names an error repeats.
const mostNamed = 6

// few lists names, the first ones when they are many.
func few(names []string) string {
	if len(names) <= mostNamed {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:mostNamed], ", "), len(names)-mostNamed)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
