package theme

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// ellipsis stands where text was left out. It takes one cell; a terminal
// without Unicode gets another sign for it from Theme.Frame.
const ellipsis = "…"

// maxCell is the most bytes that one cell of clean text takes: a character and
// its marks, four bytes each.
const maxCell = utf8.UTFMax * (1 + maxMarks)

// Width returns how many cells clean text without styles takes on the screen.
//
// The renderer counts in one of two ways, as the terminal tells it: characters
// (wcwidth), or grapheme clusters (mode 2027). They differ for flags, skin
// tones and some Indic syllables. Width counts the larger, so that a line never
// grows over its neighbour; in the other mode it is a few cells shorter.
func Width(s string) int {
	width := 0
	for len(s) > 0 {
		size, w := firstCell(s)
		width += w
		s = s[size:]
	}
	return width
}

// firstCell returns the size in bytes and the width in cells of the first
// grapheme cluster of s, which is not empty.
func firstCell(s string) (size, width int) {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		if s[0] < ' ' || s[0] == 0x7f {
			return 1, 0
		}
		return 1, 1
	}
	cluster, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return len(cluster), max(width, ansi.StringWidthWc(cluster))
}

// fit returns the size in bytes of the longest beginning of s that takes at
// most width cells, and its width. It looks no further than that.
func fit(s string, width int) (size, used int) {
	for size < len(s) {
		n, w := firstCell(s[size:])
		if used+w > width {
			break
		}
		size, used = size+n, used+w
	}
	return size, used
}

// Cut returns clean text s shortened to at most width cells. If anything is
// left out the text ends with an ellipsis; nothing fits in no cells.
func Cut(s string, width int) string {
	size, _ := fit(s, width)
	if size == len(s) {
		return s
	}
	if width <= 0 {
		return ""
	}
	size, _ = fit(s, width-1)
	return s[:size] + ellipsis
}

// CutMiddle is Cut with the ellipsis in the middle: the end stays, which in an
// ARN is the part that differs.
func CutMiddle(s string, width int) string {
	if size, _ := fit(s, width); size == len(s) {
		return s
	}
	room := width - 1
	if room < 2 {
		return Cut(s, width)
	}
	size, used := fit(s, room/2)
	return s[:size] + ellipsis + lastCells(s[size:], room-used)
}

// lastCells returns the longest end of s that takes at most width cells.
func lastCells(s string, width int) string {
	s = tailOf(s, (width+1)*maxCell)
	for rest := Width(s); rest > width; {
		size, w := firstCell(s)
		s, rest = s[size:], rest-w
	}
	return s
}

// tailOf returns the last size bytes of s, or less to start at a character.
func tailOf(s string, size int) string {
	if len(s) <= size {
		return s
	}
	s = s[len(s)-size:]
	for i := 0; i < min(len(s), utf8.UTFMax); i++ {
		if utf8.RuneStart(s[i]) {
			return s[i:]
		}
	}
	return s
}

// CleanCut is Cut of Clean, but reads only as much of s as it draws: a value of
// a megabyte costs no more than one of a line.
func CleanCut(s string, width int) string {
	if width <= 0 {
		return ""
	}
	return Cut(Clean(head(s, width)), width)
}

// CleanFit returns text of ours that explains something, as much of it as there is
// room for up to one of its commas: one that ends in a word says less than none.
func CleanFit(s string, width int) string {
	for s != "" {
		if clean := CleanCut(s, width+1); Width(clean) <= width {
			return clean
		}
		s = s[:max(0, strings.LastIndex(s, ", "))]
	}
	return ""
}

// CleanCutMiddle is CutMiddle of Clean, but reads only the two ends of s.
func CleanCutMiddle(s string, width int) string {
	if width <= 0 {
		return ""
	}
	begin := head(s, width)
	if len(begin) == len(s) {
		return CutMiddle(Clean(s), width)
	}
	end := tailOf(s[len(begin):], (width+1)*maxCell)
	return CutMiddle(Clean(begin)+Clean(end), width)
}

// head returns a beginning of s that fills more than width cells once it is
// clean, or all of s if that is short. It ends where a new cell begins.
func head(s string, width int) string {
	if len(s) <= width*maxCell {
		return s // short enough to be cleaned whole
	}
	var c cleaner
	for i, cells := 0, 0; i < len(s); {
		size, asIs := c.next(s[i:])
		added := 2 // the shortest escape
		if asIs {
			added = ansi.StringWidthWc(s[i : i+size])
		}
		if cells > width && added > 0 {
			return s[:i]
		}
		i, cells = i+size, cells+added
	}
	return s
}

// Skip returns what of clean text s is behind as many of its characters as fit in width cells.
func Skip(s string, width int) string {
	size, _ := fit(s, width)
	return s[size:]
}

// Pad returns clean text s in exactly width cells: cut, or filled up with
// spaces on the right.
func Pad(s string, width int) string {
	s = Cut(s, width)
	return s + spaces(width-Width(s))
}

// PadLeft is Pad with the spaces on the left, for numbers.
func PadLeft(s string, width int) string {
	s = Cut(s, width)
	return spaces(width-Width(s)) + s
}

// spaces returns n spaces, none if n is negative.
func spaces(n int) string {
	return strings.Repeat(" ", max(n, 0))
}

// Wrap returns clean text s in lines of at most width cells, no more than most
// of them, and what is left of s after these. A character too wide for a line
// becomes an ellipsis.
func Wrap(s string, width, most int) (lines []string, rest string) {
	for s != "" && len(lines) < most && width > 0 {
		size, _ := fit(s, width)
		line := s[:size]
		if size == 0 {
			size, _ = firstCell(s)
			line = ellipsis
		}
		lines, s = append(lines, line), s[size:]
	}
	return lines, s
}

// wrapWord breaks a word that is wider than a line: behind the signs that part names of
// things, ARNs and paths, where that takes no more lines than breaking it anywhere.
func wrapWord(word string, width int) []string {
	parts, _ := Wrap(word, width, len(word))
	var out []string
	for rest := word; rest != ""; {
		size, _ := fit(rest, width)
		if len(out) == len(parts) || size == 0 {
			return parts
		}
		if at := strings.LastIndexAny(rest[:size], "/:,;&?"); size < len(rest) && at+1 >= size*2/3 {
			size = at + 1
		}
		out, rest = append(out, rest[:size]), rest[size:]
	}
	return out
}

// WrapWords returns clean text s in lines of at most width cells, broken at
// blanks where that is possible. Several blanks become one.
func WrapWords(s string, width int) []string {
	var out []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if Width(joined) <= width {
			line = joined
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		parts := wrapWord(word, width)
		if len(parts) == 0 {
			return out
		}
		out = append(out, parts[:len(parts)-1]...)
		line = parts[len(parts)-1]
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}
