package events

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/gist"
	"github.com/trailsift/trailsift/tui/theme"
)

// Render returns the list, exactly as large as it was told to be.
func (t *Table) Render() string {
	t.scrollBy(max(0, t.height-1))
	t.measure()
	t.scrollColumns()
	block := theme.NewBlock(t.width, t.height)
	cols := t.spans(t.left)
	block.Line(t.header(cols))
	date := ""
	for l := t.line(t.top); l < t.countLines() && block.Left() > 0; l++ {
		i := t.pos(l)
		if d := t.dateLine(i); d != date {
			says := ""
			if date == "" { // once is enough, and the line at the top stays there
				says = t.sameText(cols, t.width-theme.Width(d)-gap)
			}
			block.Text(t.theme.Dim, "  "+d+says)
			date = d
		}
		if block.Left() > 0 {
			block.Line(t.row(cols, i))
		}
	}
	return block.String()
}

// dateLine returns the date of the row at position i if that stands on a line
// of its own: in time order, and where all events are of one day.
func (t *Table) dateLine(i int) string {
	if t.order.Field != "" {
		return t.day()
	}
	return t.read(i).date
}

// scrollBy scrolls, and finds out how far.
func (t *Table) scrollBy(height int) {
	old := t.line(t.top)
	t.scroll(height)
	top := t.line(t.top)
	switch {
	case top == old || max(top-old, old-top) >= height/2:
		t.moved = 0
	case top > old:
		t.moved = t.lines(old, top) - t.lines(top, top)
	default:
		t.moved = t.lines(old, old) - t.lines(top, old)
	}
}

// Moved returns by how many lines the rows went up when the list was rendered, or down
// where it is negative, and how many lines above them stayed: the titles, and a date. It
// is 0 where most of them are others.
func (t *Table) Moved() (lines, fixed int) {
	fixed = 1
	if t.countLines() > 0 && t.dateLine(t.pos(t.line(t.top))) != "" {
		fixed++
	}
	return t.moved, fixed
}

// scroll makes the cursor's row visible in height lines, some of which are
// dates.
func (t *Table) scroll(height int) {
	cursor, top := t.line(t.cursor), t.line(t.top)
	if cursor < top {
		top = cursor
	} else {
		top = t.lowest(top, cursor, height)
	}
	t.top = t.pos(t.fill(top, height))
}

// lowest returns the first line from top on from which on the cursor's is seen.
func (t *Table) lowest(top, cursor, height int) int {
	top = max(top, cursor-height+1)
	for top < cursor && t.lines(top, cursor) > height {
		top++
	}
	return top
}

// fill returns the line nearest to top from which on the list, if it is long
// enough, fills height lines: a list that became shorter or was turned round
// does not leave most of the window empty.
func (t *Table) fill(top, height int) int {
	last := t.countLines() - 1
	for top > 0 && last-top < height && t.lines(top-1, last) <= height {
		top--
	}
	return top
}

// lines returns how many lines of the screen those of the list from first to
// last take, with the dates.
func (t *Table) lines(first, last int) int {
	n, date := 0, ""
	for i := first; i <= last; i++ {
		if d := t.dateLine(t.pos(i)); d != date {
			date = d
			n++
		}
		n++
	}
	return n
}

// header draws the titles, with a sign at the one that the list is sorted by, and others
// where columns are left or right of those drawn; the cursor's column stands out.
func (t *Table) header(cols []span) string {
	var b strings.Builder
	title, by := t.leadTitle(cols)
	b.WriteString("  ")
	b.WriteString(t.titleStyle(0).Paint(title))
	b.WriteString(t.theme.Title.Paint(by))
	before, behind := t.aside(cols)
	blank, used := t.lead()-2-theme.Width(title+by), t.lead()
	for i, c := range cols {
		if i > 0 {
			blank, used = blank+gap, used+gap
		} else {
			blank -= t.sign(&b, blank, before, t.theme.Less)
		}
		title := t.title(c.column, c.width)
		b.WriteString(strings.Repeat(" ", blank))
		b.WriteString(t.titleStyle(c.column).Paint(title))
		blank, used = c.width-theme.Width(title), used+c.width
	}
	blank += max(0, t.width-used)
	b.WriteString(strings.Repeat(" ", blank-t.sign(&b, blank, behind, t.theme.More)))
	return b.String()
}

