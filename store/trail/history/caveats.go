package history

import (
	"fmt"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// caveats say what the events cannot tell about the resource.
func (q *question) caveats(out *Answer, b *birth) ([]string, error) {
	list, err := q.namesakes(out.Resource)
	if err != nil {
		return nil, err
	}
	if !b.isMade() && !b.unproven && b.seen != nil && !resource.IsGiven(out.Resource.ID) {
		if first, _, ok := q.snap.Span(); ok {
			list = append(list, "Its creation may lie before "+out.clock.Moment(first)+", the first event loaded, or in an account, a region or a file that is not loaded.")
		}
	}
	if b.made.Len() > 1 && out.Resource.Kind != "S3 object" {
		list = append(list, "Things of one name that were made one after the other cannot be told apart: their events are listed together.")
	}
	if said := out.names.formerly(q.asked, out); said != "" {
		list = append(list, said)
	}
	if q.unread > 0 {
		list = append(list, fmt.Sprintf("%s that give things the name asked for were not read: others may have it.", phrase.Plural(q.unread, "older call")))
	}
	list = append(list, out.called.caveats()...)
	data, err := q.dataEvents(out)
	if err != nil {
		return nil, err
	}
	return append(list, data...), nil
}

// namesakes says which of several things of one kind and one name is told of: one
// looks like the other where only the name is seen.
func (q *question) namesakes(of Resource) ([]string, error) {
	if !strings.HasPrefix(of.ID, "arn:") || strings.HasPrefix(of.ID, "arn:aws:s3:") {
		return nil, nil
	}
	name := resource.Name(of.ID)
	alike, err := q.snap.LateValues(q.ctx, q.lang, column, func(id string) bool {
		return strings.HasSuffix(id, name) && resource.Name(id) == name && resource.Kind(id) == of.Kind
	})
	if err != nil || len(alike) < 2 {
		return nil, err
	}
	return []string{fmt.Sprintf("%d things of this kind are called %s: this is %s.", len(alike), name, of.ID)}, nil
}

// dataEvents says which uses of the resource a trail records only when it is
// told to: CloudTrail user guide, "Logging data events".
func (q *question) dataEvents(out *Answer) ([]string, error) {
	switch out.Resource.Kind {
	case "S3 bucket":
		return q.bucketCaveats(out)
	case "S3 object":
		return []string{"DeleteObjects does not name the objects that it deletes; it is listed with the bucket."}, nil
	case "secret":
		return q.unnamedBy("BatchGetSecretValue", "secretsmanager", "secrets that it returns")
	case "Lambda function":
		return q.unlessSeen(out, "Invoke", "Invocations of functions")
	case "DynamoDB table":
		return q.unlessSeen(out, "GetItem", "Reads and writes of items")
	}
	return nil, nil
}

// bucketCaveats says whether what is done to objects can be seen.
func (q *question) bucketCaveats(out *Answer) ([]string, error) {
	facet, err := q.snap.Facet(q.ctx, q.lang, "eventName", out.rows.done, 0)
	if err != nil {
		return nil, err
	}
	seen, read := false, false
	for _, v := range facet.Values {
		onObjects, reads := resource.OnObjects(v.Value)
		seen, read = seen || onObjects, read || reads
	}
	switch {
	case !seen:
		return []string{"Reads and writes of its objects (GetObject, PutObject, DeleteObject) are invisible: no S3 data events of this bucket are loaded. A trail with data events of the bucket, or its server access logs, would tell."}, nil
	case !read:
		return []string{"No read of an object is recorded: nobody read one, or the trail records only writes. The bucket's server access logs would tell."}, nil
	}
	return nil, nil
}

// unnamedBy says that a call does not name the things it is about, where there
// are such calls.
func (q *question) unnamedBy(event, service, what string) ([]string, error) {
	sel, err := q.snap.Select(q.ctx, q.lang, store.And{
		store.Equals("service", service), store.Equals("eventName", event),
	}, nil)
	if err != nil || sel.Len() == 0 {
		return nil, err
	}
	return []string{fmt.Sprintf("%s does not name the %s: %d such calls are loaded and may be about it.", event, what, sel.Len())}, nil
}

// unlessSeen says that some uses are invisible, unless there are such events
// about the resource.
func (q *question) unlessSeen(out *Answer, event, what string) ([]string, error) {
	facet, err := q.snap.Facet(q.ctx, q.lang, "eventName", out.rows.done, 0)
	if err != nil {
		return nil, err
	}
	for _, v := range facet.Values {
		if strings.HasPrefix(v.Value, event) {
			return nil, nil
		}
	}
	return []string{what + " are invisible: no such data events about it are loaded. A trail with its data events would tell."}, nil
}
