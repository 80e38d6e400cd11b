package history

import (
	"context"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// rowsOf are the rows that name a resource, by what it is to them.
type rowsOf struct {
	done     *store.Selection // what was done to it or with it
	mentions *store.Selection // the others
	by       map[resource.Role]*store.Selection
}

// telling orders roles by how much they tell: of several that a resource has
// in one event the first counts.
var telling = []resource.Role{
	resource.Created, resource.Deleted, resource.Changed, resource.Granted, resource.Read, resource.Used,
}

// rows finds the rows that name a resource.
func (q *question) rows(id string) (*rowsOf, error) {
	tagged, err := q.tagged(store.Equal, store.Literal(id))
	if err != nil {
		return nil, err
	}
	if resource.IsBucket(id) {
		return q.bucketRows(id, tagged)
	}
	out, err := q.noRows()
	if err != nil {
		return nil, err
	}
	dry, err := q.equal("outcome", trail.DryRun) // which do nothing
	if err != nil {
		return nil, err
	}
	if read := tagged[uint8(resource.Read)]; read != nil && resource.IsObject(id) {
		over, err := q.copiedOver(id, read)
		if err != nil {
			return nil, err
		}
		out.take(resource.Changed, over)
	}
	for _, role := range telling {
		if rows := tagged[uint8(role)]; rows != nil {
			out.take(role, rows.Without(dry))
		}
	}
	used, err := q.usedUnnamed(id)
	if err != nil {
		return nil, err
	}
	out.take(resource.Used, used)
	for _, named := range tagged {
		out.mentions = out.mentions.Either(named.Without(out.done))
	}
	return out, nil
}

// usedUnnamed selects the events in which a resource is used that do not name it as a
// thing: the calls that an access key signed, and those that gave an instance the
// credentials of its role.
func (q *question) usedUnnamed(id string) (*store.Selection, error) {
	switch {
	case resource.IsAccessKey(id):
		return q.equal("userIdentity.accessKeyId", id)
	case strings.HasPrefix(id, "i-"):
		return q.roleGiven(id)
	}
	return q.none()
}

// UsedUnnamed reports whether what is called so is used by events that do not name it as a
// thing, see [UsesOf].
func UsedUnnamed(id string) bool { return resource.IsAccessKey(id) || strings.HasPrefix(id, "i-") }

// UsesOf selects the events that name a thing, and those that use it without that: the
// calls that an access key signed, and those that gave an instance the credentials of its
// role. The error is the context's.
func UsesOf(ctx context.Context, snap *store.Snapshot, lang *store.Language, id string) (*store.Selection, error) {
	q := &question{ctx: ctx, snap: snap, lang: lang}
	named, err := q.equal(column, id)
	if err != nil {
		return nil, err
	}
	used, err := q.usedUnnamed(id)
	if err != nil {
		return nil, err
	}
	return named.Either(used), nil
}

// roleGiven selects the events in which EC2 assumed the role of an instance for it: it
// names the session after the instance. So may anybody who assumes a role, who is no
// service.
func (q *question) roleGiven(instance string) (*store.Selection, error) {
	return q.snap.Select(q.ctx, q.lang, store.And{
		store.Equals("requestParameters.roleSessionName", instance), store.Equals("eventName", "AssumeRole"),
		store.Equals("userIdentity.type", "AWSService"), store.Equals("userIdentity.invokedBy", "ec2.amazonaws.com"),
	}, nil)
}

// bucketRows is rows for a bucket: what was done to it is told by where the
// record names it.
func (q *question) bucketRows(id string, tagged map[uint8]*store.Selection) (*rowsOf, error) {
	out, err := q.noRows()
	if err != nil {
		return nil, err
	}
	direct, err := q.direct(id, tagged)
	if err != nil {
		return nil, err
	}
	for _, role := range telling {
		if rows := tagged[uint8(role)]; rows != nil {
			out.take(role, rows.Both(direct))
		}
	}
	out.take(resource.Used, direct)
	for _, named := range tagged {
		out.mentions = out.mentions.Either(named.Without(out.done))
	}
	return out, nil
}

// Touched selects the events about a bucket or something in it: those that name
// it as their subject, see direct. It reads far less than the filter that finds
// the same, which looks through the names of all objects. The error is the
// context's.
func Touched(ctx context.Context, snap *store.Snapshot, lang *store.Language, bucket string) (*store.Selection, error) {
	q := &question{ctx: ctx, snap: snap, lang: lang}
	tagged, err := q.tagged(store.Like, store.Literal(bucket)) // whose case it folds, as below in direct
	if err != nil {
		return nil, err
	}
	return q.direct(bucket, tagged)
}

// direct selects the events that a bucket is named in as their subject: by
// requestParameters.bucketName, or by resources[] as itself, as one of its
// objects, or as where a search in it started. The rows that name it or its
// objects are known.
func (q *question) direct(id string, tagged map[uint8]*store.Selection) (*store.Selection, error) {
	match := func(field string, op store.Op, p store.Pattern) store.Match {
		return store.Match{Field: field, Op: op, Values: []store.Pattern{p}}
	}
	below := store.Pattern{{Text: id + "/"}, {Wild: '*'}}
	direct, err := q.snap.Select(q.ctx, q.lang, store.Or{
		match("requestParameters.bucketName", store.Equal, store.Literal(resource.Name(id))),
		match("resources.ARN", store.Equal, store.Literal(id)),
		match("resources.ARNPrefix", store.Equal, store.Literal(id)), match("resources.ARNPrefix", store.Like, below),
	}, nil)
	if err != nil {
		return nil, err
	}
	left, err := q.none()
	if err != nil {
		return nil, err
	}
	for role, rows := range tagged {
		if resource.Role(role) != resource.Mentioned {
			left = left.Either(rows.Without(direct))
		}
	}
	listed, err := q.listed(left, id, match("resources.ARN", store.Like, below))
	if err != nil {
		return nil, err
	}
	return direct.Either(listed), nil
}

// listed returns which rows have something in a bucket in resources[]. There are
// hardly any that do not name the bucket elsewhere, so that reading them takes
// less time than looking through the names of all objects, which a condition
// does.
func (q *question) listed(rows *store.Selection, bucket string, below store.Expr) (*store.Selection, error) {
	if rows.Len() > maxRead {
		return q.snap.SelectIn(q.ctx, q.lang, below, rows)
	}
	view, err := q.snap.View(q.ctx, rows, false)
	if err != nil {
		return nil, err
	}
	var found []store.Row
	for i := range view.Len() {
		for _, v := range q.snap.Record(view.Row(i)).Values(q.lang, "resources.ARN") {
			if below := bucket + "/"; len(v.Text) >= len(below) && strings.EqualFold(v.Text[:len(below)], below) {
				found = append(found, view.Row(i))
				break
			}
		}
	}
	return q.snap.SelectRows(found), nil
}

// tagged selects the rows that name things with certain ids, by role.
func (q *question) tagged(op store.Op, ids ...store.Pattern) (map[uint8]*store.Selection, error) {
	return q.snap.TaggedAs(q.ctx, q.lang, store.Match{Field: column, Op: op, Values: ids})
}

func (q *question) equal(field, value string) (*store.Selection, error) {
	return q.snap.Select(q.ctx, q.lang, store.Equals(field, value), nil)
}

// none selects no row.
func (q *question) none() (*store.Selection, error) {
	return q.snap.Select(q.ctx, q.lang, store.Or{}, nil)
}

func (q *question) noRows() (*rowsOf, error) {
	none, err := q.none()
	return &rowsOf{done: none, mentions: none, by: make(map[resource.Role]*store.Selection)}, err
}

// take adds rows under a role, those that are not there under another.
func (r *rowsOf) take(role resource.Role, rows *store.Selection) {
	if rows = rows.Without(r.done); rows.Len() == 0 {
		return
	}
	r.done = r.done.Either(rows)
	if known := r.by[role]; known != nil {
		rows = known.Either(rows)
	}
	r.by[role] = rows
}

// role returns what the resource is to an event.
func (r *rowsOf) role(row store.Row) resource.Role {
	for _, role := range telling {
		if rows := r.by[role]; rows != nil && rows.Has(row) {
			return role
		}
	}
	return resource.Mentioned
}

// within returns the rows that are in a selection too.
func (r *rowsOf) within(sel *store.Selection) *rowsOf {
	out := &rowsOf{done: r.done.Both(sel), mentions: r.mentions.Both(sel), by: make(map[resource.Role]*store.Selection)}
	for role, rows := range r.by {
		out.by[role] = rows.Both(sel)
	}
	return out
}
