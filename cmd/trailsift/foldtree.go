package main

import (
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// partsApart is between the parts of a cell that say different things.
const partsApart = "   "

// writeTree writes the branches of a tree: what holds credentials, and cells about it.
// Where one of them has no room in a line, all have their cells below each other.
func writeTree(b *strings.Builder, line int, rows [][]string) {
	all := columnsFor(rows, longestText) // it is text, of which each word tells
	if line <= 0 || treeFits(all, rows, line) {
		writeColumns(b, "", space{cell: longestText}, rows)
		return
	}
	at := all[0].width + 2
	if line-at < widestBranch(rows) {
		at = 0
	}
	below := ""
	for _, row := range rows {
		var lines []string
		lines, below = branchLines(row, at, line, below)
		for _, l := range lines {
			b.WriteString(strings.TrimRight(l, " ") + "\n")
		}
	}
}

func treeFits(all []textColumn, rows [][]string, line int) bool {
	for _, row := range rows {
		if lineWidth(all, row) > line {
			return false
		}
	}
	return true
}

// widestBranch returns the cells that are needed behind the holders so that no word is
// broken, nor what comes last, which is a list.
func widestBranch(rows [][]string) int {
	widest := leastLast
	for _, row := range rows {
		for word := range strings.FieldsSeq(row[1]) {
			widest = max(widest, theme.Width(word))
		}
		widest = max(widest, theme.Width(row[2]))
	}
	return widest
}

// branchLines returns the lines of a branch, whose cells begin at a column; for 0 they
// stand below the holder, or where those of the row above do if it has none. It returns
// the blanks before them as well.
func branchLines(row []string, at, line int, above string) (lines []string, below string) {
	name := strings.TrimLeft(row[0], " └─●?")
	mark := strings.TrimSuffix(row[0], name)
	switch {
	case at > 0:
		below = theme.Pad(row[0], at)
	case name == "":
		below = above
	default:
		below = strings.Repeat(" ", min(theme.Width(mark)+2, line/2))
		lines = hang(mark, name, line, theme.Width(below))
	}
	for _, cell := range row[1:] {
		lines = append(lines, partLines(below, cell, line)...)
		below = strings.Repeat(" ", theme.Width(below))
	}
	return lines, below
}

// partLines returns the lines of a cell, each of its parts on its own if they have no
// room side by side; none without text.
func partLines(before, cell string, line int) (out []string) {
	if cell == "" {
		return nil
	}
	fixed := theme.Width(before)
	parts := []string{cell}
	if fixed+theme.Width(cell) > line {
		parts = strings.Split(cell, partsApart)
	}
	for _, part := range parts {
		out = append(out, hang(before, part, line, fixed)...)
		before = strings.Repeat(" ", fixed)
	}
	return out
}
