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

// filter breaks a filter behind its blanks, and behind commas where a list is longer than
// a line, but in no quoted text: it can still be copied, see [app.filterFlag].
func (s space) filter(text string) string {
	var b strings.Builder
	used := 0
	for _, part := range filterParts(text) {
		n := theme.Width(strings.TrimRight(part, " "))
		if s.line > 0 && used > 0 && used+n > s.line {
			b.WriteByte('\n')
			used = 0
		}
		b.WriteString(part)
		used += theme.Width(part)
	}
	return b.String()
}

// filterParts returns the pieces of a filter between which it may break.
func filterParts(text string) (out []string) {
	quoted, start := false, 0
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case text[i] == '"':
			quoted = !quoted
		case !quoted && (text[i] == ' ' || text[i] == ','):
			out = append(out, text[start:i+1])
			start = i + 1
		}
	}
	return append(out, text[start:])
}

// flushRight puts the numbers of a column in line on a terminal.
func (s space) flushRight(rows [][]string, c int) [][]string {
	widest := 0
	for _, row := range rows {
		widest = max(widest, theme.Width(row[c]))
	}
	for _, row := range rows {
		if s.line > 0 {
			row[c] = theme.PadLeft(row[c], widest)
		}
	}
	return rows
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
	lines := theme.WrapWords(text, max(1, width-indent))
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
			at := c
			if all[c-1].count && out[len(out)-1] < c-1 {
				at = c - 1 // a count stays with what it counts
			}
			out, used = append(out, at), foldIndent
			if at < c {
				used += all[at].width + 2
			}
		}
		used += need + 2
	}
	return out
}

// leastWidth returns the fewest cells that a column can do with.
func leastWidth(all []textColumn, rows [][]string, c int) int {
	least := min(all[c].width, shortestText)
	if all[c].whole {
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
