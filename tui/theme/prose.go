package theme

import (
	"regexp"
	"slices"
	"strconv"
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
	// moreEnd is how many words "and 4 more" has.
	moreEnd = 3
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

// cutProse returns a sentence without its middle, or where there is little room or
// semicolons tell its parts apart without its end: whole words, and a part of one only
// where that is the last or where all others can be read.
func cutProse(words []string, width int) string {
	if tail := moreWords(words); tail > 0 {
		return cutNamed(words, tail, width)
	}
	if rooms := share(words, width, leastWord); rooms != nil {
		return cutAll(words, rooms)
	}
	short := withoutDates(words)
	if rooms := share(short, width, leastWord); rooms != nil {
		return cutAll(short, rooms)
	}
	if Width(words[0]) > width-2 {
		return cutFirst(words[0], width)
	}
	if width < leastEnd || slices.ContainsFunc(words, func(w string) bool { return strings.HasSuffix(w, ";") }) {
		return cutEnd(words, width)
	}
	return cutMiddleOf(words, lastWords(words, endRoom(words, width)), width)
}

// cutFirst returns what there is room for of the first of several words.
func cutFirst(word string, width int) string {
	if isWhole(word) && Width(word) > width-2 {
		return ellipsis
	}
	return cutValue(word, width-2) + " " + ellipsis
}

// leastWord returns the room that a word of a sentence needs: words of the language, who
// somebody is and when something was are whole.
func leastWord(w string, first bool) int {
	n := Width(w)
	if isWhole(w) || aWord.MatchString(w) || n <= wholeValue && (first || strings.Contains(w, "@")) {
		return n
	}
	return min(n, leastLong)
}

// aWord is how the words of sentences are written, which names mostly are not.
var aWord = regexp.MustCompile(`^(\p{Lu}?\p{Ll}{1,12}|long-lived)[,.:;]?$`)

// aDate and aTime are how dates and times are written.
var (
	aDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	aTime = regexp.MustCompile(`^\d\d:\d\d`)
)

// isWhole reports whether half of a word would be another one.
func isWhole(w string) bool { return isAddress(w) || aDate.MatchString(w) || aTime.MatchString(w) }

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

// moreWords returns where "and 4 more" starts, which ends a list; 0 where nothing does.
func moreWords(words []string) int {
	n := len(words) - moreEnd
	if n > 0 && words[n] == "and" && words[n+2] == "more" {
		return n
	}
	return 0
}

// cutNamed returns a list that ends with how many more there are in less room: those that
// are left out are counted too, where each is one word.
func cutNamed(words []string, tail, width int) string {
	more, err := strconv.Atoi(words[tail+1])
	for _, w := range words[:tail-1] {
		if !strings.HasSuffix(w, ",") || err != nil {
			return cutMiddleOf(words, tail, width)
		}
	}
	for n := tail; n > 0; n-- {
		start := strings.TrimSuffix(strings.Join(words[:n], " "), ",")
		if out := start + " and " + strconv.Itoa(more+tail-n) + " more"; Width(out) <= width {
			return out
		}
	}
	return cutEnd(words, width)
}

// endRoom returns how much room the end of a sentence gets: half of it, or less where
// its first words could not be read then.
func endRoom(words []string, width int) int {
	n, told := 0, 0
	for ; n < len(words) && told < firstTell; n++ {
		if strings.Trim(words[n], "0123456789") != "" {
			told++
		}
	}
	first := Width(strings.Join(words[:n], " "))
	if first <= width*4/5 {
		return min(width/2, width-first-3)
	}
	return width / 2
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

// cutEnd returns the start of a sentence.
func cutEnd(words []string, width int) string {
	start, n := firstWords(words, width-2)
	left := width - Width(start) - 1
	switch next := words[n]; {
	case left < leastPart || isWhole(next):
		return start + " " + ellipsis
	case isPath(next):
		return start + " " + cutValue(next, min(left, Width(next)-1))
	default: // with an ellipsis, even where the word has room
		return start + " " + Cut(next+" "+ellipsis, min(left, Width(next)))
	}
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
