package heat

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/axis"
	"github.com/trailsift/trailsift/tui/theme"
)

// The widths left of the cells: the cursor's mark, an account, a region, each
// with what is behind it.
const (
	markWidth   = 2
	firstWidth  = 12
	secondWidth = 14
	scale       = markWidth + firstWidth + 2 + secondWidth + 1
	// totalWidth is that of a line's number on the right, from totalsFrom on.
	totalWidth = 10
	totalsFrom = 80
	// widest is the most cells that a bucket gets.
	widest = 3
	// around is how many lines are not of the map's own: title, axis and all
	// above, words and legend below.
	around = 5
)

// Buckets returns how many buckets the map has room for.
func (m *Map) Buckets() int { return max(1, m.width-scale-m.total()-1) }

func (m *Map) total() int {
	if m.width < totalsFrom {
		return 0
	}
	return totalWidth
}

// cells returns how many cells wide a bucket is drawn.
func (m *Map) cells() int { return max(1, min(widest, m.Buckets()/max(1, m.bars()))) }

// window returns how many lines are drawn at once: where not all of them are,
// one less, which says so.
func (m *Map) window() int {
	room := max(1, m.height-around)
	if m.data != nil && room > 1 && (len(m.data.Lines) > room || m.data.More > 0) {
		room--
	}
	return room
}

// Render draws the map, exactly as large as it was told to be. first and second
// are how the fields are called.
func (m *Map) Render(first, second string) string {
	block := theme.NewBlock(m.width, m.height)
	if m.bars() == 0 {
		block.Text(m.theme.Title, " "+first+" by "+second+" over time")
		block.Text(m.theme.Dim, "  "+m.nothing())
		return block.String()
	}
	m.scroll()
	block.Line(m.title(first, second))
	block.Line(m.axis())
	block.Line(m.draw(0))
	end := min(m.top+m.window(), len(m.data.Lines)+1)
	for i := m.top; i < end; i++ {
		block.Line(m.draw(i))
	}
	if more := m.unseen(end); more != "" && block.Left() > 2 {
		block.Text(m.theme.Dim, strings.Repeat(" ", markWidth)+more)
	}
	for block.Left() > 2 {
		block.Text(theme.Style{}, "")
	}
	block.Line(m.words())
	block.Line(m.legend())
	return block.String()
}

func (m *Map) nothing() string {
	switch {
	case m.data == nil:
		return "counting"
	case m.data.Missing > 0:
		return fmt.Sprintf("no event has a time (%s)", theme.Count(m.data.Missing))
	}
	return "no events"
}

// unseen says which lines are out of sight, or left out; "" when none is.
func (m *Map) unseen(end int) string {
	lines, dash := len(m.data.Lines), "-"
	if m.theme.Unicode {
		dash = "–"
	}
	switch {
	case m.top == 1 && end <= lines:
		return "+" + theme.Count(lines+m.data.More+1-end) + " more"
	case m.top > 1:
		return theme.Count(m.top) + dash + theme.Count(end-1) + " of " + theme.Plural(lines+m.data.More, "line")
	case m.data.More > 0:
		return "+" + theme.Plural(m.data.More, "line") + " of fewer events"
	}
	return ""
}

// scroll makes the cursor visible.
func (m *Map) scroll() {
	height, lines := m.window(), len(m.data.Lines)
	m.top = max(1, min(m.top, lines-height+1))
	if m.line > 0 {
		m.top = max(min(m.top, m.line), m.line-height+1)
	} else {
		m.top = 1
	}
	fit, at := m.Buckets()/m.cells(), m.cursor()
	m.left = max(0, min(m.left, m.bars()-fit, at))
	m.left = max(m.left, at-fit+1)
}

// shown returns the first bucket drawn, and the one behind the last.
func (m *Map) shown() (first, end int) {
	return m.left, min(m.bars(), m.left+m.Buckets()/m.cells())
}

// title names the fields, and says on the right what all cells have in common.
func (m *Map) title(first, second string) string {
	from, end := m.shown()
	right := axis.Context(m.data.Starts[from:end]) + "  " + m.data.Bucket.Name + "/cell "
	if m.data.Missing > 0 {
		right = theme.Count(m.data.Missing) + " without a time  " + right
	}
	left := strings.Repeat(" ", markWidth) + theme.Pad(theme.CleanCut(first, firstWidth), firstWidth+2) +
		theme.Pad(theme.CleanCut(second, secondWidth), secondWidth+1)
	if lines := theme.Plural(len(m.data.Lines)+m.data.More, "line"); theme.Width(left+lines+right) < m.width {
		left += lines
	}
	return m.theme.Title.Paint(theme.Spread(left, right, m.width))
}

