package theme

import "strings"

// Block collects the lines of a pane; each line is exactly as wide as the
// pane, which is the caller's care.
type Block struct {
	width, height int
	lines         []string
}

// NewBlock returns an empty block of the given size in cells.
func NewBlock(width, height int) *Block {
	return &Block{width: max(width, 0), height: max(height, 0), lines: make([]string, 0, max(height, 0))}
}

// Line appends a line that has the block's width. Lines that do not fit are
// dropped.
func (b *Block) Line(line string) {
	if len(b.lines) < b.height {
		b.lines = append(b.lines, line)
	}
}

// Text appends plain text, cut or padded to the block's width, in a style.
func (b *Block) Text(style Style, text string) {
	b.Line(style.Paint(Pad(text, b.width)))
}

// Left returns how many lines still fit.
func (b *Block) Left() int { return b.height - len(b.lines) }

// Lines returns the block's lines, with blank ones where nothing was put.
func (b *Block) Lines() []string {
	for len(b.lines) < b.height {
		b.lines = append(b.lines, strings.Repeat(" ", b.width))
	}
	return b.lines
}

// String returns the lines joined, without a line break at the end.
func (b *Block) String() string { return strings.Join(b.Lines(), "\n") }

// Beside returns two blocks of text side by side, line by line; the shorter
// one ends the result.
func Beside(left, sep, right string) string {
	l, r := strings.Split(left, "\n"), strings.Split(right, "\n")
	n := min(len(l), len(r))
	for i := range n {
		l[i] += sep + r[i]
	}
	return strings.Join(l[:n], "\n")
}

// CleanPad returns text from a log, cleaned, in exactly width cells.
func CleanPad(text string, width int) string {
	return Pad(CleanCut(text, width), width)
}

// Spread returns a line of exactly width cells with left at its start and
// right at its end. When both do not fit, left is cut; right goes first.
func Spread(left, right string, width int) string {
	r := Cut(right, width)
	room := width - Width(r)
	return Pad(left, room) + r
}
