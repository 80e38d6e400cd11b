package filterbar

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Item is a completion.
type Item struct {
	Text  string
	Note  string // what else it is called
	Count int    // of events
	Share string // "" where neither is known
}

const (
	// fewItems is how many completions are seen at once, a small list; where there is
	// room, a third of it is taken.
	fewItems = 8
	// maxList is how wide the list is where its texts need no more, so that counts
	// stay near.
	maxList = 76
	// longestText is how much of a text without a note makes the list wider.
	longestText = 120
	// maxText is the most room that a completion's text gets beside a note.
	maxText = 40
)

// List draws completions below the filter, each line exactly width cells, with
// a last line that says what they are; in at most height lines. Without any
// it says so; where there is nothing to say the last line is all.
func (b *Bar) List(items []Item, cursor int, what string, width, height int) []string {
	switch {
	case height < 1:
		return nil
	case what == "" || height < 2:
		return []string{b.rule("", width)}
	}
	n, top := window(len(items), cursor, height)
	textWidth := textWidth(items)
	room := min(width, max(maxList, need(items, textWidth)))
	var lines []string
	for i := top; i < top+n; i++ {
		line := b.item(items[i], textWidth, room)
		if i == cursor {
			line = b.theme.Mark + b.theme.Cursor.Paint(line)
		} else {
			line = " " + line
		}
		lines = append(lines, line+strings.Repeat(" ", width-room))
	}
	return append(lines, b.rule(what, width))
}

// rule is the last line, which parts the list from what lies below it, with what the
// completions are.
func (b *Bar) rule(what string, width int) string {
	dash := "-"
	if b.theme.Unicode {
		dash = "─"
	}
	text := strings.Repeat(dash, 2)
	if what != "" {
		text += " " + theme.CleanCut(what, width-6) + " "
	}
	return b.theme.Dim.Paint(text + strings.Repeat(dash, max(0, width-theme.Width(text))))
}

// window returns how many completions are drawn in height lines, and the first.
func window(items, cursor, height int) (n, top int) {
	n = min(items, max(fewItems, height/3), height-1)
	return n, max(0, min(cursor-n/2, items-n))
}

// ListAt returns the completion that [Bar.List] draws on a line; ok is false
// where there is none.
func (b *Bar) ListAt(items, cursor, height, y int) (item int, ok bool) {
	n, top := window(items, cursor, height)
	return top + y, y >= 0 && y < n
}

// textWidth returns the room that the texts need which have notes: those without may
// go on below the notes.
func textWidth(items []Item) (w int) {
	for _, item := range items {
		if item.Note != "" {
			w = max(w, theme.Width(theme.CleanCut(item.Text, maxText)))
		}
	}
	return w
}

// ends is the room for the counts at the end of a line, and what stands before the text.
const ends = 11 + 9 + 1 + 3

// need returns the width in which no note is cut, which tells fields apart that are called
// alike, and no text.
func need(items []Item, textWidth int) (w int) {
	for _, item := range items {
		text := theme.Width(theme.CleanCut(item.Text, longestText))
		if item.Note != "" {
			text = textWidth + 2 + theme.Width(theme.Clean(item.Note))
		}
		w = max(w, text+1+ends)
	}
	return w
}

// item draws a line, less the cell of the mark.
func (b *Bar) item(item Item, textWidth, room int) string {
	count := theme.Count(item.Count)
	if item.Share == "" {
		count = ""
	}
	end := theme.PadLeft(count, 11) + theme.PadLeft(item.Share, 9) + " "
	left := room - 3 - theme.Width(end)
	text := theme.CleanCutMiddle(item.Text, left)
	if item.Note != "" {
		text = theme.CleanPad(item.Text, min(textWidth, left)) + "  "
		text += theme.CleanCutMiddle(item.Note, max(0, left-theme.Width(text)))
	}
	return "  " + theme.Pad(text, left) + end
}
