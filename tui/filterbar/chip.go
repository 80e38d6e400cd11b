package filterbar

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/theme"
)

// Chip is one condition.
type Chip struct {
	Text  string
	Parts []Part // that the text consists of, each cut by itself; nil for one
	Drill bool   // it leaves again with esc
	Off   bool   // it is kept, but not in force
	Hides int    // the events that it alone keeps out; 0 says nothing of them
}

// Part is a part of a condition.
type Part struct {
	Text    string
	Shorter []string // the same in fewer words, which say what they leave out
	Whole   bool     // half of it would say something else: the others are cut before it
	// Cut returns it in at most so many cells, cleaned; nil cuts the middle of its value.
	Cut func(width int) string
}

func (p Part) cut(width int) string {
	if p.Cut != nil {
		return p.Cut(width)
	}
	return cutCondition(p.Text, width)
}

// cutCondition cuts a condition in its value, if that leaves any: a field that is cut is no
// field.
func cutCondition(text string, width int) string {
	at := strings.IndexAny(text, "=:<>")
	field := theme.CleanCut(text[:at+1], measured)
	if left := width - theme.Width(field); at > 0 && left >= leastValue {
		return field + theme.CleanCutMiddle(text[at+1:], left)
	}
	return theme.CleanCutMiddle(text, width)
}

// room returns what a part has where each has so much at most.
func (p Part) room(each int) int {
	if p.Whole && each >= leastPart {
		return measured
	}
	return each
}

const (
	// measured is how much of a text is measured: more than any terminal has room for.
	measured = 1000
	// leastPart is how many cells a part needs to say something.
	leastPart = 10
	// leastValue is how many cells are left of a value beside all of its field.
	leastValue = 6
)

func (c Chip) off() bool { return c.Off }

// fits reports whether all of a chip is seen in so many cells.
func (c Chip) fits(width int) bool {
	if c.Off {
		width -= len("off ")
	}
	return theme.Width(theme.CleanCut(c.Text, width+1)) <= width
}

// text returns what a chip says, cleaned.
func (c Chip) text(width int) string {
	if c.Off {
		return "off " + c.Fit(width-len("off "))
	}
	return c.Fit(width)
}

// Fit returns the text in at most width cells, cleaned. Nothing in it is made of the
// start of one value and the end of another: that would be a value that nobody wrote.
func (c Chip) Fit(width int) string {
	if text := theme.CleanCut(c.Text, width+1); theme.Width(text) <= width {
		return text
	}
	parts := slices.Clone(c.parts())
	shorten([][]Part{parts}, width)
	return cutParts(parts, width)
}

func (c Chip) parts() []Part {
	if c.Parts == nil {
		return []Part{{Text: c.Text}}
	}
	return c.Parts
}

// cutParts joins parts, each cut so far that they fit. Where that leaves too little of
// them, the last ones are counted.
func cutParts(parts []Part, width int) string {
	for n := max(1, min(len(parts), width/leastPart+1)); ; n-- {
		end := ""
		if n < len(parts) {
			end = " +" + theme.Count(len(parts)-n)
		}
		if each := level(parts[:n], width-theme.Width(end)); each >= leastPart || n == 1 {
			var out []string
			for _, p := range parts[:n] {
				out = append(out, p.cut(p.room(each)))
			}
			return strings.Join(out, " ") + end
		}
	}
}

// level returns the most cells that each of some parts can have when none has more.
func level(parts []Part, width int) int {
	for each := width; ; each-- {
		used := len(parts) - 1
		for _, p := range parts {
			used += theme.Width(p.cut(p.room(each)))
		}
		if used <= width || each <= 1 {
			return each
		}
	}
}

// shortened says chips in fewer words, as few as they need for the room; the one under
// the cursor keeps its own.
func shortened(chips []Chip, cursor, room int) []Chip {
	out := slices.Clone(chips)
	var all [][]Part
	for i, c := range out {
		if i == cursor {
			room -= cells(c.Text)
			continue
		}
		if c.Off {
			room -= len("off ")
		}
		out[i].Parts = slices.Clone(c.parts())
		all = append(all, out[i].Parts)
	}
	shorten(all, room)
	for i, parts := range out {
		if i != cursor {
			out[i].Text = joined(parts.Parts)
		}
	}
	return out
}

// shorten takes the next shorter words for the longest part that has any, until all
// parts of all chips fit.
func shorten(chips [][]Part, room int) {
	for width(chips) > room {
		p := longest(chips)
		if p == nil {
			return
		}
		p.Text, p.Shorter = p.Shorter[0], p.Shorter[1:]
	}
}

// longest returns the longest part that can be said in fewer words; nil for none.
func longest(chips [][]Part) (best *Part) {
	for _, parts := range chips {
		for i := range parts {
			if p := &parts[i]; len(p.Shorter) > 0 && (best == nil || cells(p.Text) > cells(best.Text)) {
				best = p
			}
		}
	}
	return best
}

// width returns the cells that the parts of chips take, with the blanks between them.
func width(chips [][]Part) (n int) {
	for _, parts := range chips {
		n += cells(joined(parts))
	}
	return n
}

func cells(text string) int { return theme.Width(theme.CleanCut(text, measured)) }

func joined(parts []Part) string {
	var texts []string
	for _, p := range parts {
		texts = append(texts, p.Text)
	}
	return strings.Join(texts, " ")
}

// note says how much a chip hides.
func (c Chip) note() string {
	if c.Hides == 0 || c.Off {
		return ""
	}
	return " hides " + theme.Count(c.Hides)
}
