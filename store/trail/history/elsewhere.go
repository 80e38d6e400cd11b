package history

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/wayout"
)

// Credentials of an instance that are used from an address which is not its own were
// taken. Lines of its own role say so.

// Abroad are addresses that do not fit the instance whose own role was used from there.
type Abroad struct {
	Foreign  []string // others are known to be the instance's
	Doubtful []string // most of its calls came from another one, and that is all that is known
}

// notMost says of an address what is inferred only.
const notMost = "not the one that most of its calls came from"

// abroad finds the addresses from which an instance's role was used, and that do not fit
// as far as the events tell.
func (q *question) abroad(out *Answer) error {
	id := out.Resource.ID
	if !strings.HasPrefix(id, "i-") {
		return nil
	}
	ran, err := q.runAs(id)
	if err != nil || ran.Len() == 0 {
		return err
	}
	known, err := wayout.Of(q.ctx, q.snap, q.lang, id)
	if err != nil {
		return err
	}
	out.abroad.Foreign, out.abroad.Doubtful = known.Elsewhere(id)
	out.Caveats = append(out.Caveats, out.abroad.taken(known.Words(id))...)
	return nil
}

// taken says from where the credentials of an instance were used, and what its addresses
// are.
func (a Abroad) taken(own string) (list []string) {
	const used = "Its credentials were used from "
	if len(a.Foreign) > 0 {
		are := map[bool]string{true: ", which is not its address", false: ", which are not its addresses"}[len(a.Foreign) == 1]
		list = append(list, used+some(a.Foreign)+are+", as far as the events tell; it calls from "+own+".")
	}
	if len(a.Doubtful) > 0 {
		list = append(list, used+some(a.Doubtful)+", "+notMost+": "+own+". It may have more than one way out.")
	}
	return list
}

// some lists a few addresses.
func some(addresses []string) string {
	shown, more := phrase.First(addresses, mostSaid)
	return phrase.List(shown, more)
}

// among returns those of the addresses that are among others.
func (a Abroad) among(others []string) Abroad {
	both := func(some []string) []string {
		return slices.DeleteFunc(slices.Clone(some), func(address string) bool { return !slices.Contains(others, address) })
	}
	return Abroad{both(a.Foreign), both(a.Doubtful)}
}

// and returns the addresses of both, each once.
func (a Abroad) and(b Abroad) Abroad {
	union := func(one, other []string) []string {
		all := slices.Concat(one, other)
		slices.Sort(all)
		return slices.Compact(all)
	}
	return Abroad{union(a.Foreign, b.Foreign), union(a.Doubtful, b.Doubtful)}
}

// markAbroad notes in lines of the instance's own role which of their addresses do not
// fit.
func (a *Answer) markAbroad(lines []Entry) {
	for i := range lines {
		if e := &lines[i]; e.Actors == 1 && strings.HasSuffix(e.Actor, "/"+a.Resource.ID) {
			e.Abroad = a.abroad.among(slices.Collect(maps.Keys(e.places())))
		}
	}
}

// Said says which of some addresses, of which the first is named, do not fit; "" where all
// do.
func (a Abroad) Said(first string) string {
	said := []string{oddOnes(a.Foreign, first, "not its address", "not its addresses"), oddOnes(a.Doubtful, first, notMost, notMost)}
	return strings.Join(slices.DeleteFunc(said, func(text string) bool { return text == "" }), ", ")
}

// oddOnes says what some addresses are.
func oddOnes(odd []string, first, one, several string) string {
	switch {
	case len(odd) == 0:
		return ""
	case len(odd) == 1 && odd[0] == first:
		return one
	case len(odd) == 1:
		return odd[0] + " is " + one
	}
	return fmt.Sprintf("%d are %s", len(odd), several)
}

// of says what an address is, in a list of several.
func (a Abroad) of(address string) string {
	switch {
	case slices.Contains(a.Foreign, address):
		return " (not its own)"
	case slices.Contains(a.Doubtful, address):
		return " (" + notMost + ")"
	}
	return ""
}
