package palette

import (
	"cmp"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Render draws the list with the line that narrows it: a prompt and the text
// before and behind the cursor; as long as there is none, what can be typed. The result is
// exactly width by height.
func (l *List) Render(prompt, before, after, typed string, width, height int) string {
	block := theme.NewBlock(width, height)
	lines := max(0, height-1)
	l.scroll(lines)
	l.widen(lines, width)
	block.Line(l.head(" "+prompt+" ", before, after, typed, width))
	for i, item := range l.shown(lines, width) {
		block.Line(l.line(item, l.top+i == l.cursor, width))
	}
	if l.Len() == 0 {
		block.Text(l.theme.Dim, "  nothing like this")
	}
	return block.String()
}

// head draws the line that narrows the list, as wide as the list where that is enough
// for what is typed.
func (l *List) head(lead, before, after, typed string, width int) string {
	count := l.count()
	used := theme.Width(lead) + theme.Width(count)
	end := width
	if near := l.span; used+theme.Width(theme.CleanCut(before+after, near)) < near {
		end = near
	}
	text := l.theme.Input(before, after, max(end-used, 1))
	if room := end - used - 2; before+after == "" && theme.Width(typed) <= room {
		text = l.theme.Input("", "", 2) + l.theme.Dim.Paint(theme.Pad(typed, room))
	}
	line := lead + text + l.theme.Dim.Paint(count)
	return line + theme.Pad("", width-end)
}

func (l *List) scroll(height int) {
	l.top = max(0, min(l.top, l.cursor))
	l.top = max(l.top, l.cursor-height+1)
}

const (
	// maxGroup is the most room that groups get.
	maxGroup = 24
	// usualWide is how wide the list is where its titles need no more, so that hints
	// stay near.
	usualWide = 96
)

// GroupRoom returns the room that the groups of items need.
func GroupRoom(items []Item) int {
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
		item := l.item(i)
		out = append(out, item)
		if item.Value && !l.fits(item, width) {
			values = append(values, item.Title)
			room = min(room, l.room(l.hint(item, width), width))
		}
	}
	values = theme.CleanCutApart(values, max(room, 0))
	for i := range out {
		if out[i].Value && !l.fits(out[i], width) {
			out[i].Title, values = values[0], values[1:]
		}
	}
	return out
}

// hint is what stands at the end of a line: all of it where the title is whole beside it.
func (l *List) hint(item Item, width int) string {
	if text := theme.CleanCut(item.Hint, width); l.wholeBeside(item, text, width) {
		return text
	}
	return theme.CleanCut(cmp.Or(item.Short, item.Hint), width/3)
}

// wholeBeside reports whether a line has room for the whole title beside a hint.
func (l *List) wholeBeside(item Item, hint string, width int) bool {
	return theme.Width(theme.CleanCut(item.Title, width)) <= l.room(hint, width)
}

// fits reports whether a line has room for the whole title.
func (l *List) fits(item Item, width int) bool {
	return l.wholeBeside(item, l.hint(item, width), width)
}

// room returns the cells that the title has in a line of some width with a hint.
func (l *List) room(hint string, width int) int {
	return width - 2 - l.group() - 2 - 2 - theme.Width(hint) - 1
}

// Fits reports whether a list of some width with groups of a width has room for all of
// an item.
func Fits(item Item, group, width int) bool {
	l := List{items: &Items{group: group}}
	return l.wholeBeside(item, theme.CleanCut(item.Hint, width), width)
}

// TitleRoom returns the cells that a title has in a list of some width with groups of a
// width and a hint.
func TitleRoom(width, group int, hint string) int {
	l := List{items: &Items{group: group}}
	return l.room(theme.CleanCut(hint, width/3), width)
}

// widen works out how much of the width the lines take: what the longest of those shown
// needs. They do not become shorter as one scrolls: the hints would jump to and fro.
func (l *List) widen(lines, width int) {
	l.span = min(width, max(l.span, usualWide))
	for i := l.top; i < min(l.top+lines, l.Len()); i++ {
		item := l.item(i)
		title := theme.Width(theme.CleanCut(item.Title, width))
		l.span = min(width, l.span+max(0, title-l.room(l.hint(item, width), l.span)))
	}
}

func (l *List) line(item Item, cursor bool, width int) string {
	t, span, hint := l.theme, l.span, l.hint(item, width)
	parts := []string{
		theme.CleanPad(item.Group, l.group()), "  ", theme.CleanPad(item.Title, l.room(hint, span)), "  ", hint, " ",
	}
	rest := theme.Pad("", width-span)
	if cursor {
		return t.Mark + t.Cursor.Paint(" "+strings.Join(parts, "")) + rest
	}
	return "  " + t.Dim.Paint(parts[0]) + parts[1] + parts[2] + parts[3] + t.Key.Paint(parts[4]) + parts[5] + rest
}
