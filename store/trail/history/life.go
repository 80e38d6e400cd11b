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
	e.Gist = a.gist(rec, letsIn)
	e.What = e.Gist.String()
	_, rules, _ := change.GroupRules(rec)
	e.Rules = len(rules) > 0 || letsIn != ""
	e.Meant = a.called.by(a.lang, rec)
}

// gist is what an event was about, and whom it lets in. The resource itself is left out:
// all lines are about it. A call with several things is about this one, too: the name of
// another would read as if the line were of that.
func (a *Answer) gist(rec store.Record, letsIn string) trail.Gist {
	g := trail.GistOf(rec)
	things := g.Things
	g.Things = nil
	left := false
	for _, thing := range things {
		if left = a.isIt(thing.Text) || left && thing.Text == ""; left {
			continue // with the rest of its name
		}
		if slices.ContainsFunc(thing.Of, a.isIt) {
			thing = trail.Thing{Text: "1 of " + strconv.Itoa(len(thing.Of))}
		}
		g.Things = append(g.Things, thing)
	}
	if letsIn != "" {
		g.Things = append(g.Things, trail.Thing{Text: letsIn})
	}
	if a.isIt(g.Aside) {
		g.Aside = ""
	}
	return g
}

// isIt reports whether a text is the resource's id, name or ARN.
func (a *Answer) isIt(text string) bool {
	names := a.Resource.Names
	return text == a.Resource.ID || len(names) > 0 && text == names[0] || resource.IsOfARN(text, a.Resource.ID)
}
