package tui

import (
	"context"
	"slices"

	"github.com/sahilm/fuzzy"
)

// texts is a list that is searched: of values, of commands.
type texts interface {
	Len() int
	Text(i int) string
}

// matchStep is how many texts are looked at before the context is: 5 ms of
// work.
const matchStep = 4096

// match returns the indices of the texts that match a text fuzzily, best
// first; ties are in the order of the texts. It stops early, and returns
// false, when the context is done.
func match(ctx context.Context, text string, in texts) (hits []int, ok bool) {
	var found []int64 // score and index, smaller is better
	for first := 0; first < in.Len(); first += matchStep {
		if ctx.Err() != nil {
			return nil, false
		}
		for _, m := range fuzzy.FindFromNoSort(text, stretch{in, first}) {
			found = append(found, int64(-m.Score)<<32|int64(first+m.Index))
		}
	}
	slices.Sort(found)
	hits = make([]int, len(found))
	for i, f := range found {
		hits[i] = int(uint32(f))
	}
	return hits, ctx.Err() == nil
}

// stretch is a part of some texts, as fuzzy reads them.
type stretch struct {
	texts
	first int
}

func (s stretch) Len() int            { return min(matchStep, s.texts.Len()-s.first) }
func (s stretch) String(i int) string { return s.Text(s.first + i) }
