package history

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/wayout"
)

// Credentials of an instance that are used from an address which is not its own were
// taken. Lines of its own role say so.

// abroad finds the addresses from which an instance's role was used, and that are not the
// instance's as far as the events tell. Through the endpoint of a network another machine
// of that looks the same.
func (q *question) abroad(out *Answer) error {
	id := out.Resource.ID
	if !strings.HasPrefix(id, "i-") {
		return nil
	}
	ran, err := q.runAs(id)
	if err != nil || ran.Len() == 0 {
		return err
	}
	direct, err := q.snap.SelectIn(q.ctx, q.lang, store.And{lacks("userIdentity.invokedBy"), lacks("vpcEndpointId")}, ran)
	if err != nil {
		return err
	}
	known, err := wayout.Of(q.ctx, q.snap, q.lang)
	if err != nil {
		return err
	}
	pairs, err := q.snap.Pairs(q.ctx, q.lang, [2]string{"userIdentity.principalId", "sourceIPAddress"}, direct, 0)
	if err != nil {
		return err
	}
	known.AddMajority(pairs.Values)
	for _, p := range pairs.Values {
		if address := p.Values[1].Text; !wayout.IsService(address) && !known.Has(id, address) {
			out.abroad = append(out.abroad, address)
		}
	}
	slices.Sort(out.abroad)
	out.abroad = slices.Compact(out.abroad)
	if len(out.abroad) > 0 {
		out.Caveats = append(out.Caveats, taken(out.abroad, known.Words(id)))
	}
	return nil
}

// taken says from where the credentials of an instance were used, and what its addresses
// are.
func taken(from []string, own string) string {
	shown, more := phrase.First(from, mostSaid)
	text := "Its credentials were used from " + phrase.List(shown, more) + ", which "
	text += map[bool]string{true: "is not its address", false: "are not its addresses"}[len(from) == 1]
	if own != "" {
		text += ", as far as the events tell; it calls from " + own
	}
	return text + "."
}

func lacks(field string) store.Expr {
	return store.Not{Expr: store.Match{Field: field, Op: store.Present}}
}

// markAbroad notes in lines of the instance's own role which of their addresses are not
// its own.
func (a *Answer) markAbroad(lines []Entry) {
	for i := range lines {
		if e := &lines[i]; len(a.abroad) > 0 && e.Actors == 1 && strings.HasSuffix(e.Actor, "/"+a.Resource.ID) {
			e.Abroad = slices.DeleteFunc(slices.Sorted(maps.Keys(e.places())), func(address string) bool { return !slices.Contains(a.abroad, address) })
		}
	}
}

// NotItsOwn says which of some addresses, of which the first is named, are not the
// machine's whose role was used from there; "" where all are.
func NotItsOwn(abroad []string, first string) string {
	switch {
	case len(abroad) == 0:
		return ""
	case len(abroad) == 1 && abroad[0] == first:
		return "not its address"
	case len(abroad) == 1:
		return abroad[0] + " is not its address"
	}
	return fmt.Sprintf("%d are not its addresses", len(abroad))
}
