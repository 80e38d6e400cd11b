package tui

import (
	"cmp"
	"slices"

	"github.com/trailsift/trailsift/tui/palette"
)

// findCommands returns the commands that fit what is typed: by words, the best
// first; where none does, those that are near. There are few commands, so they are
// searched at once.
func (a *App) findCommands(typed string, items *palette.Items) []int {
	fits := make(map[int]int)
	var hits []int
	for i := range items.Len() {
		if fit := items.Fit(typed, i); fit > 0 {
			fits[i] = fit
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
