package trail

import (
	"context"

	"github.com/trailsift/trailsift/store"
)

// Ended counts those among some events that did not do what they are for.
type Ended struct {
	// Failed is how many have an error, and DryRuns how many of them have it because
	// they only asked whether they would succeed.
	Failed, DryRuns int
	// Tried is how many only asked, and were answered without an error.
	Tried int
}

// EndedIn counts, as the filter failed:yes does, what failed of some events, and which
// of that were dry runs, which outcome:dry-run tells.
func EndedIn(ctx context.Context, snap *store.Snapshot, lang *store.Language, rows *store.Selection) (out Ended, err error) {
	var failed, dry *store.Selection
	if failed, err = snap.SelectIn(ctx, lang, store.Equals("failed", "yes"), rows); err != nil {
		return out, err
	}
	if dry, err = snap.SelectIn(ctx, lang, store.Equals("outcome", DryRun), rows); err != nil {
		return out, err
	}
	out.Failed, out.DryRuns = failed.Len(), failed.Both(dry).Len()
	out.Tried = dry.Len() - out.DryRuns
	return out, nil
}
