package gist

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// refused is what all errors say that refuse something, as AccessDenied does. Half of such
// a code tells less, and takes more room.
const refused = "denied"

// isRefusal reports whether an error says that somebody may not do what they tried.
func isRefusal(code string) bool {
	return !strings.Contains(code, " ") && (strings.Contains(code, "AccessDenied") || strings.Contains(code, "Unauthorized"))
}

// enoughOf returns the room that an error needs where it would have n cells.
func enoughOf(code string, n int) int {
	if isRefusal(code) {
		n = len(refused)
	}
	return min(n, theme.Width(code))
}

// cutError cuts an error: a code whose last word only says that it is one at its end, as
// AccessDen…, others in the middle, as NoSuc…Policy.
func cutError(code string, width int) string {
	if theme.Width(code) <= width {
		return code
	}
	if isRefusal(code) && width >= len(refused) {
		return refused
	}
	for _, side := range []string{"Client.", "Server."} { // EC2's, of all its errors
		code = strings.TrimPrefix(code, side)
	}
	const leastEnd = 8 // in less room there is none for an end
	if width >= leastEnd && !strings.Contains(code, " ") && !slices.ContainsFunc(errorWords, func(w string) bool { return strings.HasSuffix(code, w) }) {
		return theme.CutMiddle(code, width)
	}
	text := theme.Cut(code, width)
	if start, blank := strings.CutSuffix(text, " …"); blank {
		return start + "…"
	}
	return text
}

// errorWords are what codes of errors end with that say no more.
var errorWords = []string{"Denied", "Exception", "Error", "Operation", "Failure", "Fault", "Exceeded"}
