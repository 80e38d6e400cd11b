package question

import (
	"cmp"
	"slices"

	"github.com/trailsift/trailsift/store/trail/phrase"
)

// Search returns the questions that words which people use fit, the best first:
// "exfil", "delete logs", "who made admin". All of the words have to fit.
func Search(words string) []*Question {
	type hit struct {
		q   *Question
		fit int
	}
	var hits []hit
	for _, q := range Catalogue() {
		if fit := q.Fit(words); fit > 0 {
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

// Fit says how well words fit the question, see [phrase.Fit].
func (q *Question) Fit(words string) int { return phrase.Fit(words, q.Text, q.Name+" "+q.Words) }
