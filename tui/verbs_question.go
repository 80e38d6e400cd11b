package tui

import "strings"

// questionVerb reads a line that starts with the name of a question, and something behind
// it to ask about, as if ask stood before it: key-used AKIA… is found like who i-05c3….
// Text has a blank behind the name. Questions that are about everything are no verbs: what follows them is searched for.
func questionVerb(text string) (v verb, words string, ok bool) {
	words = strings.TrimLeft(text, " ")
	name, rest, _ := strings.Cut(words, " ")
	words = strings.ToLower(name) + " " + rest
	q, _, named := questionTyped(words)
	if !named || q.Needs == nil {
		return verb{}, "", false
	}
	for _, v := range verbs() {
		if v.name == askQuestion {
			return v, words, true
		}
	}
	return verb{}, "", false
}
