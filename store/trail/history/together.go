package history

import (
	"encoding/json"
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// A call may make several things, and the answer has an item for each: four instances
// with a network interface of their own. What stands in another item only is another's.
//
//	instancesSet.items[0]  i-0abc…  eni-0abc…  sg-0abc…
//	instancesSet.items[1]  i-0def…  eni-0def…  sg-0abc…

// spot is where a value stands in a record: in which items of which lists, by path.
type spot map[string]int

// fits reports whether two values may belong together: not in two items of one list.
func (s spot) fits(other spot) bool {
	for list, i := range s {
		if at, ok := other[list]; ok && at != i {
			return false
		}
	}
	return true
}

// spots are where the texts of a record stand. There may be hundreds of things in one,
// each of which is looked up.
type spots struct {
	texts   map[string][]spot
	ids     map[string][]spot // by the ids that texts are, see [resource.Typed]
	lengths []int             // of the texts, each once
}

// spotsIn returns where the texts of a record's request and answer stand.
func spotsIn(r store.Record) spots {
	var call struct{ RequestParameters, ResponseElements any }
	if json.Unmarshal(r.AppendJSON(nil), &call) != nil {
		return spots{}
	}
	out := spots{texts: make(map[string][]spot), ids: make(map[string][]spot)}
	out.walk("request", call.RequestParameters, spot{})
	out.walk("response", call.ResponseElements, spot{})
	for text, at := range out.texts {
		out.lengths = append(out.lengths, len(text))
		for _, id := range resource.Typed(text) {
			out.ids[id] = append(out.ids[id], at...)
		}
	}
	slices.Sort(out.lengths)
	out.lengths = slices.Compact(out.lengths)
	return out
}

func (s spots) walk(path string, node any, at spot) {
	switch node := node.(type) {
	case string:
		s.texts[node] = append(s.texts[node], at)
	case map[string]any:
		for key, value := range node {
			s.walk(path+"."+key, value, at)
		}
	case []any:
		for i, value := range node {
			s.walk(path, value, at.in(path, i))
		}
	}
}

// in is a spot within an item of one more list.
func (s spot) in(list string, item int) spot {
	out := spot{list: item}
	for other, at := range s {
		out[other] = at
	}
	return out
}

// of returns where a thing stands, whether by its id, its name or its ARN. A name is the
// end of an id, behind a slash or a colon.
func (s spots) of(id string) []spot {
	out := slices.Concat(s.texts[id], s.ids[id])
	for _, n := range s.lengths {
		at := len(id) - n
		if at <= 0 {
			break
		}
		if id[at-1] == '/' || id[at-1] == ':' {
			out = append(out, s.texts[id[at:]]...)
		}
	}
	return out
}

// apart reports whether two things stand in different items wherever they do.
func (s spots) apart(a, b string) bool {
	as, bs := s.of(a), s.of(b)
	if len(as) == 0 || len(bs) == 0 {
		return false
	}
	for _, one := range as {
		if slices.ContainsFunc(bs, one.fits) {
			return false
		}
	}
	return true
}

// beside says what something that the call which made the resource made, too, is to it.
func beside(event string) string {
	if event == "RunInstances" {
		return "started with it"
	}
	return "created with it"
}
