package tui

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/palette"
)

// named returns more than any fit for the command that has what is typed as its name,
// such as ask: it comes before those that only have the word.
func (a *App) named(typed string, i int) int {
	if i < len(a.picks) && strings.HasSuffix(a.picks[i].id, "/:"+strings.ToLower(strings.TrimSpace(typed))) {
		return math.MaxInt32
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
// first; where none does, those that are near. There are few commands, so they are
// searched at once.
func (a *App) findCommands(typed string, items *palette.Items) []int {
	fits := make(map[int]int)
	var hits []int
	for i := range items.Len() {
		if fit := items.Fit(typed, i); fit > 0 {
			fits[i] = fit + a.named(typed, i) + asPhrase(typed, items.Text(i))
			hits = append(hits, i)
		}
	}
	if len(hits) == 0 {
		hits, _ = match(a.ctx, typed, items)
		return hits
	}
	slices.SortStableFunc(hits, func(x, y int) int { return cmp.Compare(fits[y], fits[x]) })
	return hits
}
