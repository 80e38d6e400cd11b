package question

import (
	"cmp"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
)

// refusals counts what was refused to whom, by who had most different calls
// refused: those search.
func refusals(d *desk) (*finding, error) {
	f, err := find(d)
	if err != nil || f.Rows.Len() == 0 {
		return f, err
	}
	pairs, err := d.pairs("actor", "event", f.Rows)
	if err != nil {
		return nil, err
	}
	actors, calls := searchers(pairs.Values)
	shown := linesOf(len(actors))
	t := Table{Title: "Different calls refused", Heads: []string{"actor", "calls", "such as"}, More: len(actors) - shown}
	for _, actor := range actors[:shown] {
		some, more := phrase.First(calls[actor], 4)
		line, err := d.counted(f, store.Equals("actor", actor), actor, phrase.Number(len(calls[actor])), phrase.List(some, more))
		if err != nil {
			return nil, err
		}
		t.Lines = append(t.Lines, line)
	}
	f.addTable(t)
	return f, nil
}

// searchers are the actors of some pairs of actor and call, those of most different
// calls first, and the calls of each.
func searchers(pairs []store.PairCount) (actors []string, calls map[string][]string) {
	calls = make(map[string][]string)
	for _, p := range pairs {
		actor := p.Values[0].Text
		if calls[actor] == nil {
			actors = append(actors, actor)
		}
		calls[actor] = append(calls[actor], p.Values[1].Text)
	}
	slices.SortStableFunc(actors, func(a, b string) int { return cmp.Compare(len(calls[b]), len(calls[a])) })
	return actors, calls
}
