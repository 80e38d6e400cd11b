package main

import (
	"bufio"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// eventLine is what of a row of events stands in one line of a terminal.
type eventLine struct {
	from   int // the first column
	widths []int
}

// linesFor breaks rows as a table does, by some of them: events are too many to wait
// for all.
func linesFor(some [][]string, line int) []eventLine {
	at := folds(columnsFor(some, widestCell), some, line)
	out := make([]eventLine, len(at))
	for k, from := range at {
		to, room := columnsOf(some), line
		if k+1 < len(at) {
			to = at[k+1]
		}
		if k > 0 {
			room -= foldIndent
		}
		out[k] = eventLine{from, fittingWidths(cellsOf(some, from, to), room)}
	}
	return out
}

// fittingWidths returns the widths of all columns but the last one, so that rows fit.
func fittingWidths(rows [][]string, line int) []int {
	all := columnsFor(rows, widestCell)
	for _, c := range fitting(all, rows, line) {
		all[c.at].width = c.width
	}
	out := make([]int, len(all)-1)
	for i := range out {
		out[i] = all[i].width
	}
	return out
}

// writeParts writes a row, whose last cell goes on below itself.
func writeParts(w *bufio.Writer, cells []string, parts []eventLine, line int) error {
	for k, p := range parts {
		text, rest := "", cells[p.from:]
		if k > 0 {
			text = strings.Repeat(" ", foldIndent)
		}
		fixed := theme.Width(text) + foldIndent
		for i, width := range p.widths {
			text += theme.Pad(theme.CutValues(theme.Clean(rest[i]), width), width) + "  "
		}
		last := ""
		if k == len(parts)-1 {
			last = theme.Clean(rest[len(rest)-1])
		}
		for _, l := range hang(text, last, line, fixed) {
			if l = strings.TrimRight(l, " "); l != "" || k == 0 {
				w.WriteString(l + "\n")
			}
		}
	}
	_, err := w.Write(nil) // which says whether one of them failed
	return err
}
