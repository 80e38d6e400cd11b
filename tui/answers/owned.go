package answers

import (
	"regexp"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// ofAnother is how a thing of another account is called.
var ofAnother = regexp.MustCompile(`^[^ ]+ of \d{12}$`)

// cutOwned cuts what a thing of another account is called: of the account its end stays,
// as people know it by, and that it is another one's is said as long as the name has room.
func cutOwned(text string, width int) string {
	text = theme.CleanCut(text, max(longestList, width))
	if theme.Width(text) <= width {
		return text
	}
	name, _, _ := strings.Cut(text, " ")
	for _, some := range []string{name + " of …" + text[len(text)-accountEnd:], name + " of …"} {
		if theme.Width(some) <= width {
			return some
		}
	}
	return theme.CutMiddle(name, width)
}

// accountEnd is how many digits people know an account by.
const accountEnd = 4
