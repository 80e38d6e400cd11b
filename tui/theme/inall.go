package theme

import "strings"

// InAll says in at most width cells what all lines of a list or a table have, of which the
// columns are left out; "" where that is nothing. What has no room is counted.
func InAll(said []string, width int) string {
	const lead = "  in all lines: "
	for n := len(said); n > 0; n-- {
		text, more := lead+strings.Join(said[:n], ", "), ""
		if n < len(said) {
			more = ", " + Plural(len(said)-n, "more column")
		}
		switch room := width - Width(lead+more); {
		case Width(text+more) <= width:
			return text + more
		case n == 1 && room >= leastActor:
			return lead + CutMiddle(said[0], room) + more
		case n == 1:
			return Cut(text, width)
		}
	}
	return ""
}
