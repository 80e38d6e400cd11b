package history

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// birth is how the events tell the beginning and the end of a resource.
type birth struct {
	made     *store.View // creations that did not fail, oldest first
	attempts *store.View // those that did
	ended    *store.View // deletions that did not fail
	seen     *store.Row  // the first event that names the resource
	used     *store.View // what was done with an access key
	unproven bool        // calls that name it failed, and do not show that it exists
}

// birth finds the beginning and the end of the resource.
func (q *question) birth(out *Answer) (*birth, error) {
	failed, err := q.equal("failed", "yes")
	if err != nil {
		return nil, err
	}
	none, err := q.none()
	if err != nil {
		return nil, err
	}
	b := &birth{}
	for _, part := range []struct {
		role   resource.Role
		failed bool
		to     **store.View
	}{{resource.Created, false, &b.made}, {resource.Created, true, &b.attempts}, {resource.Deleted, false, &b.ended}} {
		sel := out.rows.by[part.role]
		switch {
		case sel == nil:
			sel = none
		case part.failed:
			sel = sel.Both(failed)
		default:
			sel = sel.Without(failed)
		}
		if *part.to, err = q.snap.View(q.ctx, sel, false); err != nil {
			return nil, err
		}
	}
	b.seen = out.firstSeen()
	used := out.rows.by[resource.Used]
	if used == nil || !resource.IsAccessKey(out.Resource.ID) {
		used = none
	}
	if b.used, err = q.snap.View(q.ctx, used, false); err != nil {
		return nil, err
	}
	b.unproven, err = q.unproven(out)
	return b, err
}

// firstSeen returns the first event that names the resource, nil for none.
func (a *Answer) firstSeen() *store.Row {
	var first *store.Row
	for _, view := range []*store.View{a.Events, a.Mentions} {
		if view.Len() == 0 {
			continue
		}
		row := view.Row(0)
		if first == nil || a.before(row, *first) {
			first = &row
		}
	}
	return first
}

// before reports whether an event was before another.
func (a *Answer) before(x, y store.Row) bool {
	xt, xok := a.snap.Record(x).Time()
	yt, yok := a.snap.Record(y).Time()
	return xok && (!yok || xt.Before(yt))
}

// isMade reports whether the data tell who made the resource.
func (b *birth) isMade() bool { return b.made.Len() > 0 }

// end returns the event that ended the resource; ok is false where none did,
// or where something of its name was made since.
func (b *birth) end() (row store.Row, ok bool) {
	if b.ended.Len() == 0 {
		return 0, false
	}
	row = b.ended.Row(b.ended.Len() - 1)
	at, _ := b.made.Index(row)
	return row, at == b.made.Len()
}

// uniqueIDs returns the ids that the resource got when it was made: AROA… of a
// role. Something of the same name that was made later has another.
func (b *birth) uniqueIDs(out *Answer) []string {
	var ids []string
	for i := range min(b.made.Len(), maxSingles) {
		for _, v := range out.snap.Record(b.made.Row(i)).Tagged(out.lang, column) {
			if resource.Role(v.Tag) == resource.Created && strings.HasPrefix(resource.Kind(v.Text), out.Resource.Kind+" id") {
				ids = append(ids, v.Text)
			}
		}
	}
	return ids
}
