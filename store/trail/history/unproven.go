package history

import (
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/resource"
)

// guesses are the errors, with wildcards, of calls that may have named something which
// does not exist: refusals come before anybody looks whether it does. Others, such as
// IncorrectInstanceState and NoSuchBucketPolicy, are about a thing that is there.
const guesses = "*AccessDenied*,*Unauthorized*,*NotAuthorized*,*Forbidden*,*Throttling*,NoSuchEntity*,NoSuchBucket,NoSuchKey,TrailNotFoundException"

// unproven reports whether a thing was only named in calls that failed and do not show
// that it exists: somebody may have tried names.
func (q *question) unproven(out *Answer) (bool, error) {
	id, named := out.Resource.ID, out.rows.done.Either(out.rows.mentions)
	e, err := q.lang.Parse("failed:yes error:" + guesses)
	if err != nil || named.Len() == 0 {
		return false, err
	}
	guessed, err := q.snap.SelectIn(q.ctx, q.lang, e, named)
	if err != nil || guessed.Len() < named.Len() {
		return false, err
	}
	switch {
	case resource.IsAccessKey(id):
		return false, nil // it signed calls
	case strings.HasPrefix(id, "i-"):
		ran, err := q.runAs(id)
		return err == nil && ran.Len() == 0, err
	}
	acted, err := q.snap.Select(q.ctx, q.lang, store.Or{
		store.Equals("userIdentity.arn", id), store.Equals("userIdentity.sessionContext.sessionIssuer.arn", id),
	}, nil)
	return err == nil && acted.Len() == 0, err
}
