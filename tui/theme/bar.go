package theme

import "strings"

// Bar returns a horizontal bar of exactly width cells for n of total. A bar
// of something is never empty.
func (g *Glyphs) Bar(n, total, width int) string {
	if width <= 0 {
		return ""
	}
	eighths := barEighths(n, total, width)
	full, rest := eighths/8, eighths%8
	bar := strings.Repeat(g.Block, full) + g.Eighths[rest]
	cells := full
	if rest > 0 {
		cells++
	}
	return bar + strings.Repeat(" ", width-cells)
}

// BarCells returns how many cells of a bar of width cells are not blank.
func BarCells(n, total, width int) int { return (barEighths(n, total, width) + 7) / 8 }

func barEighths(n, total, width int) int {
	eighths := 0
	if total > 0 {
		eighths = int((int64(n)*int64(width)*8 + int64(total)/2) / int64(total))
	}
	if n > 0 {
		eighths = max(eighths, 1)
	}
	return min(eighths, width*8)
}

// Level returns the cell of a column chart that is rows high: row 0 is the
// lowest, n of most is the column's height. A column of something is never
// empty.
func (g *Glyphs) Level(n, most, row, rows int) string {
	if n <= 0 || most <= 0 {
		return g.Levels[0]
	}
	eighths := int((int64(n)*int64(rows)*8 + int64(most)/2) / int64(most))
	eighths = max(eighths, 1) - row*8
	return g.Levels[min(max(eighths, 0), 8)]
}
