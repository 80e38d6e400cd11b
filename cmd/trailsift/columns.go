package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/trailsift/trailsift/tui/theme"
)

// The one rule of all tables: a column is as wide as its longest cell, up to its room.
// On a terminal a longer cell is cut, so that what follows it stays below what is
// above it: in the middle, since names tell at their end as often as at their start,
// and where they differ if they look alike then; rows that do not fit even so go on below
// (fold.go). Elsewhere a program reads, or a
// pager, and nothing is cut that people can take in. The last column is never cut.
const (
	widestCell  = 40  // of events, which have many columns
	widestText  = 64  // of an answer
	longestText = 400 // of an answer that is no terminal's: names may be as long as they want
)

// space is the room of a table.
type space struct {
	cell int // the most that a column gets
	line int // the width of the terminal; 0 is none
}

// room is the room of the tables of an answer.
func room(w io.Writer) space {
	if screen, ok := w.(*escapeWriter); ok {
		return space{cell: widestText, line: screen.width()}
	}
	return space{cell: longestText}
}

// cuts reports whether what is written there is for a terminal, as [app.output] has it.
func cuts(w io.Writer) bool {
	_, terminal := w.(*escapeWriter)
	return terminal
}

// section writes a title and rows below it; nothing without rows.
func section(b *strings.Builder, room space, title string, rows [][]string) {
	if len(rows) > 0 {
		fmt.Fprintf(b, "\n%s\n", title)
		writeColumns(b, "  ", room, rows)
	}
}

// writeColumns writes rows with their cells below each other, none but the last ones
// wider than room; every line begins with margin. Columns without text take no place.
func writeColumns(b *strings.Builder, margin string, room space, rows [][]string) {
	at := []int{0}
	if room.line > 0 {
		rows = numbersInLine(rows)
		at = folds(columnsFor(rows, room.cell), rows, room.line-theme.Width(margin))
	}
	parts := make([][][]string, len(at)) // of each the lines of every row
	for k, from := range at {
		to := columnsOf(rows)
		if k+1 < len(at) {
			to = at[k+1]
		}
		indent := margin
		if k > 0 {
			indent += strings.Repeat(" ", foldIndent)
		}
		parts[k] = rowLines(indent, room, cellsOf(rows, from, to))
	}
	for i := range rows {
		for k := range parts {
			for _, line := range parts[k][i] {
				if line = strings.TrimRight(line, " "); line != "" || k == 0 {
					b.WriteString(line + "\n")
				}
			}
		}
	}
}

// columnsFor cuts all columns to their room.
func columnsFor(rows [][]string, room int) []textColumn {
	var all []textColumn
	for c := range columnsOf(rows) {
		all = append(all, newColumn(rows, c, room))
	}
	return all
}

// rowLines returns the lines of each row.
func rowLines(margin string, room space, rows [][]string) [][]string {
	all := columnsFor(rows, room.cell)
	if room.line > 0 {
		for _, c := range fitting(all, rows, room.line-theme.Width(margin)) {
			all[c.at] = newColumn(rows, c.at, c.width)
		}
	}
	out := make([][]string, len(rows))
	for i, row := range rows {
		line := margin
		for c, text := range row {
			switch {
			case c == len(row)-1:
				out[i] = hang(line, theme.Clean(text), room.line, theme.Width(margin)+foldIndent)
			case all[c].width > 0:
				line += theme.Pad(all[c].cells[i], all[c].width) + "  "
			}
		}
	}
	return out
}

func columnsOf(rows [][]string) (n int) {
	for _, row := range rows {
		n = max(n, len(row))
	}
	return n
}

// textColumn is a column as it is written.
type textColumn struct {
	at    int
	cells []string // by row; the last of a row is not in it
	width int
	whole bool // times, numbers, ids and bars, which are not cut
	count bool // of what is in the next column, as in "16 ×"
}

// newColumn cuts the cells of a column to its room, but for those that are the last of
// their rows.
func newColumn(rows [][]string, c, room int) textColumn {
	out := textColumn{at: c, cells: make([]string, len(rows))}
	at := make(map[string]int) // by the text
	var texts []string
	for i, row := range rows {
		if c >= len(row)-1 {
			continue
		}
		if _, known := at[row[c]]; !known {
			at[row[c]] = len(texts)
			texts = append(texts, row[c])
		}
		out.cells[i] = row[c]
		out.whole = out.whole || beginsWithTime(row[c]) || isBar(row[c])
		out.count = out.count || strings.HasSuffix(row[c], " ×")
	}
	out.whole = out.whole || areWhole(texts)
	cut := theme.CleanCutApart(texts, room)
	for i, row := range rows {
		if c < len(row)-1 {
			out.cells[i] = cut[at[out.cells[i]]]
			out.width = max(out.width, theme.Width(out.cells[i]))
		}
	}
	return out
}

// beginsWithTime reports whether a text is a time, or from one time to another.
func beginsWithTime(text string) bool {
	if len(text) < len(time.DateTime) {
		return false
	}
	text = text[:len(time.DateTime)]
	_, err := time.Parse(time.DateTime, strings.Replace(text, "T", " ", 1)) // records have a T
	return err == nil
}

// shortestText is what columns are cut to at most so that lines fit.
const shortestText = 16

// fitting returns the columns that become narrower, the widest first, so that the
// lines fit which can: of one that is longer whatever is cut, cutting only takes away.
func fitting(all []textColumn, rows [][]string, line int) []textColumn {
	over, spare := 0, make([]int, len(all)+1) // what the columns before one can give
	for c, col := range all {
		spare[c+1] = spare[c]
		if !col.whole {
			spare[c+1] += max(0, col.width-shortestText)
		}
	}
	for _, row := range rows {
		if wide := lineWidth(all, row) - line; len(row) > 0 && wide <= spare[len(row)-1] {
			over = max(over, wide)
		}
	}
	out := slices.Clone(all)
	for ; over > 0; over-- {
		widest(out).width--
	}
	return slices.DeleteFunc(out, func(c textColumn) bool { return c.width == all[c.at].width })
}

// widest returns the widest of the columns that may be cut.
func widest(all []textColumn) *textColumn {
	var out *textColumn
	for i := range all {
		if c := &all[i]; !c.whole && (out == nil || c.width > out.width) {
			out = c
		}
	}
	return out
}

// lineWidth returns the cells that a row takes, without the blanks at its end.
func lineWidth(all []textColumn, row []string) int {
	sum := 0
	for c, text := range row {
		switch {
		case c == len(row)-1 && text == "":
			sum -= min(sum, 2)
		case c == len(row)-1:
			sum += theme.Width(theme.Clean(text))
		case all[c].width > 0:
			sum += all[c].width + 2
		}
	}
	return sum
}
