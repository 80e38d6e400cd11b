package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Style is the look of a run of text; the zero Style is plain. It is made of
// a lipgloss style once, so that painting a run costs no more than joining
// three strings.
type Style struct{ on, off string }

// painted stands for text while a style is taken apart.
const painted = "x"

func newStyle(s lipgloss.Style) Style {
	on, off, _ := strings.Cut(s.Render(painted), painted)
	return Style{on, off}
}

// Paint returns text in the style. The text must not be painted yet.
func (s Style) Paint(text string) string {
	if s.on == "" || text == "" {
		return text
	}
	return s.on + text + s.off
}

// Theme is the looks and glyphs of one terminal. It changes only when the
// terminal says what it is like, between two frames.
type Theme struct {
	Glyphs

	Title  Style // name of a pane, a column, a screen
	Dim    Style // text that matters less
	Line   Style // what is drawn rather than written: separators, bars
	Strong Style // what matters most in plain text
	Cursor Style // the focused row, but for its focused cell; readable without colour
	Chip   Style // a condition of the filter
	Key    Style // a key in a hint
	Match  Style // the part of a text that was searched for

	Failed   Style // an event that was denied or failed; an error
	Write    Style // an event that changed something
	GrantUse Style // a read that hands out data, secrets or credentials
	Good     Style // all is well

	Heat [4]Style // a heat map's cell, from few to many
}

// New returns the theme of a terminal that can or cannot show Unicode, and of
// which nothing else is known yet.
func New(unicode bool) Theme { return Look{Unicode: unicode}.Theme() }

// plainTheme returns what all variants have in common: attributes, which
// every terminal has, and ASCII.
func plainTheme() Theme {
	plain := lipgloss.NewStyle()
	return Theme{
		Glyphs: asciiGlyphs,
		Title:  newStyle(plain.Bold(true)),
		Line:   newStyle(plain.Faint(true)),
		Strong: newStyle(plain.Bold(true)),
		Cursor: newStyle(plain.Reverse(true)),
		Key:    newStyle(plain.Bold(true)),
		Match:  newStyle(plain.Underline(true)),
	}
}

// Verb returns the style of an event's name by what the event did, in the
// words of the verb column, and whether it failed.
func (t *Theme) Verb(verb string, failed bool) Style {
	switch {
	case failed:
		return t.Failed
	case verb == "write":
		return t.Write
	case verb == "grant-use":
		return t.GrantUse
	}
	return Style{}
}
