package history

import (
	"encoding/json"
	"slices"
	"strings"

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

// spots are where the texts of a record stand.
type spots map[string][]spot

// spotsIn returns where the texts of a record's request and answer stand.
func spotsIn(r store.Record) spots {
	var call struct{ RequestParameters, ResponseElements any }
	if json.Unmarshal(r.AppendJSON(nil), &call) != nil {
		return nil
	}
	out := make(spots)
	out.walk("request", call.RequestParameters, spot{})
	out.walk("response", call.ResponseElements, spot{})
	return out
}

func (s spots) walk(path string, node any, at spot) {
	switch node := node.(type) {
	case string:
		s[node] = append(s[node], at)
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

// of returns where a thing stands, whether by its id, its name or its ARN.
func (s spots) of(id string) []spot {
	var out []spot
	for text, at := range s {
		if text == id || strings.HasSuffix(id, "/"+text) || strings.HasSuffix(id, ":"+text) || slices.Contains(resource.Typed(text), id) {
			out = append(out, at...)
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
