package logs

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/trailsift/trailsift/store"
)

const (
	// longestPattern is the most that FilterLogEvents takes.
	longestPattern = 1024

	// leastWord is the length from which on a word narrows anything.
	leastWord = 3
)

// Pattern returns a filter pattern that every message has in which the filter
// could match an event, "" when there is none. It is one word, or several of
// which one is enough: the longest, which narrow most. CloudWatch Logs tells
// capitals from small letters, so only conditions do in which case counts, or
// whose values have none.
//
// A pattern of several words that must all be there would narrow more. But
// imitations of the service take it for one phrase, and would return nothing.
func Pattern(lang *store.Language, filter store.Expr) string {
	words := needed(lang, filter)
	if len(words) == 0 {
		return ""
	}
	text := `"` + strings.Join(words, `" ?"`) + `"`
	if len(words) > 1 {
		text = "?" + text
	}
	if len(text) > longestPattern {
		return ""
	}
	return text
}

// needed returns words of which each match of the filter has one; none when
// nothing is known of them.
func needed(lang *store.Language, e store.Expr) []string {
	switch e := e.(type) {
	case store.Match:
		return neededBy(lang, e)
	case store.And:
		var best []string
		for _, part := range e {
			if words := needed(lang, part); narrower(words, best) {
				best = words
			}
		}
		return best
	case store.Or:
		return eachOf(len(e), func(i int) []string { return needed(lang, e[i]) })
	}
	return nil
}

// eachOf joins the words of alternatives, if all have some.
func eachOf(n int, words func(int) []string) []string {
	var out []string
	for i := range n {
		more := words(i)
		if len(more) == 0 {
			return nil
		}
		out = append(out, more...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// narrower compares two sets of words by the shortest of each, which narrows
// least.
func narrower(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(b) == 0
	}
	return shortest(a) > shortest(b)
}

func shortest(words []string) int {
	least := longestPattern
	for _, w := range words {
		least = min(least, len(w))
	}
	return least
}

// neededBy returns one word for each value of a condition.
func neededBy(lang *store.Language, m store.Match) []string {
	column, known, _ := lang.Resolve(m.Field)
	if !known || !verbatim(lang, column) || m.Op != store.Equal && m.Op != store.Like {
		return nil
	}
	return eachOf(len(m.Values), func(i int) []string {
		value, plain := m.Values[i].Plain()
		if fn := lang.Canonical[column]; fn != nil {
			value = fn(value)
		}
		if !plain || m.Op == store.Like && !literal(value) {
			return nil
		}
		if word := longestWord(value); word != "" {
			return []string{word}
		}
		return nil
	})
}

// verbatim reports whether the values of a column stand in the record as they
// are: those of a path do, and of the columns that are made of one.
func verbatim(lang *store.Language, column string) bool {
	return column == "account" || column == "service" || slices.Contains(lang.Known, column) || strings.Contains(column, ".")
}

// literal reports whether a value behind a colon means its own characters only:
// letters mean others too, and with a slash it may be a network.
func literal(value string) bool {
	return !strings.ContainsFunc(value, func(r rune) bool { return r == '/' || unicode.IsLetter(r) })
}

// longestWord returns the longest stretch of a value that stands in JSON text as
// it is, however that is written and wrapped, and with neither letter nor digit
// beside it: CloudWatch Logs may look for whole words.
func longestWord(value string) string {
	best, start := "", 0
	for start < len(value) {
		end := start
		for end < len(value) && isPlain(value[end]) {
			end++
		}
		if word := value[start:end]; len(word) > len(best) && startsFree(value[:start]) && endsFree(value[end:]) && hasWord(word) {
			best = word
		}
		start = end + 1
	}
	if len(best) < leastWord || best == "true" || best == "false" {
		return ""
	}
	return best
}

// isPlain reports whether a character is written as itself in any JSON.
func isPlain(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("_-.:@", c) >= 0
}

// hasWord reports whether there is anything but punctuation.
func hasWord(text string) bool { return strings.Trim(text, "_-.:@") != "" }

// startsFree reports whether no letter or digit stands before what follows this
// text. The characters named are written as themselves, or with a backslash;
// others may be written as \u003d or \n.
func startsFree(before string) bool {
	return before == "" || strings.HasSuffix(before, "/") || strings.HasSuffix(before, " ") || strings.HasSuffix(before, ",")
}

// endsFree reports the same of the text behind: escapes start with a backslash.
func endsFree(after string) bool {
	r, size := utf8.DecodeRuneInString(after)
	return size == 0 || r != utf8.RuneError && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
