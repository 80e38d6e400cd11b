package gist

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// refused is what all errors say that refuse something, as AccessDenied does, and absent
// what those do by which there is no such thing, as NoSuchBucketPolicy: what was asked for
// the event says. Half of such a code tells less, and takes more room.
const refused, absent = "denied", "absent"

// short is what an error says in one word, "" for others.
func short(code string) string {
	has := func(part string) bool { return strings.Contains(code, part) }
	switch {
	case has(" "):
		return ""
	case has("AccessDenied"), has("Unauthorized"):
		return refused
	case strings.HasPrefix(code, "NoSuch"), has("NotFound"), has("DoesNotExist"):
		return absent
	}
	return ""
}

// enoughOf returns the room that an error needs where it would have n cells.
func enoughOf(code string, n int) int {
	if word := short(code); word != "" {
		n = len(word)
	}
	return min(n, theme.Width(code))
}

// cutError cuts an error: a code whose last word only says that it is one at its end, as
// AccessDen…, others in the middle, as NoSuc…Policy.
func cutError(code string, width int) string {
	if theme.Width(code) <= width {
		return code
	}
	if word := short(code); word != "" && width >= len(word) {
		return word
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
