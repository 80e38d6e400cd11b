package theme

import "unicode/utf8"

// Input draws a line of text that is being edited in exactly width cells.
// before and after are what stands on either side of the cursor, which is
// always seen; a sign stands where the text goes on before what is seen of it.
func (t *Theme) Input(before, after string, width int) string {
	if width <= 0 {
		return ""
	}
	text, lead := Clean(before), ""
	if before = lastCells(text, width-1); before != text && width > leastInput {
		lead, before = t.Less, lastCells(text, width-1-Width(t.Less))
	}
	after = Clean(head(after, width))
	under := " "
	if after != "" {
		_, size := utf8.DecodeRuneInString(after)
		under, after = after[:size], after[size:]
	}
	if Width(under) != 1 {
		under = " "
	}
	return t.Dim.Paint(lead) + before + t.Cursor.Paint(under) + Pad(after, width-1-Width(lead)-Width(before))
}

// leastInput is the room from which on a cell of it is given for that sign.
const leastInput = 8
