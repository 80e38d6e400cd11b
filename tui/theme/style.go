package theme

// Style is the parameters of the escape sequence that switches a look on;
// the empty Style is plain text.
type Style string

// Paint returns text in the style. The text must not be painted yet.
func (s Style) Paint(text string) string {
	if s == "" || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[m"
}

// Theme is the looks and glyphs of one terminal. It does not change.
type Theme struct {
	Glyphs

	Title  Style // name of a pane, a column, a screen
	Dim    Style // what matters less: separators, bars, hints
	Strong Style // what matters most in plain text
	Cursor Style // the focused row; readable without colour
	Cell   Style // the focused cell in a row of style Cursor
	Chip   Style // a condition of the filter
	Key    Style // a key in a hint
	Match  Style // the part of a text that was searched for

	Failed   Style // an event that was denied or failed; an error
	Write    Style // an event that changed something
	GrantUse Style // a read that hands out data, secrets or credentials
	Good     Style // all is well
}

// New returns the theme of a terminal that can or cannot show Unicode.
func New(unicode bool) Theme {
	t := Theme{
		Glyphs: asciiGlyphs,
		Title:  "1", Dim: "2", Strong: "1", Cursor: "7", Cell: "1;4",
		Chip: "36", Key: "1", Match: "4",
		Failed: "31", Write: "33", GrantUse: "35", Good: "32",
	}
	if unicode {
		t.Glyphs = unicodeGlyphs
	}
	return t
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
	return ""
}
