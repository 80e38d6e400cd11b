package history

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/change"
	"github.com/trailsift/trailsift/store/trail/resource"
)

const (
	// maxSingles is how many events of one role are listed one by one.
	maxSingles = 100
	// maxLines is how many lines one role may take; beyond, actors are folded.
	maxLines = 400
)

// part is the rows of one role.
type part struct {
	role resource.Role
	sel  *store.Selection
}

// life lists what was done to the resource, and what only mentions it, both in
// the order of time.
func (q *question) life(out *Answer, rows *rowsOf) error {
	var folds []part
	for _, role := range telling {
		sel := rows.by[role]
		switch {
		case sel == nil || sel.Len() == 0:
		case role == resource.Read || role == resource.Used || sel.Len() > maxSingles:
			folds = append(folds, part{role, sel})
		default:
			entries, err := q.single(out, sel)
			if err != nil {
				return err
			}
			out.Life = append(out.Life, entries...)
		}
	}
	folded, err := q.fold(out, append(folds, part{resource.Mentioned, rows.mentions}))
	if err != nil {
		return err
	}
	out.Life = append(out.Life, slices.Concat(folded[:len(folds)]...)...)
	out.Mentioned = folded[len(folds)]
	inOrder(out.Life, out.Events)
	inOrder(out.Mentioned, out.Mentions)
	return nil
}

// inOrder sorts entries by their first event. Times are those of a second, in which
// records come in any order: what was made then was so before all else, and gone
// only after it.
func inOrder(list []Entry, view *store.View) {
	at := func(e Entry) int {
		i, _ := view.Index(e.Row)
		return i
	}
	slices.SortStableFunc(list, func(a, b Entry) int { return cmp.Compare(at(a), at(b)) })
	for start, i := 0, 1; i <= len(list); i++ {
		if i < len(list) && list[i].First.Equal(list[start].First) {
			continue
		}
		slices.SortStableFunc(list[start:i], func(a, b Entry) int { return cmp.Compare(a.turn(), b.turn()) })
		start = i
	}
}

// turn is when an entry comes among others of the same second.
func (e Entry) turn() int {
	switch {
	case e.Failed > 0 || e.First.IsZero():
		return 0
	case e.Role == resource.Created:
		return -1
	case e.Role == resource.Deleted:
		return 1
	}
	return 0
}

// single lists events one by one.
func (q *question) single(out *Answer, sel *store.Selection) ([]Entry, error) {
	view, err := q.snap.View(q.ctx, sel, false)
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, view.Len())
	for i := range entries {
		entries[i] = out.Event(view.Row(i))
	}
	return entries, nil
}

// alike are the fields in which the events of one line are equal, and the actor
// behind them.
var alike = []string{"service", "eventName", "outcome", "actor"}

// fold lists the events of each part by what they were, whether they failed
// and who did them; where there are too many actors, without them.
func (q *question) fold(out *Answer, parts []part) ([][]Entry, error) {
	sels := make([]*store.Selection, len(parts))
	for i, p := range parts {
		sels[i] = p.sel
	}
	groups, err := q.groups(out, sels)
	if err != nil {
		return nil, err
	}
	list := make([][]Entry, len(parts))
	for i, p := range parts {
		actors := make(map[string]int) // by the rest of the group
		if len(groups[i]) > maxLines {
			for _, g := range groups[i] {
				actors[kindOf(g)]++
			}
			if groups[i], err = q.snap.Groups(q.ctx, q.lang, alike[:len(alike)-1], p.sel); err != nil {
				return nil, err
			}
		}
		for _, g := range groups[i][:min(len(groups[i]), maxLines)] {
			list[i] = append(list[i], out.entry(p.role, g, actors))
		}
	}
	return list, q.whereFrom(out, parts, list)
}

// kindOf joins the values of a group that are not its actor.
func kindOf(g store.Group) string { return strings.Join(g.Values[:len(alike)-1], " ") }

// entry is a group as a line.
func (a *Answer) entry(role resource.Role, g store.Group, actors map[string]int) Entry {
	e := Entry{Role: role, First: g.First, Last: g.Last, Count: g.Count, Service: g.Values[0], Event: g.Values[1], Row: g.Row}
	switch g.Values[2] {
	case trail.Failed:
		e.Failed = g.Count
	case trail.DryRun:
		e.DryRun = true
	}
	if e.Actors = max(1, actors[kindOf(g)]); e.Actors == 1 {
		e.Actor, _ = a.snap.Record(g.Row).Value(a.lang, "actor")
	}
	a.detail(&e)
	if e.Actors > 1 {
		e.Meant = Meant{}
	}
	return e
}

// detail fills in what only the record of the first event tells.
func (a *Answer) detail(e *Entry) {
	rec := a.snap.Record(e.Row)
	e.Verb, _ = rec.Value(a.lang, "verb")
	e.Type, _ = rec.Value(a.lang, "userIdentity.type")
	e.Address, _ = rec.Value(a.lang, "sourceIPAddress")
	letsIn := a.letsIn(e.Event, rec)
	e.What = strings.TrimSpace(a.without(a.gist(rec).String()) + " " + letsIn)
	_, rules, _ := change.GroupRules(rec)
	e.Rules = len(rules) > 0 || letsIn != ""
	e.Meant = a.called.by(a.lang, rec)
}

// gist is what an event was about. A call with several things is about this one, too:
// the name of another would read as if the line were of that.
func (a *Answer) gist(rec store.Record) trail.Gist {
	g := trail.GistOf(rec)
	for i, thing := range g.Things {
		if slices.Contains(thing.Of, a.Resource.ID) || slices.Contains(thing.Of, a.Resource.Names[0]) {
			g.Things[i].Text = "one of " + strconv.Itoa(len(thing.Of))
		}
	}
	return g
}

// without drops the resource itself from a summary: all lines are about it.
func (a *Answer) without(summary string) string {
	var rest []string
	for word := range strings.SplitSeq(summary, " ") {
		if word != a.Resource.ID && word != a.Resource.Names[0] {
			rest = append(rest, word)
		}
	}
	return strings.Join(rest, " ")
}
