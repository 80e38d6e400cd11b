package answers

import (
	"regexp"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// ofAnother is how a thing of another account is called.
var ofAnother = regexp.MustCompile(`^[^ ]+ of \d{12}$`)

// cutOwned cuts what a thing of another account is called: there is no half of an account,
// and that it is another one's is said as long as the name has room.
func cutOwned(text string, width int) string {
	text = theme.CleanCut(text, max(longestList, width))
	if theme.Width(text) <= width {
		return text
	}
	name, _, _ := strings.Cut(text, " ")
	if some := theme.CutMiddle(name+" of …", width); strings.HasPrefix(some, name) {
		return some
	}
	return theme.CutMiddle(name, width)
}
