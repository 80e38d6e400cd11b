package answers

import (
	"regexp"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// aRegion is how AWS names regions.
var aRegion = regexp.MustCompile(`^[a-z]{2}(-[a-z]{1,9}){1,3}-\d{1,2}$`)

// isID reports whether a text is one word with some digits, or a key, as AWS names things:
// half of it is hardly told from others.
func isID(text string) bool {
	const longest, leastDigits, leastKey = len("ami-0123456789abcdef0"), 4, 16
	digits, capitals := 0, 0
	for _, r := range text {
		switch {
		case r == ' ' || r == '/':
			return false
		case r >= '0' && r <= '9':
			digits++
		case r >= 'A' && r <= 'Z':
			capitals++
		}
	}
	return len(text) <= longest && (digits >= leastDigits || digits+capitals >= leastKey)
}

// aCount is how it is written how many of something there are.
var aCount = regexp.MustCompile(`^\d[\d,]{0,12}( [a-z]{1,12})?$`)

// countRoom returns in how much room a cell is whole that has a count or a region, or in a
// tree an id; 0 for others.
func (p *Pane) countRoom(s *Section, line *Line, c int) int {
	branch, text := 0, p.cellText(s, line, c)
	if c == 0 {
		branch = theme.Width(p.branch(line))
	}
	if aCount.MatchString(text) || aRegion.MatchString(text) || branch > 0 && isID(text) {
		return branch + len(text)
	}
	return 0
}

// bareAddress returns the address or the block of them that a text is, with how many others
// there were; "" for other texts.
func bareAddress(text string) string {
	address, _, _ := strings.Cut(text, " +")
	if len(address) > len("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255/128") || !theme.IsAddress(address) {
		return ""
	}
	return text
}

// Addresses says where something came from: the most frequent address, or the name of a
// service, with how many others there were. That it came from there is not said, here as
// little as in lists of events: most windows have no room for the word.
func Addresses(address string, more int) string { return address + others(more) }

// aMoment is how a moment is written: its year, what tells it from others, its seconds
// where it is no whole minute, and the zone.
var aMoment = regexp.MustCompile(`^\d{4}-(\d\d-\d\d \d\d:\d\d)(?::00|(:\d\d))(Z| [A-Z0-9+-]{1,6})$`)

func isMoment(text string) bool { return aMoment.MatchString(text) }

// shortMoment returns a moment without its year and, of a whole minute, its seconds;
// other texts as they are.
func shortMoment(text string) string { return aMoment.ReplaceAllString(text, "$1$2$3") }

// aYear is that of a moment in a text, which is hardly ever in doubt.
var aYear = regexp.MustCompile(`\b\d{4}-(\d\d-\d\d \d\d:\d\d)`)

// withoutYears returns a text in which moments have no years.
func withoutYears(text string) string { return aYear.ReplaceAllString(text, "$1") }

// anAccount is how an account is written, and those of whom nothing else is known; all
// are told apart by the ends of their accounts.
var anAccount = regexp.MustCompile(`^(root@|account )?\d{12}\b`)

// accountRoom returns how much room an account must have in a text, with a sign for the
// words around it.
func accountRoom(text string) int {
	which := anAccount.FindString(text)
	if bare, found := strings.CutPrefix(which, "account "); found {
		return theme.Width("… " + bare + " …")
	}
	return len(which)
}
