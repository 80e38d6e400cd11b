package tui

import (
	"strings"

	"github.com/trailsift/trailsift/tui/palette"
)

// leastImplied is from how many letters a word is taken for a value: fewer are in too many.
const leastImplied = 4

// impliedVerb returns the verb that a line of one word means that no command has, if it looks
// like a value: an id, a key, an ARN or an address that somebody pasted is to be looked up.
func (a *App) impliedVerb(text string) (v verb, words string, ok bool) {
	words = strings.TrimSpace(text)
	if len(words) < leastImplied || strings.ContainsAny(words, " ") || !looksLikeValue(words) || a.fitsCommand(words) {
		return verb{}, "", false
	}
	name := askHistory
	if isCaller(words) {
		name = askProfile
	}
	for _, v := range verbs() {
		if v.name == name {
			return v, words, true
		}
	}
	return verb{}, "", false
}

// looksLikeValue reports whether a word has what those of titles do not.
func looksLikeValue(word string) bool { return strings.ContainsAny(word, "0123456789:/@._-") }

// isCaller reports whether a value is somebody, or where somebody was, or the start of
// that: an address, an account, an access key.
func isCaller(value string) bool {
	return strings.Trim(value, "0123456789.") == "" || isLongKey(value) || isTemporaryKey(value)
}

// fitsCommand reports whether some command fits what is typed, or is near it.
func (a *App) fitsCommand(typed string) bool {
	var items []palette.Item
	for _, c := range a.commands() {
		items = append(items, palette.Item{Group: c.group, Title: c.name, Hint: c.hint, Also: c.also})
	}
	all := palette.NewItems(items)
	for i := range all.Len() {
		if all.Fit(typed, i) > 0 {
			return true
		}
	}
	return nearCommands(typed, all) != nil
}
