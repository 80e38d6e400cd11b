package cross

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

const (
	gap         = 2
	leastColumn = 6
	// widestColumn is the most room that a column gets, widestLabel that the
	// values down get of the width, as a part of it.
	widestColumn = 16
	widestLabel  = 3
	// leastName is the room that a name is cut to for one more column to be seen.
	leastName = 11
	// leastWho is what a column gets for whose a value is, besides since when, and mostWho
	// the part of the width that it may be.
	leastWho = 10
	mostWho  = 8
)

// Render draws the table, exactly as large as it was told to be. one and
// other are how the fields are called.
func (t *Table) Render(one, other string) string {
	block := theme.NewBlock(t.width, t.height)
	title := " " + theme.CleanCutMiddle(one, t.width/3) + " by " + theme.CleanCutMiddle(other, t.width/3)
	if t.cross == nil {
		block.Text(t.theme.Title, title)
		block.Text(t.theme.Dim, "  counting")
		return block.String()
	}
	size := theme.Count(values(t.cross.Rows)) + " by " + theme.Count(values(t.cross.Columns)) + " values "
	label := t.labelWidth()
	columns := t.columns(label)
	block.Line(t.theme.Title.Paint(theme.Spread(title, size+t.moreColumns(columns), t.width)))
	block.Line(t.header(label, columns))
	block.Line(t.line(0, label, columns))
	room := t.rowsRoom(block.Left())
	t.scroll(room)
	last := min(t.top+room-1, len(t.cross.Rows))
	for i := t.top; i <= last; i++ {
		block.Line(t.line(i, label, columns))
	}
	if room < len(t.cross.Rows) {
		block.Text(t.theme.Dim, "  "+t.moreRows(last))
	}
	return block.String()
}

// rowsRoom returns how many of the lines below the totals rows get: where not
// all are seen the last line says so.
func (t *Table) rowsRoom(lines int) int {
	if len(t.cross.Rows) > lines {
		lines--
	}
	return max(lines, 0)
}

// moreRows says how many rows are above and below those that are seen.
func (t *Table) moreRows(last int) string {
	var says []string
	if n := t.top - 1; n > 0 {
		says = append(says, theme.Count(n)+" more above")
	}
	below := t.cross.Rows[last:]
	if n := unseen(below); n > 0 {
		says = append(says, theme.Count(n)+" more below"+andNone(below))
	}
	return strings.Join(says, "   ")
}

// moreColumns says how many columns are left and right of those that are seen.
func (t *Table) moreColumns(shown []span) string {
	left, right := "<", ">"
	if t.theme.Unicode {
		left, right = "‹", "›"
	}
	says := ""
	if n := t.left - 1; n > 0 {
		says = "  " + left + " " + theme.Count(n) + " more "
	}
	last := max(t.left-1, shown[len(shown)-1].column)
	if n := unseen(t.cross.Columns[last:]); n > 0 {
		says += "  " + theme.Count(n) + " more " + right + " "
	}
	return says
}

// values returns how many values a field has, listed or not.
func values(lines []store.CrossLine) int {
	n := 0
	for _, line := range lines {
		switch line.Kind {
		case store.OneValue:
			n++
		case store.OtherValues:
			n += line.More
		}
	}
	return n
}

// unseen returns how much lines stand for that are out of sight, in values: with
// those that are seen they are as many as the title says.
func unseen(lines []store.CrossLine) int {
	if n := values(lines); n > 0 {
		return n
	}
	return len(lines)
}

// andNone names the line of what has no value, which is none of the values that are
// counted, if it is among others.
func andNone(lines []store.CrossLine) string {
	none := func(l store.CrossLine) bool { return l.Kind == store.NoValue }
	if values(lines) > 0 && slices.ContainsFunc(lines, none) {
		return " and (none)"
	}
	return ""
}

// scroll makes the cursor's row visible in height lines below the totals.
func (t *Table) scroll(height int) {
	if t.row == 0 {
		t.top = 1
		return
	}
	t.top = max(1, min(t.top, len(t.cross.Rows)-height+1))
	t.top = max(min(t.top, t.row), t.row-height+1)
}

// labelWidth returns the room for the values down: a part of the width, and what the
// columns leave where the first of them are seen. In another window it stays as wide.
func (t *Table) labelWidth() int {
	w := t.widestLabel(t.width / widestLabel)
	first := *t
	first.left = 1
	used := 2 + w + 1
	for _, c := range first.window(w) {
		used += gap + c.width
	}
	return t.widestLabel(w + max(0, t.width-used))
}

// widestLabel returns how wide the values down are, cut to so much.
func (t *Table) widestLabel(most int) (w int) {
	for i := range len(t.cross.Rows) + 1 {
		w = max(w, min(most, t.wanted(down, i, most)))
	}
	return w
}

