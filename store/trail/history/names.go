package history

import (
	"slices"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// named is a name that the resource had by tag, and the event that gave it or took it
// away.
type named struct {
	name string
	gone bool
	row  store.Row
}

// names are the names that a resource had, in the order of time.
type names []named

// names finds the names that the resource was given by tag: of many events the newest
// tell.
func (q *question) names(out *Answer) (names, error) {
	if resource.IsObject(out.Resource.ID) || resource.IsAccessKey(out.Resource.ID) {
		return nil, nil
	}
	keys := q.byTagKey()
	if len(keys) == 0 {
		return nil, nil
	}
	rows, err := q.snap.SelectIn(q.ctx, q.lang, store.And{keys, store.Equals("failed", "no")}, out.rows.done)
	if err != nil {
		return nil, err
	}
	view, err := q.snap.View(q.ctx, rows, false)
	if err != nil {
		return nil, err
	}
	var list names
	for i := max(0, view.Len()-maxRead); i < view.Len(); i++ {
		for _, l := range labels(q.lang, q.snap.Record(view.Row(i))) {
			if l.id == out.Resource.ID {
				list = list.with(named{l.name, l.gone, view.Row(i)})
			}
		}
	}
	return list, nil
}

// byTagKey is the condition that a call gives or takes a tag Name.
func (q *question) byTagKey() store.Or {
	var places store.Or
	paths := q.snap.Paths(resource.KeysTags)
	for _, path := range paths[:min(len(paths), mostTagPaths)] {
		places = append(places, store.Equals(path, resource.TagName))
	}
	paths = q.snap.Paths(resource.HoldsName)
	for _, path := range paths[:min(len(paths), mostTagPaths)] {
		places = append(places, store.Match{Field: path, Op: store.Present})
	}
	return places
}

// with adds a name, unless it is the one before: a call says in its request and in its
// answer what it tags. What is taken away with its value is that value only.
func (n names) with(one named) names {
	switch last := n.last(); {
	case !one.gone && one.name == last:
		return n
	case one.gone && (last == "" || one.name != "" && one.name != last):
		return n
	}
	return append(n, one)
}

// last is the name that the resource has in the end; "" for none.
func (n names) last() string {
	if len(n) == 0 || n[len(n)-1].gone {
		return ""
	}
	return n[len(n)-1].name
}

// all are the names, each once, the last one first.
func (n names) all() []string {
	var out []string
	for _, one := range slices.Backward(n) {
		if !one.gone && !slices.Contains(out, one.name) {
			out = append(out, one.name)
		}
	}
	return out
}

// formerly says since when the resource is no longer called what was asked for; "" where
// it is, or never was.
func (n names) formerly(asked string, out *Answer) string {
	had := -1
	for i, one := range n {
		if !one.gone && one.name == asked {
			had = i
		}
	}
	if had < 0 || had == len(n)-1 {
		return ""
	}
	e := out.Event(n[had+1].row)
	text := "It was called " + asked + " until " + out.clock.Moment(e.First) + ", when " + e.who() + " took that name away with " + e.Event
	if now := n.last(); now != "" {
		text += "; its name is " + now + " in the end"
	}
	return text + "."
}
