// Package menu draws a short list of what can be done with something, over the
// lower lines of a screen:
//
//	── i-05c30218156bcc246 ───────────────────────────────────────────
//	▌ its history       who created, changed, used and deleted it      p
//	  its events        every event that names it
package menu

import (
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

const (
	// widestTitle is how wide a title gets, in more than half of the width: what
	// names an access key or a role's id is seen whole.
	widestTitle = 48
	// mostTitles is how wide the column of titles gets, however wide the screen: hints are
	// read beside them.
	mostTitles = 64
	// leastHint is the room that hints keep then: what most of them need.
	leastHint = 30
	// enoughTitle is how wide a column of titles is in which a longer one is cut to it:
	// what an id or a key is called has room. In a narrower one it is whole, and its own
	// hint is pushed to the right.
	enoughTitle = 44
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
	n, top := m.window(height)
	if n <= 0 {
		return nil
	}
	lines := []string{m.rule(width, m.more(top, n))}
	titles := m.titles(width)
	for i := top; i < top+n; i++ {
		lines = append(lines, m.line(i, titles, width))
	}
	return lines
}

// titles returns the column that hints stand behind: the widest of the titles that leave
// them room; of all of them where there is enough.
func (m *Menu) titles(width int) (column int) {
	most := min(max(width/2, width-leastHint-6), mostTitles)
	for _, item := range m.items {
		w := theme.Width(theme.CleanCut(item.Title, width))
		if w > most && most >= enoughTitle {
			w = most
		}
		if w <= most {
			column = max(column, w)
		}
	}
	return column
}

// window returns how many items are drawn in height lines, and the first.
func (m *Menu) window(height int) (n, top int) {
	n = min(len(m.items), height-1)
	return n, max(0, min(m.cursor-n/2, len(m.items)-n))
}

// Put moves the cursor to the item that is drawn on a line, the first of which
// is the title, and reports whether there is one.
func (m *Menu) Put(y, height int) bool {
	n, top := m.window(height)
	if y < 1 || y > n {
		return false
	}
	m.cursor = top + y - 1
	return true
}

// more says which of the items are drawn, where these are not all.
func (m *Menu) more(top, n int) string {
	if n == len(m.items) {
		return ""
	}
	return fmt.Sprintf(" %d-%d of %d ", top+1, top+n, len(m.items))
}

// rule draws the line above the items, with the title in it, and at its end
// which items they are.
func (m *Menu) rule(width int, more string) string {
	dash := "-"
	if m.theme.Unicode {
		dash = "─"
	}
	title := " " + theme.CleanCutMiddle(m.title, max(0, width-8-len(more))) + " "
	left, end := strings.Repeat(dash, 2), ""
	if more != "" {
		end = left
	}
	right := strings.Repeat(dash, max(0, width-2-theme.Width(title)-len(more)-theme.Width(end)))
	return m.theme.Dim.Paint(left) + m.theme.Title.Paint(title) + m.theme.Dim.Paint(right+more+end)
}

// fitted returns a title and its hint, in as many of its words as have room behind it; the
// first of several alone says nothing.
func (m *Menu) fitted(item Item, titles, width int) (title, hint string) {
	room := width - 6
	title = theme.CleanPad(item.Title, titles)
	switch longer := theme.Width(theme.CleanCut(item.Title, room)) > titles; {
	case longer && titles >= enoughTitle:
		title = theme.Pad(theme.CleanCutMiddle(item.Title, titles), titles)
	case longer:
		title = theme.CleanCut(item.Title, max(titles, min(widestTitle, room)))
	}
	hint = theme.CleanFit(item.Hint, max(0, room-theme.Width(title)))
	if strings.Contains(item.Hint, " ") && !strings.Contains(hint, " ") {
		hint = ""
	}
	return title, hint
}

func (m *Menu) line(i, titles, width int) string {
	item := m.items[i]
	title, hint := m.fitted(item, titles, width)
	end := theme.Pad("", width-4-theme.Width(title+hint))
	if i == m.cursor {
		return m.theme.Mark + m.theme.Cursor.Paint(" "+title+"  "+hint+end)
	}
	return "  " + title + "  " + m.theme.Dim.Paint(hint) + end
}
