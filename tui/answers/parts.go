package answers

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// leastParts returns how wide the first parts of the texts of a column are, of which the
// others may be left out: no more than can be read with ease.
func (p *Pane) leastParts(s *Section, c int) (n int) {
	if !s.Columns[c].Parts {
		return 0
	}
	for i := range s.Lines[:min(len(s.Lines), maxLines)] {
		first, _, parted := strings.Cut(p.cellText(s, &s.Lines[i], c), "  ")
		if !parted && !s.Columns[c].Prose { // several values: each can be cut
			continue
		}
		n = max(n, min(theme.Width(theme.CleanCut(first, maxMeasured)), easyKept))
	}
	return n
}

// leaveOutParts leaves out the last parts of a text until it fits, but for the first.
func leaveOutParts(text string, width int) string {
	for theme.Width(theme.CleanCut(text, maxMeasured)) > width {
		at := strings.LastIndex(text, "  ")
		if at < 0 || strings.TrimSpace(text[:at]) == "" { // a name may begin with blanks
			break
		}
		text = text[:at]
	}
	return text
}
