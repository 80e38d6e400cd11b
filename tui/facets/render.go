package facets

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// The heights of a list, its title included.
const (
	minHeight   = 6  // fewer lines are not worth a list
	roomyHeight = 9  // from here on a blank line ends a list
	maxHeight   = 24 // more lines are not read at a glance
)

// across returns how many lists stand side by side in width cells.
func across(width int) int {
	switch {
	case width < 110:
		return 2
	case width < 180:
		return 4
	case width < 240:
		return 5
	}
	return 6
}

// shape returns the number of grid rows, how many of them are drawn at once
// and the lines that each has.
func shape(lists, width, height int) (rows, visible, lines int) {
	n := across(width)
	rows = (lists + n - 1) / n
	visible = max(1, min(rows, height/minHeight))
	return rows, visible, min(maxHeight, height/visible)
}

// window returns how many values a list shows in a grid of height lines.
func (g *Grid) window(height int) int {
	if g.alone {
		return height - 1
	}
	_, _, lines := shape(len(g.lists), g.width, height)
	if lines >= roomyHeight {
		lines--
	}
	return lines - 1
}

// Render returns the grid, exactly as large as it was told to be.
func (g *Grid) Render() string {
	block := theme.NewBlock(g.width, g.height)
	if g.alone {
		for _, line := range g.renderList(g.focus, g.width, g.height) {
			block.Line(line)
		}
		return block.String()
	}
	n := across(g.width)
	rows, visible, lines := shape(len(g.lists), g.width, g.height)
	g.scroll(g.focus/n, rows, visible)
	for row := g.top; row < g.top+visible; row++ {
		for _, line := range g.renderRow(row*n, n, lines) {
			block.Line(line)
		}
	}
	return block.String()
}

// Shown returns the numbers of the first list drawn and of the one behind the
// last, as the grid was drawn last.
func (g *Grid) Shown() (first, end int) {
	if g.alone {
		return g.focus, g.focus + 1
	}
	n := across(g.width)
	rows, visible, _ := shape(len(g.lists), g.width, g.height)
	g.scroll(g.focus/n, rows, visible)
	return g.top * n, min(len(g.lists), (g.top+visible)*n)
}

// scroll makes the grid row with the focus visible.
func (g *Grid) scroll(row, rows, visible int) {
	g.top = max(0, min(g.top, rows-visible))
	g.top = min(g.top, row)
	g.top = max(g.top, row-visible+1)
}

// renderRow draws n lists from number first on, side by side.
func (g *Grid) renderRow(first, n, lines int) []string {
	out := make([]string, lines)
	for i := range n {
		width := g.cellWidth(i, n)
		var cell []string
		if first+i < len(g.lists) {
			cell = g.renderList(first+i, width, lines)
		} else {
			cell = theme.NewBlock(width, lines).Lines()
		}
		for k := range out {
			if i > 0 {
				out[k] += g.sep(first+i-1, first+i)
			}
			out[k] += cell[k]
		}
	}
	return out
}

// cellWidth returns the width of the list at place i of n side by side.
func (g *Grid) cellWidth(i, n int) int {
	room := g.width - (n - 1)
	width := room / n
	if i < room%n {
		width++
	}
	return width
}

// CutValue returns the value under the cursor where the focused list has no room
// for all of it; ok is false where it has.
func (g *Grid) CutValue() (value string, ok bool) {
	l := &g.lists[g.focus]
	v, ok := l.current()
	if !ok || v.None || l.stale || g.blurred {
		return "", false
	}
	width := g.width
	if n := across(g.width); !g.alone {
		width = g.cellWidth(g.focus%n, n)
	}
	room := g.columns(l, width).value
	return v.Text, theme.Width(theme.CleanCut(v.Text, room+2)) > room
}

// sep returns what stands between two lists.
func (g *Grid) sep(left, right int) string {
	if left >= len(g.lists) || right >= len(g.lists) {
		return " "
	}
	return g.theme.Line.Paint(g.theme.Sep)
}

// renderList draws one list.
func (g *Grid) renderList(i, width, lines int) []string {
	l, block := &g.lists[i], theme.NewBlock(width, lines)
	block.Line(g.title(l, i == g.focus && !g.blurred, width))
	if l.lines.counts == nil {
		return block.Lines()
	}
	window, more := g.fit(l)
	c := g.columns(l, width)
	for k, name := range l.names(window, c.value) {
		k += l.top
		block.Line(g.value(l, c, l.at(k), name, i == g.focus && !g.blurred && k == l.cursor))
	}
	if l.len() == 0 {
		block.Text(g.theme.Dim, "  "+l.emptyText())
	}
	if more > 0 || l.top > 0 {
		block.Text(g.theme.Dim, "  "+l.moreText(g.theme, window, more))
	}
	return block.Lines()
}

