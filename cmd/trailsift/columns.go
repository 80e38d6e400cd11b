package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// The one rule of all tables: a column is as wide as its longest cell, up to its room.
// On a terminal a longer cell is cut, so that what follows it stays below what is
// above it: in the middle, since names tell at their end as often as at their start,
// and where they differ if they look alike then. Elsewhere a program reads, or a
// pager, and nothing is cut that people can take in. The last column is never cut.
const (
	widestCell  = 40  // of events, which have many columns
	widestText  = 64  // of an answer
	longestText = 400 // of an answer that is no terminal's: names may be as long as they want
)

// room is the most that a column of an answer gets.
func room(w io.Writer) int {
	if cuts(w) {
		return widestText
	}
	return longestText
}

// cuts reports whether what is written there is for a terminal, as [app.output] has it.
func cuts(w io.Writer) bool {
	_, terminal := w.(*escapeWriter)
	return terminal
}

// section writes a title and rows below it; nothing without rows.
func section(b *strings.Builder, room int, title string, rows [][]string) {
	if len(rows) > 0 {
		fmt.Fprintf(b, "\n%s\n", title)
		writeColumns(b, "  ", room, rows)
	}
}

// writeColumns writes rows with their cells below each other, none but the last ones
// wider than room; every line begins with margin. Columns without text take no place.
func writeColumns(b *strings.Builder, margin string, room int, rows [][]string) {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	lines := make([]string, len(rows))
	for c := range columns {
		cells, width := column(rows, c, room)
		for i, row := range rows {
			switch {
			case c == len(row)-1:
				lines[i] += theme.Clean(row[c])
			case c < len(row) && width > 0:
				lines[i] += theme.Pad(cells[i], width) + "  "
			}
		}
	}
	for _, line := range lines {
		b.WriteString(strings.TrimRight(margin+line, " ") + "\n")
	}
}

// column returns the cells of a column as they are written, and their width. The last
// cell of a row is not one of them.
func column(rows [][]string, c, room int) (cells []string, width int) {
	cells = make([]string, len(rows))
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
		cells[i] = row[c]
	}
	cut := theme.CleanCutApart(texts, room)
	for i, row := range rows {
		if c < len(row)-1 {
			cells[i] = cut[at[cells[i]]]
			width = max(width, theme.Width(cells[i]))
		}
	}
	return cells, width
}
