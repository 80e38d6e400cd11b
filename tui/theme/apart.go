package theme

import (
	"slices"
	"strings"
)

// apartRead is how much of texts is compared to find out where they differ.
const apartRead = 400

// CleanCutApart is [CleanCutValues] of several texts. Where that makes different
// ones look alike, those are cut so that one sees where they differ.
func CleanCutApart(texts []string, width int) []string {
	return CutApart(texts, width, CleanCutValues)
}

// CutApart is CleanCutApart for texts that are cut in another way.
func CutApart(texts []string, width int, cut func(s string, width int) string) []string {
	out, places := make([]string, len(texts)), make([][]int, len(texts))
	for i, text := range texts {
		out[i] = cut(text, width)
	}
	for range apartRounds {
		for _, same := range lookAlike(out) {
			cutApart(texts, out, places, same, width)
		}
	}
	return out
}

// apartRounds is how often texts are cut anew: what tells one from some may be what it has
// in common with others.
const apartRounds = 4

// lookAlike returns which of some texts are the same, in their order.
func lookAlike(texts []string) (out [][]int) {
	alike := make(map[string][]int)
	for i, text := range texts {
		alike[text] = append(alike[text], i)
	}
	for i, text := range texts {
		if same := alike[text]; len(same) > 1 && same[0] == i {
			out = append(out, same)
		}
	}
	return out
}

// cutApart cuts some of the texts anew, each to show also where it first differs from the
// one that it is most like; places are those that each showed before.
func cutApart(texts, out []string, places [][]int, same []int, width int) {
	if width < leastApart {
		return
	}
	clean := make([]string, len(same))
	for k, i := range same {
		clean[k] = CleanCut(texts[i], apartRead)
	}
	differs := firstDifferences(clean)
	for k, i := range same {
		if at := differs[clean[k]]; at > 0 && !slices.Contains(places[i], at) {
			places[i] = append(places[i], at)
			slices.Sort(places[i])
			out[i] = cutAt(clean[k], places[i], width)
		}
	}
}

// firstDifferences returns how many cells of each text another one begins with too. The
// text that has most in common with one is beside it in their order.
func firstDifferences(texts []string) map[string]int {
	sorted := slices.Sorted(slices.Values(texts))
	out := make(map[string]int, len(texts))
	for i := 1; i < len(sorted); i++ {
		if before, text := sorted[i-1], sorted[i]; before != text {
			n := commonCells(before, text)
			out[before], out[text] = max(out[before], n), max(out[text], n)
		}
	}
	return out
}

const (
	// leadTo is how many cells of what is alike lead to a place that is shown.
	leadTo = 2
	// leastApart is the room in which a place can be seen between two ellipses.
	leastApart = 3
	// leastPlace is the room, with the ellipsis before it, of what is shown of a place
	// before the beginning gives way.
	leastPlace = 6
)

// cutAt cuts clean text so that places in it are seen, which are sorted: a beginning,
// then what is at each place behind that.
func cutAt(text string, places []int, width int) string {
	if len(places) > 1 && places[len(places)-1] < width-1 { // so early that the beginning shows all
		return Cut(text, width)
	}
	begin := min(width/3, max(0, width-leastPlace*len(places)))
	parts := partsAt(places, begin, (width-begin)/len(places))
	last := len(parts) - 1
	if last > 0 {
		parts[0].end += spare(parts, width, Width(text))
	}
	var out strings.Builder
	for _, part := range parts[:last] {
		out.WriteString(cells(text, part) + ellipsis)
	}
	parts[last].end = apartRead // the end of all gives way
	return Cut(out.String()+cells(text, parts[last]), width)
}

// spare returns the room that parts of a text leave, the last of which would go on behind
// the end of the text: no more than there is between the first two.
func spare(parts []stretch, width, end int) int {
	last := len(parts) - 1
	room := width - (end - parts[last].start)
	for _, part := range parts[:last] {
		room -= part.end - part.start + Width(ellipsis)
	}
	return max(0, min(room, parts[1].start-parts[0].end-Width(ellipsis)-1))
}

// stretch is a part of a text, in cells.
type stretch struct{ start, end int }

// partsAt returns the parts of a text that show its beginning and some places, each in
// some room.
func partsAt(places []int, begin, room int) []stretch {
	parts := []stretch{{0, begin}}
	for _, place := range places {
		last := &parts[len(parts)-1]
		switch from := place - min(leadTo, room/2); {
		case place < last.end:
		case from <= last.end+1: // an ellipsis would take as much
			last.end += room
		default:
			parts = append(parts, stretch{from, from + room - 1})
		}
	}
	return parts
}

// cells returns a part of clean text.
func cells(text string, part stretch) string {
	start, _ := fit(text, part.start)
	end, _ := fit(text, part.end)
	return text[start:max(start, end)]
}

// commonCells returns how many cells the beginning takes that two texts have in
// common.
func commonCells(a, b string) (cells int) {
	for len(a) > 0 && len(b) > 0 {
		n, w := firstCell(a)
		m, _ := firstCell(b)
		if a[:n] != b[:m] {
			break
		}
		a, b, cells = a[n:], b[m:], cells+w
	}
	return cells
}
