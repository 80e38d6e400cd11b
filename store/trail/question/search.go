package question

import (
	"cmp"
	"slices"

	"github.com/trailsift/trailsift/store/trail/phrase"
)

// Search returns the questions that words which people use fit, the best first:
// "exfil", "delete logs", "who made admin". All of the words have to fit; inside other
// words only where none fits otherwise.
func Search(words string) []*Question {
	if found := fitting(words, phrase.Fit); len(found) > 0 {
		return found
	}
	return fitting(words, phrase.FitInside)
}

// fitting returns the questions that words fit, the best first.
func fitting(words string, of func(typed, name, also string) int) []*Question {
	type hit struct {
		q   *Question
		fit int
	}
	var hits []hit
	for _, q := range Catalogue() {
		if fit := of(words, q.Text, q.Name+" "+q.Words); fit > 0 {
			hits = append(hits, hit{q, fit})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.fit, a.fit) })
	out := make([]*Question, len(hits))
	for i, h := range hits {
		out[i] = h.q
	}
	return out
}
