package main

import (
	"regexp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Numbers stand below each other by their ends on a terminal, as in the interface, where
// they are compared; elsewhere they are left as they are.

// aCount is how numbers and sizes are written for people, an account is none; and the word
// of what is counted, if there is one.
var aCount = regexp.MustCompile(`^\d{1,3}(?:,\d{3})*(?:\.\d+)?(?: ?%| [kMGTPE]?B)?( (?:\pL+|×))?$`)

// counts are the cells of a column that has nothing but numbers.
type counts struct {
	numbers int // the widest, without what is counted
	words   bool
}

// numbersOf tells whether a column has only numbers but for its head: all of them with a
// word, or none.
func numbersOf(rows [][]string, c int) (out counts, ok bool) {
	for i, row := range rows {
		if !inColumn(row, c) || i == 0 && isHead(row) {
			continue
		}
		text := strings.TrimSpace(row[c])
		at := aCount.FindStringSubmatchIndex(text)
		if at == nil || ok && out.words != (at[2] >= 0) {
			return counts{}, false
		}
		number := len(text)
		if out.words = at[2] >= 0; out.words {
			number = at[2]
		}
		out.numbers, ok = max(out.numbers, number), true
	}
	return out, ok
}

// inColumn reports whether a row has something in a column, and is not a line by itself.
func inColumn(row []string, c int) bool {
	return len(row) > 1 && c < len(row) && strings.TrimSpace(row[c]) != ""
}

// isHead reports whether a row is the heads of columns, which are in capitals.
func isHead(row []string) bool {
	text := strings.Join(row, "")
	return text == strings.ToUpper(text) && text != strings.ToLower(text)
}

// numbersInLine puts the numbers of each column flush right, and its head with them.
func numbersInLine(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = slices.Clone(row)
	}
	for c := range columnsOf(rows) {
		of, ok := numbersOf(rows, c)
		if !ok {
			continue
		}
		if !of.words && inColumn(rows[0], c) {
			of.numbers = max(of.numbers, theme.Width(strings.TrimSpace(rows[0][c])))
		}
		for i := range out {
			if inColumn(rows[i], c) {
				out[i][c] = of.inLine(strings.TrimSpace(rows[i][c]))
			}
		}
	}
	return out
}

// inLine puts blanks before a number so that it ends where the others do.
func (of counts) inLine(text string) string {
	at := aCount.FindStringSubmatchIndex(text)
	number := theme.Width(text)
	if of.words && at != nil {
		number = at[2]
	}
	return strings.Repeat(" ", max(0, of.numbers-number)) + text
}

// aNumber is how records write them, and anID is the id of an event or a request, of a
// key or of a principal: of both a part is of no use.
var (
	aNumber = regexp.MustCompile(`^\d+(\.\d+)?$`)
	anID    = regexp.MustCompile(`^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|A[A-Z0-9]{15,24})$`)
)

// areWhole reports whether texts are numbers or ids but for the first one, which may be a
// head.
func areWhole(texts []string) (are bool) {
	for i, text := range texts {
		text = strings.TrimSpace(text)
		whole := aCount.MatchString(text) || aNumber.MatchString(text) || anID.MatchString(text)
		if !whole && text != "" && i > 0 {
			return false
		}
		are = are || whole
	}
	return are
}

// isBar reports whether a cell is one of the bars beside counts.
func isBar(text string) bool { return text != "" && strings.Trim(text, "# ") == "" }
