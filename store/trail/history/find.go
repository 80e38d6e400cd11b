package history

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// maxCandidates is how many things that may have been meant are listed.
const maxCandidates = 50

// find returns the things that a text names, and whether by their whole name or
// id, or by the name that somebody gave them; else those that it may mean, most
// likely first.
func (q *question) find(asked string) (found []store.ValueCount, whole bool, err error) {
	asked = strings.TrimSpace(asked)
	if asked == "" {
		return nil, false, nil
	}
	for _, id := range resource.Typed(asked) {
		if found, err := q.known(id); err != nil || found != nil {
			return found, true, err
		}
	}
	if bucket := strings.TrimRight(asked, "/"); bucket != "" {
		asked = bucket
	}
	similar, err := q.similar(asked)
	if err != nil {
		return nil, false, err
	}
	// Names of log groups start with a slash, those of parameters may: people
	// leave it out, and the ids of parameters do.
	name := strings.TrimLeft(asked, "/")
	found = filtered(similar, func(id string) bool {
		return id == asked || strings.TrimLeft(resource.Name(id), "/") == name || resource.Called(id) == name
	})
	given, err := q.given(asked)
	if err != nil {
		return nil, false, err
	}
	if found = slices.Concat(found, without(given, found)); len(found) > 0 {
		return beginningFirst(found, name), true, nil
	}
	if found := filtered(similar, func(id string) bool { return strings.EqualFold(resource.Called(id), name) }); len(found) > 0 {
		return beginningFirst(found, name), true, nil
	}
	if found := filtered(similar, holds(asked)); len(found) > 0 {
		return beginningFirst(found, name), false, nil
	}
	return ranked(similar, asked), false, nil
}

// beginningFirst puts the things first whose ids begin with a text, then those
// whose names do: i- is how instances begin, and in the middle of much else.
func beginningFirst(list []store.ValueCount, text string) []store.ValueCount {
	begins := func(name string) bool { return len(name) >= len(text) && strings.EqualFold(name[:len(text)], text) }
	order := func(v store.ValueCount) int {
		switch {
		case begins(v.Value):
			return 0
		case begins(strings.TrimLeft(resource.Name(v.Value), "/")):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(list, func(a, b store.ValueCount) int { return cmp.Compare(order(a), order(b)) })
	return list
}

// without returns the things of a list that are not in another.
func without(list, other []store.ValueCount) []store.ValueCount {
	return slices.DeleteFunc(list, func(v store.ValueCount) bool {
		return slices.ContainsFunc(other, func(o store.ValueCount) bool { return o.Value == v.Value })
	})
}

func filtered(list []store.ValueCount, fits func(id string) bool) []store.ValueCount {
	var out []store.ValueCount
	for _, v := range list {
		if fits(v.Value) {
			out = append(out, v)
		}
	}
	return out
}

// known returns a resource that a full id stands for, if any event names it.
// An access key is also named where it is used, and an instance by the session
// that runs as its role and by the call that began it.
func (q *question) known(id string) ([]store.ValueCount, error) {
	named, err := q.equal(column, id)
	switch {
	case err != nil:
		return nil, err
	case named.Len() > 0:
		return []store.ValueCount{{Value: id, Count: named.Len()}}, nil
	}
	used, err := q.usedUnnamed(id)
	if err == nil && strings.HasPrefix(id, "i-") {
		var ran *store.Selection
		if ran, err = q.runAs(id); err == nil {
			used = used.Either(ran)
		}
	}
	if err != nil || used.Len() == 0 {
		return nil, err
	}
	return []store.ValueCount{{Value: id, Count: used.Len()}}, nil
}

// similar returns the things whose ids hold the letters of a text in their
// order, the most frequent ones first. There may be millions of objects: they
// are meant by the end of their keys, where a slash was typed.
func (q *question) similar(asked string) ([]store.ValueCount, error) {
	key := strings.Contains(asked, "/")
	return q.snap.LateValues(q.ctx, q.lang, column, func(id string) bool {
		if resource.IsObject(id) {
			return key && len(id) > len(asked) && strings.EqualFold(id[len(id)-len(asked):], asked)
		}
		return holdsInOrder(id, asked)
	})
}

// ranked puts things in the order of how well their names match a text; those
// whose names do not are left out.
func ranked(list []store.ValueCount, asked string) []store.ValueCount {
	names := make([]string, len(list))
	for i, v := range list {
		names[i] = resource.Name(v.Value)
	}
	matches := fuzzy.Find(asked, names)
	slices.SortStableFunc(matches, func(a, b fuzzy.Match) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Index, b.Index))
	})
	var out []store.ValueCount
	for _, m := range matches {
		if near(m.MatchedIndexes, len(asked)) {
			out = append(out, list[m.Index])
		}
	}
	return out
}

// near reports whether the letters of a text are close together where they were
// found, as those of rszimg in resize-images are: those of bob are somewhere in
// most long names.
func near(at []int, letters int) bool {
	apart := 2 * letters
	if letters < fewLetters {
		apart = letters + 1
	}
	return len(at) > 0 && at[len(at)-1]-at[0] < apart
}

// fewLetters is how long a text has to be to be found with twice as many letters.
const fewLetters = 4

// candidates returns things that may have been meant, the first ones of many.
func candidates(found []store.ValueCount) []Candidate {
	var out []Candidate
	for _, v := range found[:min(len(found), maxCandidates)] {
		out = append(out, Candidate{Resource{v.Value, resource.Kind(v.Value), []string{resource.Name(v.Value)}}, v.Count})
	}
	return out
}

// holds returns what reports whether an id has a text in it, as people type it.
func holds(asked string) func(id string) bool {
	asked = strings.Trim(strings.TrimSpace(asked), "/")
	return func(id string) bool { return containsFold(withoutService(id, asked), asked) }
}

// withoutService is an id without its service, unless that is what was asked for: eds
// is a part of every ARN of redshift, and means none of them.
func withoutService(id, asked string) string {
	parts := strings.SplitN(id, ":", 4)
	if len(parts) < 4 || parts[0] != "arn" || strings.EqualFold(parts[2], asked) || strings.Contains(asked, ":") {
		return id
	}
	return parts[3]
}

// containsFold reports whether a text holds another, in any case of ASCII
// letters.
func containsFold(text, part string) bool {
	for i := 0; i+len(part) <= len(text); i++ {
		if strings.EqualFold(text[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// holdsInOrder reports whether a text holds the bytes of another in their
// order, in any case of ASCII letters.
func holdsInOrder(text, letters string) bool {
	for i := 0; i < len(text) && letters != ""; i++ {
		if lower(text[i]) == lower(letters[0]) {
			letters = letters[1:]
		}
	}
	return letters == ""
}

func lower(b byte) byte {
	if b >= 'A' && b <= 'Z' {
		return b | 0x20
	}
	return b
}
