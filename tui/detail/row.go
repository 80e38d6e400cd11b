package detail

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// row puts a line together from the left. On the cursor's line all of it, after
// the mark, is in the cursor's style.
type row struct {
	theme  *theme.Theme
	width  int
	query  string // lower case
	cursor bool

	used    int
	painted strings.Builder
	plain   strings.Builder // of the cursor's line
}

// left returns how many cells are free.
func (r *row) left() int { return r.width - r.used }

// add draws clean text, as far as there is room.
func (r *row) add(style theme.Style, text string) {
	if r.used == 0 {
		r.mark()
	}
	text = theme.Cut(text, r.left())
	r.used += theme.Width(text)
	if r.cursor {
		r.plain.WriteString(text)
		return
	}
	r.painted.WriteString(style.Paint(text))
}

// mark draws the first cell.
func (r *row) mark() {
	sign := " "
	if r.cursor {
		sign = r.theme.Mark
	}
	sign = theme.Cut(sign, r.width)
	r.painted.WriteString(sign)
	r.used = theme.Width(sign)
}

// to fills up with spaces to a column.
func (r *row) to(column int) {
	if n := min(column, r.width) - max(r.used, 1); n > 0 {
		r.add(theme.Style{}, strings.Repeat(" ", n))
	}
}

// found is add with the text that was searched for standing out.
func (r *row) found(style theme.Style, text string) {
	lower := strings.ToLower(text)
	if r.query == "" || r.cursor || len(lower) != len(text) {
		r.add(style, text)
		return
	}
	for {
		at := strings.Index(lower, r.query)
		if at < 0 {
			r.add(style, text)
			return
		}
		end := at + len(r.query)
		r.add(style, text[:at])
		r.add(r.theme.Match, text[at:end])
		text, lower = text[end:], lower[end:]
	}
}

// String returns the line, filled up to its width.
func (r *row) String() string {
	r.to(r.width)
	return r.painted.String() + r.theme.Cursor.Paint(r.plain.String())
}
