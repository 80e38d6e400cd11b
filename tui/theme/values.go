package theme

import (
	"net/netip"
	"regexp"
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
)

// CleanCutValues is CutValues of Clean, but reads no more of s than may be drawn.
func CleanCutValues(s string, width int) string {
	const most = 8 // times the room, at least: who writes more loses the last values
	if !strings.Contains(s, " ") && !isPath(s) && len(s) > wholeValue {
		return CleanCutMiddle(s, width)
	}
	return CutValues(CleanCut(s, max(0, width)*most+longestPath), width)
}

// CutValues returns clean text with several values, between which there are blanks, in
// at most width cells. Each is cut by itself: one ellipsis between the start of one
// and the end of another would show a value that does not exist. Where all cannot
// tell something the last are left out, and an ellipsis by itself says so. A sentence
// loses its middle or its end.
func CutValues(s string, width int) string {
	if size, _ := fit(s, width); size == len(s) {
		return s
	}
	values := strings.Fields(s)
	switch {
	case len(values) < 2 && IsAddress(s): // alone it is not taken for another one
		return CutMiddle(s, width)
	case len(values) < 2:
		return cutAlone(s, width)
	case width < leastTold:
		return Cut(s, width)
	case isCount(values, width):
		return cutCount(values, width)
	case isProse(values):
		return cutProse(values, width)
	}
	return cutLast(values, width)
}

// isCount reports whether values are a number of something of which there is room to
// tell something. The key of an object may look alike.
func isCount(values []string, width int) bool {
	return len(values) > 2 && values[1] == times && strings.Trim(values[0], "0123456789,") == "" &&
		Width(values[0])+len(" x ")+leastTold <= width
}

// cutCount cuts what is counted: how many of something unknown tells nothing.
func cutCount(values []string, width int) string {
	count := values[0] + " " + times + " "
	return count + CutValues(strings.Join(values[2:], " "), width-Width(count))
}

// cutLast returns as many of some values as there is room for: the most telling come
// first. Before one is left out keys are shortened; where there is no room even for an
// account behind the first, that is left out too.
func cutLast(values []string, width int) string {
	for n := mostIn(values, width); n > 1; n-- {
		kept := values[:n:n]
		if n < len(values) {
			kept = append(kept, ellipsis)
		}
		for _, kept := range [][]string{kept, shortKeys(kept)} {
			if rooms := Rooms(kept, width, leastOf); rooms != nil {
				return cutAll(kept, rooms)
			}
		}
	}
	if values = fromAccount(values, width); values[0] == ellipsis {
		if len(values) == 2 {
			return ellipsis + " " + values[1]
		}
		return ellipsis + " " + values[1] + " " + ellipsis
	}
	return cutFirst(values[0], width)
}

// mostIn returns how many of some values have room if none has more than it needs; what
// is said of those left out takes more.
func mostIn(values []string, width int) int {
	room := width + len(" ")
	for n, v := range values {
		room -= len(" ") + min(leastOf(v, n == 0), leastOf(shortKey(v), n == 0))
		if room < 0 {
			return n
		}
	}
	return len(values)
}

// Rooms returns the room of each of some values with blanks between them, of which the
// widest give way; nil where they cannot all have enough.
func Rooms(values []string, width int, enough func(string, bool) int) []int {
	rooms, least := make([]int, len(values)), make([]int, len(values))
	over, lack := len(values)-1-width, len(values)-1-width
	for i, v := range values {
		rooms[i] = Width(v)
		least[i] = enough(v, i == 0)
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
// whole if it is an id, which has digits. Of an account's root user the end may go.
func leastOf(v string, first bool) int {
	w := Width(v)
	if name, account, of := strings.Cut(v, "@"); of && !first && anAccount.MatchString(v) {
		return min(w, Width(name+"@"+lastDigits(strings.TrimRight(account, ",.:;"))+","))
	}
	if first && w <= wholeValue && strings.ContainsAny(v, "0123456789") || HasNoHalf(v) {
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

// IsAddress reports whether a value is an address or a network, half of which is
// another one.
func IsAddress(v string) bool {
	v = strings.TrimSuffix(v, ",")
	if _, err := netip.ParseAddr(v); err == nil {
		return true
	}
	_, err := netip.ParsePrefix(v)
	return err == nil
}

// aDate, aTime, aKey and anAccount are how dates, times, access keys and accounts are
// written; the last also behind the name of its root user.
var (
	aDate     = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	aTime     = regexp.MustCompile(`^\d\d:\d\d`)
	aKey      = regexp.MustCompile(`^A[KS]IA[A-Z0-9]{12,}[,.:;]?$`)
	anAccount = regexp.MustCompile(`(^|@)\d{12}[,.:;]?$`)
)

// HasNoHalf reports whether half of a value would be another one: an address, a date, a
// time, a key, an account.
func HasNoHalf(w string) bool {
	if !strings.ContainsAny(w, "0123456789:") && !strings.HasPrefix(w, "A") { // most words
		return false
	}
	return IsAddress(w) || slices.ContainsFunc([]*regexp.Regexp{aDate, aTime, aKey, anAccount}, func(a *regexp.Regexp) bool { return a.MatchString(w) })
}

// shortKeys returns values with the keys among them as people call keys: their kind and
// their last four characters, wherever they are.
func shortKeys(values []string) []string {
	out := slices.Clone(values)
	for i, v := range out {
		out[i] = shortKey(v)
	}
	return out
}

// shortKey returns a key as people call it, and what is none as it is.
func shortKey(v string) string {
	if !aKey.MatchString(v) {
		return v
	}
	end := len(strings.TrimRight(v, ",.:;")) - 4
	return v[:4] + ellipsis + v[end:]
}

// isPath reports whether a value is an ARN or a path: many of them start alike.
func isPath(v string) bool {
	return len(v) <= longestPath && (strings.HasPrefix(v, "arn:") || strings.Count(v, "/") > 1)
}

// cutValue cuts one value; of a path the end stays, which is what its name is, and of
// who has an account behind the name that name. What has no half is left out.
func cutValue(v string, width int) string {
	if Width(v) <= width {
		return v
	}
	short := shortKey(v)
	switch {
	case short != v && Width(short) <= width:
		return short
	case anAccount.MatchString(v):
		return cutOwner(v, width)
	case HasNoHalf(v):
		return Cut(ellipsis, width)
	case !isPath(v) || width < leastTold:
		return CutMiddle(v, width)
	}
	return CutPath(v, width)
}

// CutPath returns the end of a path from one of its separators on, as …/admin, not from
// within an account; of a name that is too long its end.
func CutPath(v string, width int) string {
	if Width(v) <= width {
		return v
	}
	if width < 1 {
		return ""
	}
	end := lastCells(v, width-1)
	if at := strings.IndexAny(end, "/:"); at >= 0 && len(end)-at >= leastPart {
		end = end[at:]
	}
	return ellipsis + end
}
