package gist

import (
	"regexp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// cutEach cuts things to their rooms. What one leaves of its room, because there is no
// half of it, the one before it gets.
func cutEach(things []string, rooms []int) []string {
	out, free := slices.Clone(things), 0
	for i := len(rooms) - 1; i >= 0; i-- {
		out[i] = cutThing(things[i], rooms[i]+free)
		free += max(0, rooms[i]-theme.Width(out[i]))
	}
	return out
}

// cutThing cuts a thing; of the key of an object the end stays, which tells it from others.
func cutThing(thing string, width int) string {
	if first, more, several := cutCount(thing); several && width > leastFirst {
		return theme.CutMiddle(first, width-theme.Width(more)) + more
	}
	if name, state, set := cutState(thing); set && width > theme.Width(state)+leastCode {
		return theme.CutMiddle(name, width-theme.Width(state)-1) + " " + state
	}
	if strings.Contains(thing, "/") && !strings.Contains(thing, " ") {
		return cutPath(thing, width)
	}
	if short, ok := endOfAccount(thing); ok && width < theme.Width(thing) && width >= theme.Width(short) {
		return short
	}
	if isKey(thing) && width < min(theme.Width(thing), shortKey) {
		return endOf(thing, width)
	}
	text := theme.CutValues(thing, width)
	if strings.Trim(text, " …") == "" {
		return theme.Cut(thing, width)
	}
	return text
}

// cutPath cuts a path in folders. The first one stays where there is room for it beside the
// name: it says prod or test.
func cutPath(path string, width int) string {
	last := strings.LastIndexByte(path, '/')
	first := 1 + strings.IndexByte(path[1:], '/') // behind that which a path may begin with
	if last > first && !strings.HasPrefix(path, "arn:") {
		if short := path[:first] + "/…" + path[last:]; theme.Width(short) <= width && theme.Width(path) > width {
			return short
		}
	}
	return theme.CutPath(path, width)
}

// cutCount takes a thing apart where that is the first of several, as "i-0a4d9f1e +3".
func cutCount(thing string) (first, more string, several bool) {
	at := strings.Index(thing, " +")
	if at < 0 || strings.Trim(thing[at+2:], "0123456789") != "" || strings.Contains(thing[:at], " ") {
		return thing, "", false
	}
	return thing[:at], thing[at:], true
}

// cutState takes a thing apart that says what something is set to, as
// "disableApiTermination false": without that it would tell nothing.
func cutState(thing string) (name, state string, set bool) {
	const longest = 8 // of what is set to a word or a number
	name, state, set = strings.Cut(thing, " ")
	return name, state, set && state != "" && len(state) <= longest && !strings.Contains(state, " ")
}

// withAccount is a thing that an account is said with, as "not with 111122223333".
var withAccount = regexp.MustCompile(`^(.* )\d{8}(\d{4})$`)

// endOfAccount returns such a thing with the end of its account, by which people know it.
func endOfAccount(thing string) (short string, ok bool) {
	parts := withAccount.FindStringSubmatch(thing)
	if parts == nil {
		return thing, false
	}
	return parts[1] + "…" + parts[2], true
}

// IsOfAccount reports whether the first thing that a gist says by its shortest name is said
// with an account.
func IsOfAccount(g trail.Gist) bool {
	things := phraseOf(g, max(0, names(g)-1)).things
	return len(things) > 0 && withAccount.MatchString(things[0])
}

// leastOf returns the room that a thing needs; there is no half of an id, which has
// digits.
func leastOf(thing string, first bool) int {
	const longestID = 21 // of AWS
	n := theme.Width(thing)
	if id, more, several := cutCount(thing); several {
		return leastOf(id, first) + theme.Width(more)
	}
	switch {
	case isKey(thing):
		return min(n, shortKey)
	case first && n <= longestID && strings.ContainsAny(thing, "0123456789"):
		return n
	case first && n > leastFirst+spared:
		return leastFirst
	case first:
		return n
	case theme.HasNoHalf(thing[strings.LastIndexByte(thing, ' ')+1:]): // and what it is for
		return n
	}
	if n > leastNext+spared {
		return leastNext
	}
	return n
}

const (
	// shortKey is the room of an access key by its kind and its end, of which endOfKey
	// characters tell it from others.
	shortKey = 9
	endOfKey = 4
)

// isKey reports whether a thing is an access key.
func isKey(thing string) bool {
	return strings.HasPrefix(thing, "AKIA") || strings.HasPrefix(thing, "ASIA")
}

// endOf returns the end of an access key in some cells.
func endOf(key string, width int) string {
	all := []rune(key)
	return theme.Cut("…"+string(all[max(0, len(all)-endOfKey):]), width)
}

// endsOfKeys is a rule like [leastOf] by which of keys behind the first thing only the ends
// stay, and so what decides is whole.
func endsOfKeys(thing string, first bool) int {
	if n := leastOf(thing, first); first || !isKey(thing) {
		return n
	}
	return min(theme.Width(thing), 1+endOfKey)
}

// unspared is a rule like [endsOfKeys] by which an ellipsis is worth it behind the first thing: a
// value is cut for a cell or two before it is left out.
func unspared(thing string, first bool) int {
	n := endsOfKeys(thing, first)
	if !first && n > leastNext && n == theme.Width(thing) && n <= leastNext+spared && !strings.ContainsFunc(thing, isApart) && !theme.HasNoHalf(thing) {
		return leastNext
	}
	return n
}

// isApart reports whether a rune parts the words of a thing, or what is in a path.
func isApart(r rune) bool { return r == ' ' || r == '/' }

// shortened returns a rule like [leastOf] by which the first thing needs no more than some
// cells, even if it is an id: where all others decide what was done.
func shortened(least int) func(string, bool) int {
	return func(thing string, first bool) int {
		if n := leastOf(thing, first); !first {
			return n
		}
		return min(theme.Width(thing), least)
	}
}
