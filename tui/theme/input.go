package theme

import "unicode/utf8"

// Input draws a line of text that is being edited in exactly width cells.
// before and after are what stands on either side of the cursor, which is
// always seen.
func (t *Theme) Input(before, after string, width int) string {
	if width <= 0 {
		return ""
	}
	before, after = lastCells(Clean(before), width-1), head(after, width)
	after = Clean(after)
	under := " "
	if after != "" {
		_, size := utf8.DecodeRuneInString(after)
		under, after = after[:size], after[size:]
	}
	if Width(under) != 1 {
		under = " "
	}
	return before + t.Cursor.Paint(under) + Pad(after, width-1-Width(before))
}
