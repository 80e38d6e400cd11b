package phrase

import (
	"slices"
	"strings"
	"unicode"
)

// How well a word that was typed fits: the best word of what it is compared
// with counts.
const (
	fitsPart  = 1 + iota // it is inside a word
	fitsStem             // it begins a word but for its ending: logs, logging
	beginsKey            // it begins one of the words that a thing is found by as well
	beginsName
	isKey // it is one of them
	isName
)

// leastPart is how many letters a word needs to be looked for inside others.
const leastPart = 3

// Fit says how well what somebody typed fits a thing: by the words of its name,
// and by those it is found by as well. It is 0 unless every word fits, but for
// those that say nothing (who, did, the); larger is better, and what fits by
// whole words in the name is best. The name itself comes before what else has
// its words, and what begins with all that was typed, be it words that say nothing,
// comes next; the first word of a name weighs more than its others, and of the
// words besides it the earlier ones do.
func Fit(typed, name, also string) int { return fitWith(fitOf, typed, name, also) }

// FitInside is [Fit] where words may lie inside others as well: for what fits nothing else.
func FitInside(typed, name, also string) int { return fitWith(fitInside, typed, name, also) }

func fitWith(of fitter, typed, name, also string) int {
	asked, names := Words(typed), Words(name)
	if begins(asked, names) {
		return scale * (isName + 1 + whole(asked, names))
	}
	telling := Telling(typed)
	if len(telling) == 0 {
		telling = asked
	}
	if len(telling) == 0 {
		return 0
	}
	keys, sum := Words(also), 0
	for _, word := range telling {
		fit := max(of(word, names, beginsName, isName, 1), of(word, keys, beginsKey, isKey, latest))
		if fit == 0 {
			return 0
		}
		sum += fit
	}
	return sum/len(telling) + scale*whole(asked, names)
}

// begins reports whether several words are those that a name starts with, the last of
// them perhaps not typed to its end: people who type a name do not think of which of
// its words say something.
func begins(asked, name []string) bool {
	last := len(asked) - 1
	return last > 0 && last < len(name) && slices.Equal(asked[:last], name[:last]) && strings.HasPrefix(name[last], asked[last])
}

// whole is 1 for words that are all of a name, else 0.
func whole(asked, name []string) int {
	if slices.Equal(asked, name) {
		return 1
	}
	return 0
}

// Words returns the words of a text in small letters: RunInstances is one,
// sg-open two.
func Words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Telling returns the words of a text that say what it is about: not who, did, the.
func Telling(text string) []string { return slices.DeleteFunc(Words(text), isFiller) }

// isFiller reports whether a word of a question says nothing of what it is
// about.
func isFiller(word string) bool {
	return slices.Contains([]string{
		"a", "all", "an", "and", "any", "anybody", "are", "at", "been", "by", "did", "do", "does", "for", "from", "has", "have", "how", "i",
		"in", "is", "it", "me", "my", "of", "on", "or", "our", "show", "somebody", "someone", "something", "that", "the", "their", "them",
		"themselves", "there", "these", "they", "this", "those", "to", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose", "with",
	}, word)
}

const (
	// scale is what a step from one kind of fit to the next is worth.
	scale = 100
	// latest is what the first word is worth more than the last ones.
	latest = scale / 2
)

// fitter says how well a word fits some words, see [fitOf].
type fitter func(word string, words []string, begins, is, less int) int

// fitOf is how well a word fits some words, given what beginning one and being
// one is worth, and how much less at most what comes later is.
func fitOf(word string, words []string, begins, is, less int) int {
	best := 0
	stem := stemOf(word)
	for i, w := range words {
		fit := 0
		switch {
		case w == word:
			fit = is
		case strings.HasPrefix(w, word):
			fit = begins
		case isFiller(w): // theme is near to them, and not about it
			continue
		case len(stem) >= leastPart && strings.HasPrefix(w, stem):
			fit = fitsStem
		default:
			continue
		}
		best = max(best, scale*fit-min(i, less))
	}
	return best
}

// fitInside is fitOf for words that may lie inside others.
func fitInside(word string, words []string, begins, is, less int) int {
	if fit := fitOf(word, words, begins, is, less); fit > 0 || len(word) < leastPart {
		return fit
	}
	inside := func(w string) bool { return !isFiller(w) && strings.Contains(w, word) }
	if i := slices.IndexFunc(words, inside); i >= 0 {
		return scale*fitsPart - min(i, less)
	}
	return 0
}

// stemOf is a word without the ending that makes it a plural, a past or a
// noun: logs, deleted, opening.
func stemOf(word string) string {
	for _, end := range []string{"ing", "ed", "es", "s", "e"} {
		if stem, ok := strings.CutSuffix(word, end); ok && len(stem) >= leastPart {
			return stem
		}
	}
	return word
}
