package diff

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// leastWindow is from how many lines one says what is below the window.
const leastWindow = 6

// window returns how many rows are drawn if the first of them is at the top: one less where
// the last line says what is below.
func (p *Pane) window(top int) int {
	if p.height >= leastWindow && top+p.height < len(p.rows) {
		return p.height - 1
	}
	return p.height
}

// below says what is below the window, from a row on, and the key that leads there.
func (p *Pane) below(at int) string {
	n := 0
	for _, stop := range p.stops {
		if stop >= at && p.rows[stop].kind == pathRow {
			n++
		}
	}
	text := "more below (space)"
	if n > 0 {
		text = theme.Plural(n, "more path") + " below (space)"
	}
	return theme.Cut("  "+text, p.width)
}

// broken breaks a clean text into lines of a width, at blanks where these are not far from
// the edge, and returns what is left of it after most lines. A blank that ends a line is
// not seen, so the next does not begin with it.
func broken(text string, width, most int) (lines []string, rest string) {
	for text != "" && len(lines) < most {
		parts, left := theme.Wrap(text, width, 1)
		if len(parts) == 0 {
			return lines, text
		}
		line := parts[0]
		if at := strings.LastIndexByte(line, ' '); left != "" && left[0] != ' ' && at > len(line)/2 {
			left, line = line[at+1:]+left, line[:at]
		} else if len(left) > 1 && left[0] == ' ' && left[1] != ' ' {
			left = left[1:]
		}
		lines, text = append(lines, line), left
	}
	return lines, text
}
