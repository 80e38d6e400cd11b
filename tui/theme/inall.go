package theme

import "strings"

// InAll says in at most width cells what all lines of a list or a table have, of which the
// columns are left out; "" where that is nothing. What has no room is counted.
func InAll(said []string, width int) string {
	for n := len(said); n > 0; n-- {
		text := "  in all lines: " + strings.Join(said[:n], ", ")
		if n < len(said) {
			text += ", " + Plural(len(said)-n, "more column")
		}
		if Width(text) <= width || n == 1 {
			return Cut(text, width)
		}
	}
	return ""
}
