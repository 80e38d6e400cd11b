package history

import (
	"net/url"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// copyEvent copies an object, perhaps over itself: with another key to encrypt it, it
// is written anew. That is how ransom is asked for.
const copyEvent = "CopyObject"

// Overwrites reports whether an event that reads an object, as the column of things
// says, copies it over itself. The column cannot say so: that is told by the key of
// the request, which names nothing by itself.
func Overwrites(rec store.Record, lang *store.Language, id string) bool {
	text := func(field string) string {
		v, _ := rec.Value(lang, field)
		return v
	}
	if !resource.IsObject(id) || text("service") != "s3" || text("eventName") != copyEvent {
		return false
	}
	bucket, keys := written(id)
	return text("requestParameters.bucketName") == bucket && slices.Contains(keys, text("requestParameters.key"))
}

// copiedOver selects those of the rows that read an object which [Overwrites] is true
// of.
func (q *question) copiedOver(id string, read *store.Selection) (*store.Selection, error) {
	bucket, keys := written(id)
	return q.snap.SelectIn(q.ctx, q.lang, store.And{
		store.Equals("service", "s3"), store.Equals("eventName", copyEvent),
		store.Equals("requestParameters.bucketName", bucket), store.Equals("requestParameters.key", keys...),
	}, read)
}

// written returns the bucket and the key with which an object is written. Its id may
// be that of x-amz-copy-source, which is as in an address.
func written(id string) (bucket string, keys []string) {
	bucket, key, _ := strings.Cut(resource.Name(id), "/")
	keys = []string{key}
	if plain, err := url.PathUnescape(key); err == nil && plain != key {
		keys = append(keys, plain)
	}
	return bucket, keys
}
