package cross

// headLines are the lines above the totals: the title and the names of the
// columns.
const headLines = 2

// Put moves the cursor to the number that is drawn at a cell and reports whether
// there is one. Names count as the numbers beside them or below.
func (t *Table) Put(x, y int) bool {
	if t.cross == nil || y < headLines-1 || y >= t.height {
		return false
	}
	row := 0
	if y > headLines {
		row = t.top + y - headLines - 1
	}
	if row > len(t.cross.Rows) {
		return false
	}
	label := t.labelWidth()
	column, from := t.column, 2+label
	for _, c := range t.columns(label) {
		if x >= from {
			column = c.column
		}
		from += gap + c.width
	}
	t.row, t.column = row, column
	return true
}