// axis draws the times; the cursor's bucket stands out.
func (m *Map) axis() string {
	from, end := m.shown()
	room := m.width - scale
	cells := []byte(strings.Repeat(" ", room))
	for _, mark := range axis.Labels(m.data.Starts[from:end], m.cells(), room) {
		copy(cells[mark.At:], mark.Text)
	}
	m.headTotals(cells[min(room, (end-from)*m.cells()):])
	at := (m.cursor() - from) * m.cells()
	line := theme.NewRuns()
	line.Add(m.theme.Dim, strings.Repeat(" ", scale)+string(cells[:at]))
	line.Add(m.theme.Cursor, string(cells[at:at+m.cells()]))
	line.Add(m.theme.Dim, string(cells[at+m.cells():]))
	return line.String()
}

// headTotals says behind the cells of the axis what is counted on the right of the lines,
// unless a time stands there.
func (m *Map) headTotals(behind []byte) {
	const head = "events"
	if m.total() > 0 && len(behind) >= m.total() && strings.TrimLeft(string(behind[:m.total()]), " ") == "" {
		copy(behind[m.total()-len(head):], head)
	}
}

// draw draws a line; 0 is all of them.
func (m *Map) draw(number int) string {
	l, line, cursor := m.row(number), theme.NewRuns(), number == m.line
	mark, style := strings.Repeat(" ", markWidth), theme.Style{}
	if cursor {
		mark, style = m.theme.Mark+" ", m.theme.Cursor
	}
	first, second := m.names(number)
	line.Add(theme.Style{}, mark)
	line.Add(style, theme.Pad(theme.CleanCutMiddle(first, firstWidth), firstWidth)+"  "+theme.Pad(theme.CleanCutMiddle(second, secondWidth), secondWidth))
	line.Add(theme.Style{}, " ")
	from, end := m.shown()
	used, paint := scale, m.painter(number)
	for i := from; i < end; i++ {
		glyph, look := paint(i)
		if cursor && i == m.cursor() {
			look = m.theme.Cursor
			if l.Selected[i] > 0 { // a shade the other way round is another shade
				glyph = m.theme.Picked
			}
		}
		line.Add(look, strings.Repeat(glyph, m.cells()))
		used += m.cells()
	}
	if m.total() > 0 { // next to the cells: nobody has to look for it across the screen
		line.Add(m.theme.Dim, theme.PadLeft(theme.Count(l.Matches), m.total()))
		used += m.total()
	}
	line.Add(theme.Style{}, strings.Repeat(" ", max(0, m.width-used)))
	return line.String()
}

// names returns what a line is called; the first value only where it changes,
// and in the first line drawn and the cursor's. That of all tells its scale, which
// is not the legend's.
func (m *Map) names(number int) (first, second string) {
	if number == 0 {
		return "all", "up to " + scaleText(slices.Max(m.data.Total.Selected))
	}
	values := m.row(number).Values
	if number == m.top || number == m.line || m.row(number - 1).Values[0] != values[0] {
		first = name(values[0])
	}
	return first, name(values[1])
}

// scaleText writes the scale of the line of all, which has room for it: 9,640, then
// 12.3k.
func scaleText(most uint32) string {
	if most < 100_000 {
		return theme.Count(int(most))
	}
	return theme.Short(int(most))
}

func name(v store.PairValue) string {
	if v.None {
		return "(none)"
	}
	return v.Text
}

// painter returns how the cells of a line are drawn: that of all as columns,
// by its own scale.
func (m *Map) painter(number int) func(i int) (string, theme.Style) {
	l := m.row(number)
	first, last := extent(l)
	most := slices.Max(l.Selected)
	return func(i int) (string, theme.Style) {
		n := l.Selected[i]
		switch {
		case n > 0 && number == 0:
			return m.theme.Level(int(n), int(most), 0, 1), theme.Style{}
		case n > 0:
			level := m.levels.of(n)
			return m.theme.Shades[level], m.theme.Heat[level]
		case l.Rows[i] > 0:
			return m.theme.Without, m.theme.Dim
		case i < first || i > last:
			return " ", theme.Style{}
		case number == 0:
			return m.theme.Gap, m.theme.Failed
		}
		return m.theme.Gap, m.theme.Dim
	}
}
