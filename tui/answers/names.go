package answers

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// aList is how a list of names ends.
var aList = regexp.MustCompile(`^[^ ]+(, [^ ]+)*( and \d+ more|, [^ ]+ and [^ ]+)$`)

// andMore is how a list ends of which not all names are known.
var andMore = regexp.MustCompile(`^([^ ]+(?:, [^ ]+)*) and (\d+) more$`)

// counted says how many more names a list has in the way of those that are cut: in a column
// of lists some are, and others are not.
func counted(text string) string {
	if len(text) > longestList {
		return text
	}
	return andMore.ReplaceAllString(text, "$1 +$2")
}

// isList reports whether a text is a list of names, whatever its column has.
func isList(text string) bool { return len(text) <= longestList && aList.MatchString(text) }

// longestList is in bytes, of what is seen as one: more than two names and a number have.
const longestList = 4096

// cutNames cuts a name, or of several the last: as many as have room, and how many there
// are besides. One name alone would read as if nobody else was there.
func cutNames(text string, width int) string {
	text = theme.CleanCut(text, max(longestList, width))
	names, more := namesIn(text)
	if short := counted(text); len(names)+more < 2 || theme.Width(short) <= width {
		return cutName(short, width)
	}
	for n := len(names); n > 0; n-- {
		start, rest := strings.Join(names[:n-1], ", "), others(len(names)-n+more)
		if start != "" {
			start += ", "
		}
		left := width - theme.Width(start) - theme.Width(rest)
		if left >= min(leastName, theme.Width(names[n-1])) || n == 1 && left >= leastColumn {
			return start + cutName(names[n-1], left) + rest
		}
	}
	return cutName(names[0], width)
}

// others says how many names a list has besides.
func others(n int) string {
	if n == 0 {
		return ""
	}
	return " +" + strconv.Itoa(n)
}

// namesIn returns the names of a list such as "a, b and 2 more", and how many more
// there are.
func namesIn(text string) (names []string, more int) {
	before, last, joined := strings.Cut(text, " and ")
	names = strings.Split(before, ", ")
	if !joined {
		return names, 0
	}
	if n, found := strings.CutSuffix(last, " more"); found {
		if more, err := strconv.Atoi(n); err == nil {
			return names, more
		}
	}
	return append(names, last), 0
}

// cutName cuts a name, one of a role and a session as lists do.
func cutName(text string, width int) string {
	const leastParts = 8 // in less room the parts say nothing
	if !strings.Contains(text, "/") || width < leastParts {
		return cutOne(text, width)
	}
	return theme.CleanCutActor(text, width)
}

// cutOne cuts a name without parts. Of one that the account tells apart, build-agent of
// 777788889999, the account's end stays; there is no half of an account or address that
// somebody is called by.
func cutOne(text string, width int) string {
	switch last := text[strings.LastIndexByte(text, ' ')+1:]; {
	case isCaller(text), theme.IsAssumedRole(text):
		return theme.CleanCutActor(text, width)
	case anAccount.MatchString(text), bareAddress(last) != "":
		return theme.CleanCutValues(text, width)
	case strings.Contains(text, " of ") && !strings.Contains(text, "/"):
		return theme.CleanCutMiddle(text, width)
	}
	return theme.CleanCut(text, width)
}

// aRandomEnd finds a name that ends in a UUID, which tells nobody anything.
var aRandomEnd = regexp.MustCompile(`[^ :/][-_.][0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// aSession is what people call a session: who had it, and since when.
var aSession = regexp.MustCompile(`^(.+?) +since ((?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d)$`)

// cutSession cuts who had a session: since when tells it from others of the same.
func cutSession(text string, width int) string {
	parts := aSession.FindStringSubmatch(text)
	if theme.Width(theme.CleanCut(text, width+1)) <= width {
		return theme.CleanCut(text, width)
	}
	return theme.Call(parts[1], parts[2]).CleanCut(width)
}

// isCaller reports whether somebody is called by an account and an id: who of the account
// it was is told by the id.
func isCaller(text string) bool {
	words := strings.Fields(text)
	return len(words) == 3 && words[0] == "account" && anAccount.MatchString(words[1])
}
