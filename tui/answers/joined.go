package answers

import "strings"

// The last column of a section may be one that tells where there is room for all. In less
// its texts stand in the column before it, in lines that have nothing there, or behind what
// several events have in common.

// joins reports whether the last column of a section has no room of its own.
func (p *Pane) joins(s *Section, room int) bool {
	last := len(s.Columns) - 1
	return last > 0 && s.Columns[last].Joins && wanted(p.measureAll(s), (*column).apart) > room
}

// apart returns what a column gets at least where the last one stands for itself: names are
// cut before nobody knows from where.
func (c *column) apart() int {
	if c.isNameBeside() {
		return min(c.eased(), c.easy())
	}
	return c.eased()
}

// joined returns what one of the last two cells of a line says where they are one.
func (line *Line) joined(s *Section, c int) string {
	last := len(s.Columns) - 1
	if c == last || last-1 >= len(line.Cells) {
		return ""
	}
	text := line.Cells[last-1]
	if last >= len(line.Cells) || line.says(s.Columns[last-1]) {
		return text
	}
	return strings.TrimSpace(text + "  " + line.Cells[last])
}
