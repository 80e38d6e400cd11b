package theme

import (
	"net/netip"
	"slices"
	"strings"
)

const (
	// wholeValue is the widest value that is shown whole before the others of a text
	// get more than nothing: an id of AWS, half of which is another one.
	wholeValue = 21
	// leastValue is the room that a longer one gets before others are left out.
	leastValue = 12
	// longestPath is in bytes, of what is seen as one.
	longestPath = 2048
	// leastTold is the room below which a text has no values, only a beginning.
	leastTold = 8
	// mostValues is how many values there are at most: more words are a sentence.
	mostValues = 3
	// leastEnd is the room from which on the end of a sentence is drawn as well.
	leastEnd = 24
	// leastPart is the room from which on a part of a word is drawn.
	leastPart = 5
)

// CleanCutValues is CutValues of Clean, but reads no more of s than may be drawn.
func CleanCutValues(s string, width int) string {
	const most = 8 // times the room, at least: who writes more loses the last values
	if !strings.Contains(s, " ") && !isPath(s) {
		return CleanCutMiddle(s, width)
	}
	return CutValues(CleanCut(s, max(0, width)*most+longestPath), width)
}

// CutValues returns clean text with several values, between which there are blanks, in
// at most width cells. Each is cut by itself: one ellipsis between the start of one
// and the end of another would show a value that does not exist. Where all cannot
// tell something the longest are left out, and an ellipsis by itself says so.
func CutValues(s string, width int) string {
	if size, _ := fit(s, width); size == len(s) {
		return s
	}
	values := strings.Fields(s)
	switch {
	case len(values) < 2 && isPath(s):
		return cutValue(s, width)
	case len(values) < 2:
		return CutMiddle(s, width)
	case width < leastTold:
		return Cut(s, width)
	case len(values) > mostValues && share(values, width) == nil:
		return cutProse(values, width)
	}
	if len(values) > width { // they need the blanks between them as well
		values = append(values[:width], ellipsis)
	}
	for left := len(values); left > 0; left-- {
		if rooms := share(values, width); rooms != nil {
			return cutAll(values, rooms)
		}
		values = leaveOut(values)
	}
	if isAddress(values[0]) {
		return ellipsis
	}
	return cutValue(values[0], width-2) + " " + ellipsis
}

// cutProse returns a sentence without its middle, or where there is little room without
// its end: whole words, and a part of one that is no address only where that is the last.
func cutProse(words []string, width int) string {
	if Width(words[0]) > width-2 {
		return cutValue(words[0], width-2) + " " + ellipsis
	}
	end := lastWords(words, width/2)
	if width < leastEnd || Width(words[0])+3+Width(end) > width {
		return cutEnd(words, width)
	}
	start, _ := firstWords(words, width-Width(end)-3)
	if strings.HasPrefix(end, ellipsis) {
		return start + " " + end
	}
	return start + " " + ellipsis + " " + end
}

// cutEnd returns the start of a sentence.
func cutEnd(words []string, width int) string {
	start, n := firstWords(words, width-2)
	if left := width - Width(start) - 1; left >= leastPart && !isAddress(words[n]) {
		return start + " " + Cut(words[n], left)
	}
	return start + " " + ellipsis
}

// firstWords returns as many of the first words as there is room for, and how many these
// are; the first one always.
func firstWords(words []string, room int) (start string, n int) {
	start, n = words[0], 1
	for n < len(words) && Width(start)+1+Width(words[n]) <= room {
		start, n = start+" "+words[n], n+1
	}
	return start, n
}

// lastWords returns as many of the last words as there is room for, or a part of the
// last one.
func lastWords(words []string, room int) string {
	n := len(words) - 1
	end := words[n]
	if Width(end) > room && !isAddress(end) {
		return cutValue(end, room*2/3)
	}
	for n > 1 && Width(words[n-1])+1+Width(end) <= room {
		n--
		end = words[n] + " " + end
	}
	return end
}

// leaveOut puts an ellipsis in place of the longest value but the first, or where all
// are short of the word in the middle: of a sentence the ends tell most. Several next
// to each other are one.
func leaveOut(values []string) []string {
	at := len(values) / 2
	for i, v := range values {
		if i > 0 && Width(v) > leastValue && Width(v) >= Width(values[at]) {
			at = i
		}
	}
	out := append(slices.Clone(values[:at]), ellipsis)
	return slices.CompactFunc(append(out, values[at+1:]...), func(a, b string) bool { return a == ellipsis && b == ellipsis })
}

// share returns the room of each of some values with blanks between them, of which the
// widest give way; nil where they cannot all have enough.
func share(values []string, width int) []int {
	rooms, least := make([]int, len(values)), make([]int, len(values))
	over, lack := len(values)-1-width, len(values)-1-width
	for i, v := range values {
		rooms[i] = Width(v)
		least[i] = leastOf(v, i == 0)
		over, lack = over+rooms[i], lack+least[i]
	}
	if lack > 0 {
		return nil
	}
	for ; over > 0; over-- {
		rooms[widest(rooms, least)]--
	}
	return rooms
}

// leastOf returns the room that a value needs. The first of a text tells most: it stays
// whole if it is an id.
func leastOf(v string, first bool) int {
	w := Width(v)
	if first && w <= wholeValue || isAddress(v) {
		return w
	}
	return min(w, leastValue)
}

// widest returns which has most room of those that have more than the least.
func widest(rooms, least []int) int {
	at := -1
	for i, n := range rooms {
		if n > least[i] && (at < 0 || n > rooms[at]) {
			at = i
		}
	}
	return at
}

// cutAll cuts values to their rooms.
func cutAll(values []string, rooms []int) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = cutValue(v, rooms[i])
	}
	return strings.Join(out, " ")
}

// isAddress reports whether a value is an address or a network, half of which is
// another one.
func isAddress(v string) bool {
	v = strings.TrimSuffix(v, ",")
	if _, err := netip.ParseAddr(v); err == nil {
		return true
	}
	_, err := netip.ParsePrefix(v)
	return err == nil
}

// isPath reports whether a value is an ARN or a path: many of them start alike.
func isPath(v string) bool {
	return len(v) <= longestPath && (strings.HasPrefix(v, "arn:") || strings.Count(v, "/") > 1)
}

// cutValue cuts one value; of a path the end stays, which is what its name is.
func cutValue(v string, width int) string {
	if Width(v) <= width || !isPath(v) || width < leastTold {
		return CutMiddle(v, width)
	}
	return ellipsis + lastCells(v, width-1)
}
