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
	for i := l.top; i < l.Len() && block.Left() > 0; i++ {
		block.Line(l.line(l.items.all[l.at(i)], i == l.cursor, width))
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

func (l *List) line(item Item, cursor bool, width int) string {
	t := l.theme
	hint := theme.CleanCut(item.Hint, width/3)
	title := width - 2 - l.items.group - 2 - 2 - theme.Width(hint) - 1
	parts := []string{
		theme.CleanPad(item.Group, l.items.group), "  ", theme.CleanPad(item.Title, title), "  ", hint, " ",
	}
	if cursor {
		return t.Mark + t.Cursor.Paint(" "+strings.Join(parts, ""))
	}
	return "  " + t.Dim.Paint(parts[0]) + parts[1] + parts[2] + parts[3] + t.Key.Paint(parts[4]) + parts[5]
}