// aside reports whether there are columns left and right of those drawn, besides what is
// left out because it says nothing more.
func (t *Table) aside(cols []span) (before, behind bool) {
	for i := 1; i < len(t.columns); i++ {
		drawn := slices.ContainsFunc(cols, func(c span) bool { return c.column == i })
		if !drawn && !t.leaves(i) {
			before, behind = before || i < t.left, behind || i >= t.left
		}
	}
	return before, behind
}

// sign puts a sign at the end of some blank cells, if it is to be there and does not touch
// what stands before them, and returns the cells that it took.
func (t *Table) sign(b *strings.Builder, blank int, is bool, glyph string) int {
	if !is || blank < 2 {
		return 0
	}
	b.WriteString(strings.Repeat(" ", blank-1))
	b.WriteString(t.theme.Dim.Paint(glyph))
	return blank
}

// title returns the title of a column in at most width cells.
func (t *Table) title(column, width int) string {
	c, by := t.columns[column], t.order.Field
	if by == "" {
		by = timeColumn
	}
	if c.Field != by {
		return theme.Cut(c.Title(), width)
	}
	order := t.theme.Down
	if t.order.Descending {
		order = t.theme.Up
	}
	return theme.Cut(c.Title(), width-2) + " " + order
}

// leadTitle returns the title of the time, and what the list is sorted by where none of
// the columns drawn does: behind it, or in its place where there is no room for both.
func (t *Table) leadTitle(cols []span) (title, by string) {
	title = t.title(0, t.lead())
	field := t.order.Field
	if field == "" || slices.ContainsFunc(cols, func(c span) bool { return t.columns[c.column].Field == field }) {
		return title, ""
	}
	order := " " + t.theme.Down
	if t.order.Descending {
		order = " " + t.theme.Up
	}
	name, room := Column{Field: field}.Title(), t.lead()-2-1-theme.Width("by "+order)
	if left := room - theme.Width(title+"  "); left >= min(leastOrder, theme.Width(name)) {
		return title, "  by " + theme.CutMiddle(name, left) + order
	}
	return "by " + theme.CutMiddle(name, room) + order, ""
}

// leastOrder is the room in which the name of what a list is sorted by can be told.
const leastOrder = 8

func (t *Table) titleStyle(column int) theme.Style {
	if column == t.column && !t.blurred {
		return t.theme.Cursor
	}
	return t.theme.Title
}

// row draws the event at position i.
func (t *Table) row(cols []span, i int) string {
	x := t.read(i)
	line := painter{table: t, cursor: i == t.pos(t.line(t.cursor)), line: " "}
	if line.cursor {
		line.line = t.theme.Mark
	}
	sign, look := t.outcome(x)
	line.add(theme.Style{}, t.markOf(i))
	line.cell(0, theme.Style{}, t.clock(x))
	line.add(theme.Style{}, " ")
	line.add(look, sign)
	line.add(theme.Style{}, " ")
	used := t.lead()
	for k, c := range t.spansAt(cols, i) {
		if k > 0 {
			line.add(theme.Style{}, strings.Repeat(" ", gap))
			used += gap
		}
		text := theme.Pad(t.drawn(cols, i, c), c.width)
		line.foundCell(c.column, t.style(x, c.column), text, x.cells[c.column].found)
		used += c.width
	}
	line.add(theme.Style{}, strings.Repeat(" ", max(0, t.width-used)))
	return line.finish()
}

