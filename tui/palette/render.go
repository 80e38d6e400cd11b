package palette

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Render draws the list with the line that narrows it: a prompt and the text
// before and behind the cursor. The result is exactly width by height.
func (l *List) Render(prompt, before, after string, width, height int) string {
	block := theme.NewBlock(width, height)
	count := l.count()
	lead := " " + prompt + " "
	room := width - theme.Width(lead) - theme.Width(count)
	block.Line(lead + l.theme.Input(before, after, max(room, 1)) + l.theme.Dim.Paint(count))
	l.scroll(block.Left())
	for i, item := range l.shown(block.Left(), width) {
		block.Line(l.line(item, l.top+i == l.cursor, width))
	}
	if l.Len() == 0 {
		block.Text(l.theme.Dim, "  nothing like this")
	}
	return block.String()
}

func (l *List) scroll(height int) {
	l.top = max(0, min(l.top, l.cursor))
	l.top = max(l.top, l.cursor-height+1)
}

// maxGroup is the most room that groups get.
const maxGroup = 24

func groupWidth(items []Item) int {
	w := 0
	for _, item := range items {
		w = max(w, min(maxGroup, theme.Width(theme.CleanCut(item.Group, maxGroup))))
	}
	return w
}

// shown returns the items of so many lines, long values cut where they differ: one
// cannot choose among lines that are the same.
func (l *List) shown(height, width int) []Item {
	var out []Item
	var values []string
	room := width
	for i := l.top; i < l.Len() && len(out) < height; i++ {
		item := l.items.all[l.at(i)]
		out = append(out, item)
		if item.Value {
			values = append(values, item.Title)
			room = min(room, l.room(item, width))
		}
	}
	values = theme.CleanCutApart(values, max(room, 0))
	for i := range out {
		if out[i].Value {
			out[i].Title, values = values[0], values[1:]
		}
	}
	return out
}

// room returns the cells that the title of an item has.
func (l *List) room(item Item, width int) int {
	return width - 2 - l.items.group - 2 - 2 - theme.Width(theme.CleanCut(item.Hint, width/3)) - 1
}

func (l *List) line(item Item, cursor bool, width int) string {
	t := l.theme
	hint := theme.CleanCut(item.Hint, width/3)
	title := l.room(item, width)
	parts := []string{
		theme.CleanPad(item.Group, l.items.group), "  ", theme.CleanPad(item.Title, title), "  ", hint, " ",
	}
	if cursor {
		return t.Mark + t.Cursor.Paint(" "+strings.Join(parts, ""))
	}
	return "  " + t.Dim.Paint(parts[0]) + parts[1] + parts[2] + parts[3] + t.Key.Paint(parts[4]) + parts[5]
}