// span is a column's place in a line.
type span struct{ column, width int }

// columns returns the totals and the columns behind them that fit. The window
// follows the cursor.
func (t *Table) columns(label int) []span {
	t.left = max(1, min(t.left, t.column, len(t.cross.Columns)))
	for t.left > 1 && t.ends(t.left-1, label) {
		t.left-- // there is room for one more
	}
	for {
		out := t.window(label)
		if t.column == 0 || t.left >= t.column || out[len(out)-1].column >= t.column {
			return t.widened(out, label)
		}
		t.left++
	}
}

// widened gives the room that all columns together leave to those whose names are cut, cell
// by cell. Where there are more columns than fit their widths stay what they are, so that
// nothing but the window moves.
func (t *Table) widened(all []span, label int) []span {
	if len(all) <= len(t.cross.Columns) {
		return all
	}
	room := t.width - 2 - label - 1
	for _, c := range all {
		room -= gap + c.width
	}
	for grown := true; grown && room > 0; {
		grown = false
		for i, c := range all {
			if room > 0 && c.width < t.wanted(across, c.column, t.width) {
				all[i].width++
				room--
				grown = true
			}
		}
	}
	return all
}

// ends reports whether a window from a column on goes to the last one.
func (t *Table) ends(left, label int) bool {
	w := *t
	w.left = left
	out := w.window(label)
	return out[len(out)-1].column == len(t.cross.Columns)
}

func (t *Table) window(label int) []span {
	out := []span{{0, t.columnWidth(0)}}
	room := t.width - 2 - label - gap - out[0].width - 1
	for i := t.left; i <= len(t.cross.Columns); i++ {
		w := t.columnWidth(i)
		if left := room - gap; left < w && left >= t.leastWidth(i) {
			w = left // its name is cut, and one more is seen
		}
		if room -= gap + w; room < 0 {
			break
		}
		out = append(out, span{i, w})
	}
	return out
}

// leastWidth returns in how much room a column can be told by a part of its name.
func (t *Table) leastWidth(i int) int {
	least := leastName
	if called, ok := t.calledAs(across, i); ok && called.Since != "" { // when alone says nothing of who
		least = leastWho + len(" ") + len(called.Since)
	}
	return max(least, theme.Width(theme.Count(t.count(0, i))))
}

// columnWidth returns the room for a column: its name, and no less than its
// total, the largest number in it.
func (t *Table) columnWidth(i int) int {
	w := t.wanted(across, i, widestColumn)
	return max(w, leastColumn, theme.Width(theme.Count(t.count(0, i))))
}

// header draws the names of the columns; the cursor's stands out.
func (t *Table) header(label int, columns []span) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", 2+label))
	used := 2 + label
	for _, c := range columns {
		text := theme.PadLeft(t.heading(across, c.column, c.width), c.width)
		style := t.theme.Title
		if c.column == t.column {
			style = t.theme.Cursor
		}
		b.WriteString(strings.Repeat(" ", gap) + style.Paint(text))
		used += gap + c.width
	}
	b.WriteString(strings.Repeat(" ", max(0, t.width-used)))
	return b.String()
}

// line draws a row.
func (t *Table) line(row, label int, columns []span) string {
	cursor := row == t.row
	lead := "  "
	if cursor {
		lead = t.theme.Mark + " "
	}
	text := theme.Pad(t.heading(down, row, label), label)
	var b strings.Builder
	b.WriteString(lead)
	b.WriteString(t.labelStyle(row, cursor).Paint(text))
	used := 2 + label
	for _, c := range columns {
		b.WriteString(strings.Repeat(" ", gap))
		b.WriteString(t.cell(row, c, cursor && c.column == t.column))
		used += gap + c.width
	}
	b.WriteString(strings.Repeat(" ", max(0, t.width-used)))
	return b.String()
}

func (t *Table) labelStyle(row int, cursor bool) theme.Style {
	switch {
	case cursor:
		return t.theme.Cursor
	case row == 0:
		return t.theme.Title
	case t.cross.Rows[row-1].Kind != store.OneValue:
		return t.theme.Dim
	}
	return theme.Style{}
}

// cell draws a number; a dot stands for none.
func (t *Table) cell(row int, c span, cursor bool) string {
	n := t.count(row, c.column)
	text, style := theme.Count(n), theme.Style{}
	switch {
	case n == 0 && t.theme.Unicode:
		text, style = "·", t.theme.Dim
	case n == 0:
		text, style = ".", t.theme.Dim
	case row == 0 || c.column == 0:
		style = t.theme.Dim
	}
	if cursor {
		style = t.theme.Cursor
	}
	return style.Paint(theme.PadLeft(text, c.width))
}