// drawn returns the text of a column in its room: of what an event was about, which is
// several values, what tells most.
func (t *Table) drawn(cols []span, i int, c span) string {
	if g, ok := t.drawnGist(cols, i, c.column); ok {
		return gist.Cut(g, c.width)
	}
	text := t.lineCell(i, c.column)
	switch t.columns[c.column].Field {
	case "actor", "ip":
		return theme.CleanCutActor(text, c.width)
	}
	return theme.CutMiddle(text, c.width)
}

// drawnGist returns what the event of a line was about, but for the error where another
// of the columns drawn shows it, or enough of it to be told by. It is not ok for other
// columns, and for lines that stand for several events.
func (t *Table) drawnGist(cols []span, i, column int) (g trail.Gist, ok bool) {
	if g, ok = t.lineGist(i, column); !ok {
		return g, false
	}
	if at := errorAmong(t, cols); at >= 0 {
		code := t.lineCell(i, cols[at].column)
		if min(theme.Width(code), telling) <= cols[at].width {
			g = behindError(g, code)
		}
	}
	return g, true
}

// errorAmong returns which of the columns drawn is that of the error, or -1.
func errorAmong(t *Table, cols []span) int {
	return slices.IndexFunc(cols, func(s span) bool { return t.columns[s.column].Field == "error" })
}

// behindError returns what is said behind an error that stands elsewhere in the line.
func behindError(g trail.Gist, code string) trail.Gist {
	if g.Ended == code {
		g.Ended = ""
	}
	return g
}

// clock returns the time of a line.
func (t *Table) clock(x *text) string {
	if t.dated() {
		return x.date + " " + x.clock
	}
	return x.clock
}

// markOf returns the sign of a marked event, or of a line that stands for one.
func (t *Table) markOf(i int) string {
	n := 1
	if r, folded := t.runAt(i); folded {
		n = r.n
	}
	for k := range n {
		if t.marked(t.view.Row(i + k)) {
			return t.theme.Picked
		}
	}
	return " "
}

// outcome returns the sign of how an event ended; most have none.
func (t *Table) outcome(x *text) (sign string, look theme.Style) {
	switch {
	case x.failed:
		return t.theme.Fail, t.theme.Failed
	case x.dry:
		return t.theme.DryRun, theme.Style{}
	}
	return " ", theme.Style{}
}

// style returns the colour of a cell: what the event did, or that it failed, and
// then whose it was. So a failed event of the usual columns is one run of a colour
// with its sign: each run costs bytes at every step of the cursor.
func (t *Table) style(x *text, column int) theme.Style {
	switch field := t.columns[column].Field; {
	case field == "event":
		return t.theme.Verb(x.verb, x.failed)
	case field == "actor" && x.failed:
		return t.theme.Failed
	}
	return theme.Style{}
}

// painter draws a line in runs of one style. On the cursor's row everything
// is reversed but the cell that keys act on.
type painter struct {
	table  *Table
	cursor bool
	line   string
	run    strings.Builder
	style  theme.Style
	blanks string // behind the run; they have its style if it goes on behind them
}

func (p *painter) add(style theme.Style, text string) {
	if p.cursor && !p.table.blurred {
		style = p.table.theme.Cursor
	}
	p.put(style, text)
}

func (p *painter) cell(column int, style theme.Style, text string) {
	if p.cursor && !p.table.blurred {
		style = p.table.theme.Cursor
		if column == p.table.column {
			style = theme.Style{} // a gap in the bar
		}
	}
	p.put(style, text)
}

func (p *painter) put(style theme.Style, text string) {
	words := text
	if !p.cursor { // a colour that nobody sees costs bytes on a slow line, and a line below it is seen
		words = strings.TrimRight(text, " ")
	}
	if words != "" {
		if style != p.style {
			p.finish()
			p.style = style
		}
		p.run.WriteString(p.blanks)
		p.blanks = ""
	}
	p.run.WriteString(words)
	p.blanks += text[len(words):]
}

// finish ends the run, and with it the line so far.
func (p *painter) finish() string {
	p.line += p.style.Paint(p.run.String()) + p.blanks
	p.run.Reset()
	p.blanks = ""
	return p.line
}
