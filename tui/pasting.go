package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/trailsift/trailsift/tui/theme"
)

// paste puts pasted text into the line being typed. On a screen of data it is
// something to filter by.
func (a *App) paste(text string) tea.Cmd {
	switch {
	case a.typing():
		a.putIn(text)
		return a.lineChanged()
	case a.mode != browsing && a.mode != onChips || a.where()&(onData|inChips) == 0 || strings.TrimSpace(text) == "":
		return nil
	}
	a.note = note{}
	cmd := a.editFilter()
	a.putIn(pastedTerms(text))
	return tea.Batch(cmd, a.lineChanged())
}

// putIn puts pasted text into the line, or says that it is too long.
func (a *App) putIn(text string) {
	if over := a.input.insert(text); over > 0 {
		a.warn("not pasted: " + theme.Plural(over, "character") + " too long, a line takes " + theme.Count(maxInput))
	}
}

// pastedTerms returns pasted text as a filter: several words on lines of their
// own, such as a list of addresses, are any of them.
func pastedTerms(text string) string {
	var words []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		if strings.ContainsAny(word, " \t()\"") {
			return strings.TrimSpace(text)
		}
		words = append(words, word)
	}
	if len(words) < 2 {
		return strings.TrimSpace(text)
	}
	return "(" + strings.Join(words, " OR ") + ")"
}
