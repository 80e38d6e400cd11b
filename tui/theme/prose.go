package theme

import (
	"regexp"
	"slices"
	"strings"
)

const (
	// leastEnd is the room from which on the end of a sentence is drawn as well: a few
	// words of it beside a few others would say something else.
	leastEnd = 30
	// leastPart is the room from which on a part of a word is drawn.
	leastPart = 5
	// leastLong is what a long word of a sentence may be cut to, where all its other
	// words can be read then.
	leastLong = 8
	// firstTell is how many words besides numbers a sentence begins with that tell what
	// it is about.
	firstTell = 2
)

// CleanCutProse returns a text of a log in at most width cells, cut as a sentence is
// where it has several words.
func CleanCutProse(s string, width int) string {
	const most = 8 // times the room, at least
	s = CleanCut(s, max(0, width)*most+longestPath)
	words := strings.Fields(s)
	if size, _ := fit(s, width); size == len(s) || len(words) < 2 || width < leastTold {
		return Cut(s, width)
	}
	return cutProse(words, width)
}

// joining are words that only sentences have between values, and what parts a policy's
// name from whose it is.
var joining = strings.Fields("/ a after and at before by for from if in of on or that the to was with without")

// isProse reports whether words are a sentence, not values one after the other.
func isProse(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(joining, w) })
}

// cutProse returns a sentence in less room. It loses, in this order, as much as is needed
// of what says least:
//
//   - the middles of names, but not of who it is about,
//   - of keys all but four characters, and "from" before addresses,
//   - the days before times, and for a time also the middle of who it is about,
//   - what is before an account that would have no room,
//   - its own middle, or where there is little room or semicolons tell its parts apart
//     its end.
func cutProse(words []string, width int) string {
	bare := withoutFrom(shortKeys(words))
	timed := withoutDates(bare)
	for _, less := range [][]string{words, bare, timed} {
		if rooms := Rooms(less, width, leastWord); rooms != nil {
			return cutAll(less, rooms)
		}
	}
	if rooms := Rooms(timed, width, leastOf); rooms != nil && slices.Contains(timed, ellipsis) {
		return cutAll(timed, rooms)
	}
	words = fromAccount(words, width)
	if Width(words[0]) > width-2 {
		return cutFirst(words[0], width)
	}
	return cutMiddleOf(words, lastWords(words, endRoom(words, width)), width)
}

// withoutFrom returns a sentence without the word before an address, which tells itself.
func withoutFrom(words []string) []string {
	var out []string
	for i, w := range words {
		if w != "from" || i+1 == len(words) || !IsAddress(words[i+1]) {
			out = append(out, w)
		}
	}
	return out
}

// fromAccount returns words from that on which has an account, where there is room for
// it, but not for the words before it.
func fromAccount(words []string, width int) []string {
	at := slices.IndexFunc(words, anAccount.MatchString)
	if at < 1 || Width(strings.Join(words[:at+1], " ")) <= width-2 || Width(words[at])+len("~  ~") > width {
		return words
	}
	return append([]string{ellipsis}, words[at:]...)
}

// cutFirst returns what there is room for of the first of several words.
func cutFirst(word string, width int) string {
	if first := cutValue(word, width-2); first != ellipsis {
		return first + " " + ellipsis
	}
	return ellipsis
}

// leastWord returns the room that a word of a sentence needs: words of the language, who
// somebody is and when something was are whole.
func leastWord(w string, first bool) int {
	n := Width(w)
	if HasNoHalf(w) || aWord.MatchString(w) || n <= wholeValue && (first || strings.Contains(w, "@")) {
		return n
	}
	return min(n, leastLong)
}

// aWord is how the words of sentences are written, which names mostly are not.
var aWord = regexp.MustCompile(`^(\p{Lu}?\p{Ll}{1,12}|long-lived|\d{1,5})[,.:;]?$`)

// withoutDates returns a sentence with an ellipsis for each "at" and date that a time
// follows, which tells more.
func withoutDates(words []string) []string {
	var out []string
	for i, w := range words {
		if i+1 == len(words) || !aDate.MatchString(w) || !aTime.MatchString(words[i+1]) {
			out = append(out, w)
			continue
		}
		if n := len(out); n > 0 && out[n-1] == "at" {
			out = out[:n-1]
		}
		out = append(out, ellipsis)
	}
	return out
}

// endRoom returns how much room the end of a sentence gets: half of it, or less where
// its first words could not be read then. One without names may say at its end that
// something was not.
func endRoom(words []string, width int) int {
	plain := !slices.ContainsFunc(words, func(w string) bool { return !aWord.MatchString(w) })
	if width < leastEnd && !plain || slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(w, ";") }) {
		return 0
	}
	n, told := 0, 0
	for ; n < len(words) && told < firstTell; n++ {
		if strings.Trim(words[n], "0123456789") != "" {
			told++
		}
	}
	left := width - Width(strings.Join(words[:n], " ")) - 3
	if left < leastPart {
		return width / 2
	}
	return min(width/2, left)
}

// cutMiddleOf returns the words from end on, and before them as many as there is room for.
func cutMiddleOf(words []string, end, width int) string {
	tail := strings.Join(words[end:], " ")
	left := width - Width(tail) - 3
	if tail == "" || left < Width(words[0]) {
		return cutEnd(words, width)
	}
	start, _ := firstWords(words, left)
	return start + " " + ellipsis + " " + tail
}

// cutEnd returns the start of a sentence, and a part of the next word if that is long.
func cutEnd(words []string, width int) string {
	start, n := firstWords(words, width-2)
	left, next := width-Width(start)-1, words[n]
	if left < leastPart || Width(next) < leastLong {
		return start + " " + ellipsis
	}
	if isPath(next) || HasNoHalf(next) {
		return start + " " + cutPathIn(next, left, n == len(words)-1)
	}
	return start + " " + Cut(next+" "+ellipsis, min(left, Width(next))) // even where the word has room
}

// cutPathIn cuts a path in a sentence, whose ellipsis is its own: that other words follow
// is said by another one.
func cutPathIn(path string, width int, last bool) string {
	whole := cutValue(path, min(width, Width(path)-1))
	if last || strings.HasSuffix(whole, ellipsis) {
		return whole
	}
	if width <= leastLong {
		return ellipsis
	}
	return cutValue(path, width-len(" ~")) + " " + ellipsis
}

// firstWords returns as many of the first words as there is room for, but not all, and how
// many these are; the first one always.
func firstWords(words []string, room int) (start string, n int) {
	start, n = words[0], 1
	for n < len(words)-1 && Width(start)+1+Width(words[n]) <= room {
		start, n = start+" "+words[n], n+1
	}
	return start, n
}

// lastWords returns where as many of the last words start as there is room for.
func lastWords(words []string, room int) int {
	n := len(words)
	for n > 1 && Width(strings.Join(words[n-1:], " ")) <= room {
		n--
	}
	return n
}
