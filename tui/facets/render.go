package facets

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

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
	for i, s := range g.spans() {
		if i > 0 && s.y > g.height-block.Left() {
			block.Line(g.gap(s.row*n, n))
		}
		for _, line := range g.renderRow(s.row*n, n, s.lines) {
			block.Line(line)
		}
	}
	return block.String()
}

// gap draws the blank line above the n lists from number first on.
func (g *Grid) gap(first, n int) string {
	blank := theme.Pad("", g.listWidth(first))
	for i := first + 1; i < first+n; i++ {
		blank += g.sep(i-1, i) + theme.Pad("", g.listWidth(i))
	}
	return blank
}

// renderRow draws n lists from number first on, side by side.
func (g *Grid) renderRow(first, n, lines int) []string {
	out := make([]string, lines)
	for i := range n {
		width := g.listWidth(first + i)
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

// CutValue returns the value under the cursor where the focused list has no room
// for all of it, or calls it otherwise; ok is false where it is read in the list.
func (g *Grid) CutValue() (value string, ok bool) {
	l := &g.lists[g.focus]
	v, ok := l.current()
	if !ok || v.None || l.stale || g.blurred {
		return "", false
	}
	if _, called := g.called(l, v.Text); called {
		return v.Text, true
	}
	room := g.columns(g.focus, g.window(g.focus)).name()
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
	focused := i == g.focus && !g.blurred
	if l.lines.counts == nil {
		block.Line(g.title(l, columns{}, focused, width))
		return block.Lines()
	}
	window, more := l.fit(lines - 1)
	c := g.columns(i, lines-1)
	block.Line(g.title(l, c, focused, width))
	for k, name := range g.names(l, window, c.name()) {
		k += l.top
		block.Line(g.value(l, c, l.at(k), name, focused && k == l.cursor))
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
func (g *Grid) names(l *list, window, width int) []string {
	var labels []string
	for k := l.top; k < min(l.top+window, l.len()); k++ {
		labels = append(labels, l.at(k).label())
	}
	switch l.field.Name {
	case "actor", "ip":
		return theme.CutApart(labels, width, theme.CleanCutActor)
	case "ua": // one value, whatever blanks are in it
		return theme.CutApart(labels, width, theme.CleanCut)
	}
	return theme.CutApart(labels, width, g.cutCalled(l))
}

func (l *list) emptyText() string {
	if l.search.hits != nil {
		return "nothing like this"
	}
	return "no events"
}

// title draws a list's first line: the field on the left, on the right how it
// is sorted, what is selected, and how many values there are.
func (g *Grid) title(l *list, c columns, focused bool, width int) string {
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
		found := l.search.called() + theme.CleanCut(l.search.text, width)
		if name += "  " + found; theme.Width(name) > room {
			name = found
		}
	}
	mark := " "
	if focused {
		mark = t.Mark
	}
	head, tail := mark+" "+name, right+" "
	times := g.ends(l, c)
	from := 3 + c.value
	rest := width - from - theme.Width(times)
	if times == "" || theme.Width(head) >= from || theme.Width(tail) >= rest {
		return t.Title.Paint(theme.Spread(head, tail, width))
	}
	return t.Title.Paint(theme.Pad(head, from)) + t.Dim.Paint(times) + t.Title.Paint(theme.PadLeft(tail, rest))
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
	events                          int  // that a full bar stands for
	full                            int  // cells of a full bar; the longest one may take fewer
	peak                            int  // events that the longest bar stands for
	keeps                           bool // names leave sparks their room
}

// name returns the most room that a value has for its name. One that needs the room of
// its spark has it, in a narrow list: who it is comes before when.
func (c columns) name() int {
	if c.spark > 0 && !c.keeps {
		return c.value + 1 + c.spark
	}
	return c.value
}

// Bars make room for values that could not be read otherwise, and some for longer ones.
const (
	readable = 14 // the longest name of a region
	leastBar = 2
	shortBar = 4  // the least that tells much from little
	wide     = 60 // a list of this width has all the room, and long bars
	totals   = 6  // the most room for a number among all events: 12,345 or 1.2M
)

// columns shares the width of a list; counts have the room that the number
// of all selected events needs, so that they never move. Longer names take cells that no
// bar fills, then some that one does; where none could be read beside one, all.
func (l *list) columns(width, longest int) columns {
	c := columns{events: l.lines.counts.Events, peak: l.peak}
	c.count = max(4, theme.Width(theme.Count(c.events)))
	c.full = min(max(width/5, 4), 12)
	if width >= wide {
		c.full = width / 4
	}
	room := width - 2 - 1 - 1 - c.count - 1
	if l.lines.counts.Totals != nil {
		c.total = l.lines.counts.widest + 2
		room -= c.total
	}
	c.share(room, min(longest, readable), leastBar)
	c.share(room, longest, shortBar)
	if c.value < min(longest, readable) {
		c.value, c.bar, c.full = room+1, 0, 0
	}
	return c
}

// share gives a name and its bar some room. Full bars are made shorter, though not
// below a length, until the name has what it needs beside the longest.
func (c *columns) share(room, name, least int) {
	for c.full > least && room-c.reach() < name {
		c.full--
	}
	c.bar = min(max(c.reach(), room-name), c.full)
	c.value = room - c.bar
}

// reach returns how many cells the longest bar takes.
func (c *columns) reach() int { return theme.BarCells(c.peak, c.events, c.full) }

// value draws one value, called name.
func (g *Grid) value(l *list, c columns, v Value, name string, cursor bool) string {
	t := g.theme
	pick := " "
	if l.isPicked(v) {
		pick = t.Picked
	}
	text := theme.Pad(name, c.value)
	spark, bar := "", ""
	if c.bar > 0 {
		bar = theme.Pad(strings.TrimRight(t.Bar(v.Count, c.events, c.full), " "), c.bar) + " "
	}
	switch {
	case theme.Width(name) > c.value:
		text = theme.Pad(name, c.name())
	case c.spark > 0:
		spark = g.spark(l, c.spark, v) + " "
	}
	count := theme.PadLeft(theme.Count(v.Count), c.count)
	total := theme.PadLeft(totalText(v.Total), c.total)
	if cursor {
		return t.Mark + t.Cursor.Paint(pick+text+" "+spark+bar+count+total+" ")
	}
	if v.None || l.stale {
		text = t.Dim.Paint(text)
	}
	if l.stale {
		count = t.Dim.Paint(count)
	}
	return " " + pick + text + " " + t.Dim.Paint(spark) + t.Line.Paint(bar) + count + t.Dim.Paint(total) + " "
}

// totalText returns a number in the room for totals.
func totalText(n int) string {
	if text := theme.Count(n); theme.Width(text) <= totals {
		return text
	}
	return theme.Short(n)
}
