package main

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// A terminal breaks a line that is too long anywhere, and what follows stands below
// nothing. Here sentences break between their words, and the rows of a table that has
// no room before one of its columns, for all of them the same.
const (
	// foldIndent is how much further the rest of a row begins.
	foldIndent = 4
	// leastLast is the room in which a last column still goes on below itself.
	leastLast = 28
)

// prose breaks text between its words where it is longer than the terminal is wide.
func (s space) prose(text string) string {
	if s.line <= 0 {
		return text
	}
	return strings.Join(hang("", text, s.line, 0), "\n")
}

// hang returns a line and the text at its end as lines of at most width cells, of which
// all but the first begin below the text, or at a fixed place where there is no room.
func hang(before, text string, width, fixed int) []string {
	indent := theme.Width(before)
	blanks := len(text) - len(strings.TrimLeft(text, " "))
	if width <= 0 || text == "" || indent+theme.Width(text) <= width {
		return []string{before + text}
	}
	if indent, text = indent+blanks, text[blanks:]; text == "" {
		return []string{before}
	}
	if needs := max(leastLast, widestWord(text, width-fixed)); width-indent < needs && indent > fixed {
		return append([]string{strings.TrimRight(before, " ")}, hang(strings.Repeat(" ", fixed), text, max(width, fixed+leastLast), fixed)...)
	}
	lines := theme.WrapWords(text, width-indent)
	for i := range lines {
		lines[i] = strings.Repeat(" ", indent) + lines[i]
	}
	lines[0] = before + strings.TrimPrefix(lines[0], strings.Repeat(" ", theme.Width(before)))
	return lines
}

// widestWord returns the width of the widest word that has room in a line.
func widestWord(text string, room int) int {
	widest := 0
	for word := range strings.FieldsSeq(text) {
		if n := theme.Width(word); n <= room {
			widest = max(widest, n)
		}
	}
	return widest
}

// folds returns the columns before which rows break so that they fit in lines of so many
// cells, as narrow as columns may become; the first is 0.
func folds(all []textColumn, rows [][]string, line int) []int {
	out, used := []int{0}, 0
	for c := range all {
		need := leastWidth(all, rows, c)
		if need == 0 {
			continue
		}
		if used > 0 && used+need > line {
			out, used = append(out, c), foldIndent
		}
		used += need + 2
	}
	return out
}

// leastWidth returns the fewest cells that a column can do with.
func leastWidth(all []textColumn, rows [][]string, c int) int {
	least := min(all[c].width, shortestText)
	if all[c].times {
		least = all[c].width
	}
	for _, row := range rows {
		if c == len(row)-1 && c > 0 {
			least = max(least, min(leastLast, theme.Width(theme.Clean(row[c]))))
		}
	}
	return least
}

// cellsOf returns the cells of rows from one fold to the next; what has more behind it ends
// in an empty cell, since last ones are not cut.
func cellsOf(rows [][]string, from, to int) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		switch {
		case len(row) > to:
			out[i] = append(slices.Clone(row[from:to]), "")
		case len(row) > from:
			out[i] = row[from:]
		}
	}
	return out
}
