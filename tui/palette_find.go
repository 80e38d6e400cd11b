package tui

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/palette"
)

// wholeName is what the name of a verb or a question weighs that is typed to its end.
const wholeName = math.MaxInt32 / 2

// named returns more than any fit for the verb or question that has what is typed as its
// name, such as ask or from-address: it comes before those that only have the words.
func (a *App) named(typed string, i int) int {
	name := strings.Join(phrase.Words(typed), "-")
	if name == "" || i >= len(a.picks) {
		return 0
	}
	id := a.picks[i].id
	for _, end := range []string{"/:" + name, "/" + askQuestion + " " + name} { // of verbs, and of questions among them
		if strings.HasSuffix(id, end) {
			return wholeName
		}
	}
	if id == questionID(name) {
		return wholeName
	}
	return 0
}

// phrased is what the words of a title weigh that are typed as they stand in it, several
// of them: "all events" is not what has events, and all somewhere else.
const phrased = 1 << 20

// asPhrase returns more than words fit by themselves for an item whose title has what is
// typed in one piece.
func asPhrase(typed, text string) int {
	typed = strings.ToLower(strings.Join(strings.Fields(typed), " "))
	if !strings.Contains(typed, " ") || !strings.Contains(" "+strings.ToLower(text), " "+typed) {
		return 0
	}
	return phrased
}

// findCommands returns the commands that fit what is typed: by words, the best
// first; where none does, those that have it inside their words, or are near, see
// [nearCommands]. There are few commands, so they are searched at once.
func (a *App) findCommands(typed string, items *palette.Items) []int {
	for _, fit := range []func(string, int) int{items.Fit, items.FitInside} {
		if hits := a.fitting(typed, items, fit); len(hits) > 0 {
			return a.withLookUp(typed, hits)
		}
	}
	return a.withLookUp(typed, nearCommands(typed, items))
}

// fitting returns the commands that fit what is typed in some way. Those of another place
// come behind those of this one, but for what is called as is typed.
func (a *App) fitting(typed string, items *palette.Items, of func(string, int) int) []int {
	fits := make(map[int]int)
	var hits []int
	for i := range items.Len() {
		if fit := of(typed, i); fit > 0 {
			fits[i] = fit + a.named(typed, i) + asPhrase(typed, items.Text(i))
			hits = append(hits, i)
		}
	}
	late := func(i int) bool { return a.isElsewhere(i) && !items.Starts(typed, i) }
	slices.SortStableFunc(hits, func(x, y int) int {
		return cmp.Or(compareBool(late(x), late(y)), cmp.Compare(fits[y], fits[x]))
	})
	return hits
}

// isElsewhere reports whether a line of the palette is of another place.
func (a *App) isElsewhere(i int) bool { return i < len(a.picks) && a.picks[i].elsewhere }

// nearCommands returns the commands that would fit but for a slip in a word, else those
// whose title starts with what the letters typed are short for. Titles are sentences:
// some word in one is near to any few letters, and letters in their order are anywhere.
func nearCommands(typed string, items *palette.Items) []int {
	for _, near := range []func(typed, text string) bool{slipsIn, abbreviatesStart} {
		var hits []int
		for i := range items.Len() {
			if near(typed, items.Text(i)) {
				hits = append(hits, i)
			}
		}
		if hits != nil {
			return hits
		}
	}
	return nil
}

// slipsIn reports whether a text has each word that is typed, but for one slip in it, among
// those that say what it is about.
func slipsIn(typed, text string) bool {
	words, asked := phrase.Telling(text), phrase.Words(typed)
	for _, word := range asked {
		s := newSlip(word)
		near := func(w string) bool {
			long := len(w) >= slipFrom && len(w) >= len(word)-1 && len(w) <= len(word)+1
			return strings.HasPrefix(w, word) || long && s.in(w)
		}
		if !slices.ContainsFunc(words, near) {
			return false
		}
	}
	return len(asked) > 0
}

// abbreviatesStart reports whether the letters typed are short for a text from its start on.
func abbreviatesStart(typed, text string) bool {
	letters := strings.Join(strings.Fields(strings.ToLower(typed)), "")
	return letters != "" && strings.HasPrefix(strings.ToLower(text), letters[:1]) && abbreviates(letters, text)
}
