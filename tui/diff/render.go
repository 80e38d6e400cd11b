package diff

import "github.com/trailsift/trailsift/tui/theme"

// Render draws the window, exactly as large as it was told to be.
func (p *Pane) Render() string {
	block := theme.NewBlock(p.width, p.height)
	first, end := -1, -1
	if p.cursor < len(p.stops) {
		first, end = p.stops[p.cursor], p.end()
	}
	below := min(len(p.rows), p.top+p.window(p.top))
	for i := p.top; i < below; i++ {
		block.Line(p.line(p.rows[i], i >= first && i < end, i == first))
	}
	if below < len(p.rows) && block.Left() > 0 {
		block.Text(p.theme.Dim, p.below(below))
	}
	return block.String()
}

// end returns the row behind the leaf under the cursor.
func (p *Pane) end() int {
	i := p.stops[p.cursor]
	leaf := p.rows[i].leaf
	for i++; i < len(p.rows) && leaf != nil && p.rows[i].leaf == leaf; i++ {
	}
	return i
}

// line draws a row; all rows of the leaf under the cursor have a mark.
func (p *Pane) line(r row, here, head bool) string {
	if p.width <= 0 {
		return ""
	}
	t := p.theme
	mark := " "
	if here {
		mark = t.Mark
	}
	style, text := theme.Style{}, r.text
	switch r.kind {
	case wordsRow:
		style = t.Strong
	case pathRow:
		style = t.Title
	case beforeRow:
		style, text = t.Failed, r.sign("-")+text
	case afterRow:
		style, text = t.Good, r.sign("+")+text
	case caveatRow:
		style = t.Dim
	case foldRow:
		text = p.sign() + " " + text
	case equalRow:
		style, text = t.Dim, "    "+p.equalText(r.leaf)
	}
	if head {
		style = t.Cursor
	}
	return mark + style.Paint(theme.Pad(text, p.width-1))
}

// sign is what stands before the first line of a value, or blanks.
func (r row) sign(sign string) string {
	if r.more {
		sign = " "
	}
	return "  " + sign + " "
}

// sign shows whether what is equal is folded.
func (p *Pane) sign() string {
	switch {
	case p.open:
		return p.theme.Down
	case p.theme.Unicode:
		return "▸"
	}
	return ">"
}

// equalText is a path and its value on one line, the values below each other.
func (p *Pane) equalText(l *Leaf) string {
	path := theme.Pad(theme.CleanCutMiddle(l.Path, p.pathRoom), p.pathRoom)
	return path + "  " + theme.CleanCutMiddle(l.After, max(0, p.width-beforeEqual-p.pathRoom))
}

const (
	// beforeEqual is the room that a line of what is equal needs beside path and value.
	beforeEqual = 7
	// maxMeasured is how many cells of a path or a value are measured.
	maxMeasured = 200
	// leastValue is the part of the width that values keep if they want it.
	leastValue = 3
)

// measure returns the room for the paths of what is equal: what they need, as far as
// the values leave it.
func (p *Pane) measure() int {
	paths, values := 0, 0
	for i := range p.diff.Equal {
		l := &p.diff.Equal[i]
		paths = max(paths, theme.Width(theme.CleanCut(l.Path, maxMeasured)))
		values = max(values, theme.Width(theme.CleanCut(l.After, maxMeasured)))
	}
	return max(0, min(paths, p.width-beforeEqual-min(values, p.width/leastValue)))
}