// names returns what the values in a window of a list are called in some cells.
func (l *list) names(window, width int) []string {
	var labels []string
	for k := l.top; k < min(l.top+window, l.len()); k++ {
		labels = append(labels, l.at(k).label())
	}
	return theme.CleanCutApart(labels, width)
}

// moreText says how many values there are below those shown, or which those
// are when there are some above too.
func (l *list) moreText(t *theme.Theme, window, more int) string {
	if l.top == 0 {
		return "+" + theme.Count(more) + " more"
	}
	last, dash := min(l.top+window, l.len()), "-"
	if t.Unicode {
		dash = "–"
	}
	return theme.Count(l.top+1) + dash + theme.Count(last) + " of " + theme.Count(last+more)
}

func (l *list) emptyText() string {
	if l.search.hits != nil {
		return "nothing like this"
	}
	return "no events"
}

// title draws a list's first line: the field on the left, on the right how it
// is sorted, what is selected, and how many values there are.
func (g *Grid) title(l *list, focused bool, width int) string {
	t := g.theme
	right := l.countText(t)
	for _, more := range []string{l.pickedText(t), l.order.String()} {
		if more != "" {
			right = more + "  " + right
		}
	}
	room := max(width-theme.Width(right)-4, 8)
	name := theme.CleanCutMiddle(l.field.Title, room)
	if l.marked {
		name += " #"
	}
	if l.search.text != "" {
		name = "/" + theme.CleanCut(l.search.text, width)
	}
	if !focused {
		return " " + t.Title.Paint(theme.Spread(" "+name, right+" ", width-1))
	}
	return t.Title.Paint(t.Mark + theme.Spread(" "+name, right+" ", width-1))
}

// pickedText says how many values are selected.
func (l *list) pickedText(t *theme.Theme) string {
	if len(l.picked) == 0 {
		return ""
	}
	return t.Picked + " " + theme.Count(len(l.picked))
}

// countText says how many values there are.
func (l *list) countText(t *theme.Theme) string {
	switch f := l.lines.counts; {
	case f == nil:
		return ""
	case l.stale:
		return t.Ellipsis
	case l.search.text != "":
		return theme.Count(l.len()) + " of " + theme.Count(f.Distinct)
	case f.Distinct == 0 && f.Missing > 0:
		return "no value" // a 0 above a line would look wrong
	default:
		return theme.Count(f.Distinct)
	}
}

// columns are the widths of a list's line: mark, pick, value, spark, bar, count
// and, under a filter, how many of all events have the value.
type columns struct {
	value, spark, bar, count, total int
	events                          int // that a full bar stands for
}

// Bars make room for values that could not be read otherwise.
const (
	readable = 14 // the longest name of a region
	leastBar = 2
	wide     = 60 // a list of this width has all the room, and long bars
	totals   = 6  // the most room for a number among all events: 12,345 or 1.2M
)

// columns shares the width of a list; counts have the room that the number
// of all selected events needs, so that they never move.
func (l *list) columns(width int, t *theme.Theme) columns {
	c := columns{events: l.lines.counts.Events}
	c.count = max(4, theme.Width(theme.Count(c.events)))
	c.bar = min(max(width/5, 4), 12)
	if width >= wide {
		c.bar = width / 4
	}
	c.value = width - 2 - 1 - c.bar - 1 - c.count - 1
	if l.lines.counts.Totals != nil {
		c.total = l.lines.counts.widest + 2
		c.value -= c.total
	}
	if less := min(readable-c.value, c.bar-leastBar); less > 0 {
		c.value, c.bar = c.value+less, c.bar-less
	}
	return c
}

// value draws one value, called name.
func (g *Grid) value(l *list, c columns, v Value, name string, cursor bool) string {
	t := g.theme
	pick := " "
	if l.isPicked(v) {
		pick = t.Picked
	}
	text := theme.Pad(name, c.value)
	spark, bar := "", t.Bar(v.Count, c.events, c.bar)
	if c.spark > 0 {
		spark = g.spark(l, c.spark, v) + " "
	}
	count := theme.PadLeft(theme.Count(v.Count), c.count)
	total := theme.PadLeft(totalText(v.Total), c.total)
	if cursor {
		return t.Mark + t.Cursor.Paint(strings.Join([]string{pick + text, spark + bar, count + total + " "}, " "))
	}
	if v.None || l.stale {
		text = t.Dim.Paint(text)
	}
	if l.stale {
		count = t.Dim.Paint(count)
	}
	return " " + pick + text + " " + t.Dim.Paint(spark) + t.Line.Paint(bar) + " " + count + t.Dim.Paint(total) + " "
}

// totalText returns a number in the room for totals.
func totalText(n int) string {
	if text := theme.Count(n); theme.Width(text) <= totals {
		return text
	}
	return theme.Short(n)
}
