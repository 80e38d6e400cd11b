package history

import (
	"fmt"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

const (
	// maxRelated is how many things of one sort are listed.
	maxRelated = 20
	// maxRead is how many records are read to find them.
	maxRead = 200
)

// relations collects related things, each once.
type relations struct {
	*question
	out  *Answer
	list []Related
}

// related finds what the resource has to do with, according to the events.
func (q *question) related(out *Answer, b *birth) ([]Related, error) {
	r := &relations{question: q, out: out}
	r.madeOf(b)
	steps := []func() error{r.madeWith}
	switch id := out.Resource.ID; {
	case strings.HasPrefix(id, "i-"):
		steps = append(steps, r.profileRoles, r.runsAs)
	case out.Resource.Kind == "IAM role":
		steps = append(steps, r.sessions)
	case out.Resource.Kind == "IAM user":
		steps = append(steps, r.keys)
	case resource.IsAccessKey(id):
		steps = append(steps, func() error { return r.keyOwner(b) })
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return r.list, nil
}

// add notes a related thing, or one more event that tells of it.
func (r *relations) add(rel Related) {
	same := func(o Related) bool { return o.As == rel.As && o.ID == rel.ID && o.Value == rel.Value }
	if i := slices.IndexFunc(r.list, same); i >= 0 {
		r.list[i].Count += rel.Count
		return
	}
	sort := func(o Related) bool { return o.As == rel.As }
	n := 0
	for _, o := range r.list {
		if sort(o) {
			n++
		}
	}
	if n < maxRelated {
		r.list = append(r.list, rel)
	}
}

// addThing is add for a resource. Unique ids are left out: the things that
// have them are there by name. So are reservations, which only instances have.
func (r *relations) addThing(as, id string, row store.Row) {
	kind := resource.Kind(id)
	if id == r.out.Resource.ID || strings.HasSuffix(kind, " id") || kind == "reservation" {
		return
	}
	r.add(Related{As: as, ID: id, Kind: kind, Text: resource.Name(id), Field: column, Value: id, Count: 1, Row: row})
}

// madeOf adds what the resource was made of and with: what the event names
// that made it, but for what is of other things that it made.
func (r *relations) madeOf(b *birth) {
	if !b.isMade() || r.out.Resource.Kind == "S3 object" {
		return
	}
	row := b.made.Row(0)
	rec := r.snap.Record(row)
	things := rec.Tagged(r.lang, column)
	at, others := r.spotsOfSeveral(rec, things), []string(nil)
	for _, v := range things {
		role := resource.Role(v.Tag)
		switch {
		case role == resource.Mentioned || slices.Contains(r.out.Resource.Names, v.Text):
		case !at.apart(r.out.Resource.ID, v.Text):
			r.addThing(resource.Kind(v.Text), v.Text, row)
		case role == resource.Created && resource.Kind(v.Text) == r.out.Resource.Kind:
			others = append(others, v.Text)
		}
	}
	event, _ := rec.Value(r.lang, "eventName")
	for _, id := range others {
		r.addThing(beside(event), id, row)
	}
}

// spotsOfSeveral returns where the texts of an event stand that made several things; of
// others that tells nothing.
func (r *relations) spotsOfSeveral(rec store.Record, things []store.TaggedValue) spots {
	made := 0
	for _, v := range things {
		if resource.Role(v.Tag) == resource.Created {
			made++
		}
	}
	if made < 2 {
		return spots{}
	}
	return spotsIn(rec)
}

// madeWith adds what was made of the resource or for it: the instances of a
// security group, the access keys of a user.
func (r *relations) madeWith() error {
	if resource.IsBucket(r.out.Resource.ID) || resource.IsAccessKey(r.out.Resource.ID) {
		return nil
	}
	for _, role := range []resource.Role{resource.Used, resource.Changed} {
		rows := r.out.rows.by[role]
		if rows == nil {
			continue
		}
		facet, err := r.snap.Facet(r.ctx, r.lang, "eventName", rows, 0)
		if err != nil {
			return err
		}
		for _, v := range facet.Values {
			if !resource.Makes(v.Value) {
				continue
			}
			if err := r.madeBy(v.Value, rows); err != nil {
				return err
			}
		}
	}
	return nil
}

// madeBy adds what some of the calls of one name made.
func (r *relations) madeBy(event string, rows *store.Selection) error {
	calls, err := r.equal("eventName", event)
	if err != nil {
		return err
	}
	view, err := r.snap.View(r.ctx, calls.Both(rows), false)
	if err != nil {
		return err
	}
	for i := range min(view.Len(), maxRead) {
		r.madeIn(view.Row(i))
	}
	return nil
}

// madeIn adds what an event made, if it did not fail. The sessions of a role
// are listed as such.
func (r *relations) madeIn(row store.Row) {
	rec := r.snap.Record(row)
	if failed, _ := rec.Value(r.lang, "failed"); failed != "no" {
		return
	}
	things := rec.Tagged(r.lang, column)
	at := r.spotsOfSeveral(rec, things)
	for _, v := range things {
		kind := resource.Kind(v.Text)
		if resource.Role(v.Tag) == resource.Created && kind != "temporary access key" && kind != "S3 object" && !at.apart(r.out.Resource.ID, v.Text) {
			how := "made with it"
			if resource.IsAccessKey(v.Text) { // whoever called, it is the key of this user
				how = "made for it"
			}
			r.addThing(how, v.Text, row)
		}
	}
}

// profileRoles adds the roles in the instance's profile.
func (r *relations) profileRoles() error {
	var profiles []store.Pattern
	for _, rel := range r.list {
		if rel.Kind == "instance profile" {
			profiles = append(profiles, store.Literal(rel.ID))
		}
	}
	if len(profiles) == 0 {
		return nil
	}
	tagged, err := r.tagged(store.Equal, profiles...)
	if err != nil || tagged[uint8(resource.Changed)] == nil {
		return err
	}
	added, err := r.equal("eventName", "AddRoleToInstanceProfile")
	if err != nil {
		return err
	}
	view, err := r.snap.View(r.ctx, added.Both(tagged[uint8(resource.Changed)]), false)
	if err != nil {
		return err
	}
	for i := range min(view.Len(), maxRead) {
		for _, v := range r.snap.Record(view.Row(i)).Tagged(r.lang, column) {
			if resource.Kind(v.Text) == "IAM role" {
				r.addThing("role of its profile", v.Text, view.Row(i))
			}
		}
	}
	return nil
}

// runAs selects the events of an instance as its own role: the session is
// called like the instance.
func (q *question) runAs(instance string) (*store.Selection, error) {
	return q.snap.Select(q.ctx, q.lang, store.Match{
		Field: "userIdentity.principalId", Op: store.Like, Values: []store.Pattern{{{Wild: '*'}, {Text: ":" + instance}}},
	}, nil)
}

// runsAs adds the sessions of the instance as its own role, with where they
// came from: credentials of an instance that are used elsewhere were taken.
func (r *relations) runsAs() error {
	sel, err := r.runAs(r.out.Resource.ID)
	if err != nil {
		return err
	}
	groups, err := r.snap.Groups(r.ctx, r.lang, []string{"userIdentity.principalId", "actor"}, sel)
	if err != nil {
		return err
	}
	for _, g := range groups {
		own, err := r.equal("userIdentity.principalId", g.Values[0])
		if err != nil {
			return err
		}
		from, err := r.addresses(own)
		if err != nil {
			return err
		}
		r.add(Related{As: "session as its role", Kind: "session", Text: g.Values[1] + from, Field: "userIdentity.principalId", Value: g.Values[0], Count: g.Count, Row: g.Row})
	}
	return nil
}

// addresses says where events came from, the most frequent places first.
func (r *relations) addresses(sel *store.Selection) (string, error) {
	const shown = 3
	facet, err := r.snap.Facet(r.ctx, r.lang, "sourceIPAddress", sel, shown)
	if err != nil || len(facet.Values) == 0 {
		return "", err
	}
	var list []string
	for _, v := range facet.Values {
		list = append(list, v.Value+r.out.abroad.of(v.Value))
	}
	text := " from " + strings.Join(list, ", ")
	if more := facet.Distinct - len(list); more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text, nil
}

// sessions adds the sessions of a role. Its ARN there has the role's path.
func (r *relations) sessions() error {
	sel, err := r.byARN("userIdentity.sessionContext.sessionIssuer.arn")
	if err != nil {
		return err
	}
	return r.addGroups("session", []string{"session", "actor"}, "session", sel)
}

// byARN selects events with the ARN of the resource, of IAM, in a field:
// whatever path its name has there.
func (r *relations) byARN(field string) (*store.Selection, error) {
	id := r.out.Resource.ID
	start := strings.TrimSuffix(id, resource.Name(id))
	return r.snap.Select(r.ctx, r.lang, store.Or{
		store.Equals(field, id),
		store.Match{Field: field, Op: store.Like, Values: []store.Pattern{{{Text: start}, {Wild: '*'}, {Text: "/" + resource.Name(id)}}}},
	}, nil)
}

// addGroups adds the values of the first of two fields, shown as the second,
// the most frequent ones first.
func (r *relations) addGroups(as string, fields []string, kind string, sel *store.Selection) error {
	groups, err := r.snap.Groups(r.ctx, r.lang, fields, sel)
	if err != nil {
		return err
	}
	slices.SortStableFunc(groups, func(a, b store.Group) int { return b.Count - a.Count })
	for _, g := range groups[:min(len(groups), maxRelated)] {
		if g.Values[0] == "" {
			continue
		}
		rel := Related{As: as, Kind: kind, Text: g.Values[1], Field: fields[0], Value: g.Values[0], Count: g.Count, Row: g.Row}
		if resource.IsAccessKey(rel.Value) {
			rel.ID, rel.Kind = rel.Value, resource.Kind(rel.Value)
		}
		r.add(rel)
	}
	return nil
}
