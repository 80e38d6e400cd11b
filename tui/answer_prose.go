package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/trailsift/trailsift/tui/answers"
)

// A search in an answer finds the lines that the cursor can stand on. What nobody can
// stand on is no less of an answer: its sentences are found here, when no line is, and
// brought into sight.

// proseAt is a text of an answer outside the lines that lead somewhere, and the line that
// it is seen with.
type proseAt struct {
	text string
	line int  // number of the nearest line that leads somewhere
	end  bool // it is seen at the end, below all lines
}

// proseOf returns those texts in the order in which they are drawn.
func proseOf(ans *answers.Answer) []proseAt {
	out := []proseAt{{text: ans.Title}, {text: ans.Sentence}}
	stops := 0
	for _, s := range ans.Sections {
		out = append(out, proseAt{text: s.Title, line: stops})
		for _, l := range s.Lines {
			if l.To.Leads() {
				stops++
				continue
			}
			out = append(out, proseAt{text: strings.Join(l.Cells, "  "), line: max(0, stops-1)})
		}
		for _, text := range append([]string{s.Note}, s.Says...) {
			out = append(out, proseAt{text: text, line: stops}) // they stand before the next one
		}
	}
	for _, text := range slices.Concat(ans.Caveats, ans.Unproven) {
		out = append(out, proseAt{text: text, end: true})
	}
	return out
}

// findProse brings the first sentence into sight that has a text, and reports whether
// there is one.
func (a *App) findProse(text string) bool {
	ans := a.answers.Answer()
	if ans == nil || text == "" || a.screen().kind == diffScreen {
		return false
	}
	a.prose = text
	text = strings.ToLower(text)
	all := proseOf(ans)
	i := slices.IndexFunc(all, func(p proseAt) bool { return strings.Contains(strings.ToLower(p.text), text) })
	if i < 0 {
		return false
	}
	a.showProse(all[i], text)
	a.say("found beside the lines that lead somewhere: none of them has it")
	return true
}

// showProse scrolls to a text. The pane scrolls by its cursor alone, so the lines near it
// are tried, and the end.
func (a *App) showProse(p proseAt, text string) {
	text = strings.Join(strings.Fields(text), " ")
	a.answers.Unfold()
	seen := func() bool {
		drawn := strings.Fields(ansi.Strip(a.answers.Render()))
		return strings.Contains(strings.ToLower(strings.Join(drawn, " ")), text)
	}
	last := a.answers.Stops() - 1
	if !p.end {
		for _, line := range []int{p.line, p.line - 1, p.line + 1} {
			a.answers.SetCursor(max(0, min(line, last)))
			if seen() {
				return
			}
		}
	}
	a.answers.SetCursor(last)
	a.answers.Move(farAway)
	if !p.end && !seen() {
		a.answers.SetCursor(min(p.line, last))
	}
}
