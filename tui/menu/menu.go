// Package menu draws a short list of what can be done with something, over the
// lower lines of a screen:
//
//	── i-05c30218156bcc246 ───────────────────────────────────────────
//	▌ its history       who created, changed, used and deleted it      p
//	  its events        every event that names it
package menu

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Item is a line of the menu.
type Item struct{ Title, Hint string }

// Menu is a list with a cursor. Its texts may be from logs.
type Menu struct {
	theme  *theme.Theme
	title  string
	items  []Item
	cursor int
}

// New returns an empty menu.
func New(t *theme.Theme) *Menu { return &Menu{theme: t} }

// Set replaces title and items; the cursor is on the first.
func (m *Menu) Set(title string, items []Item) { m.title, m.items, m.cursor = title, items, 0 }

// Move moves the cursor by n lines.
func (m *Menu) Move(n int) { m.cursor = max(0, min(m.cursor+n, len(m.items)-1)) }

// Cursor returns the number of the item under the cursor.
func (m *Menu) Cursor() int { return m.cursor }

// Lines draws the menu in lines of exactly width cells, at most height of them.
func (m *Menu) Lines(width, height int) []string {
	n := min(len(m.items), height-1)
	if n <= 0 {
		return nil
	}
	lines := []string{m.rule(width)}
	titles := 0
	for _, item := range m.items {
		titles = max(titles, theme.Width(theme.CleanCut(item.Title, width/2)))
	}
	top := max(0, min(m.cursor-n/2, len(m.items)-n))
	for i := top; i < top+n; i++ {
		lines = append(lines, m.line(i, titles, width))
	}
	return lines
}

// rule draws the line above the items, with the title in it.
func (m *Menu) rule(width int) string {
	dash := "-"
	if m.theme.Unicode {
		dash = "─"
	}
	title := " " + theme.CleanCutMiddle(m.title, max(0, width-8)) + " "
	left := strings.Repeat(dash, 2)
	right := strings.Repeat(dash, max(0, width-2-theme.Width(title)))
	return m.theme.Dim.Paint(left) + m.theme.Title.Paint(title) + m.theme.Dim.Paint(right)
}

func (m *Menu) line(i, titles, width int) string {
	item := m.items[i]
	title := theme.CleanPad(item.Title, titles)
	room := max(0, width-titles-6)
	hint := theme.CleanPad(item.Hint, room)
	end := theme.Pad("", width-titles-room-4)
	if i == m.cursor {
		return m.theme.Mark + m.theme.Cursor.Paint(" "+title+"  "+hint+end)
	}
	return "  " + title + "  " + m.theme.Dim.Paint(hint) + end
}
