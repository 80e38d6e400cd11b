package tui

import (
	"context"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// A filter for what failed finds dry runs as well, which have an error code and were
// refused nothing. Answers count them apart, and say both where there are any.

// didFacts sums up what somebody did.
func didFacts(events, writes, failures, dry int) []string {
	failed := theme.Count(failures) + " failed"
	if dry > 0 {
		failed += ", " + theme.Plural(dry, "dry run")
	}
	return []string{theme.Plural(events, "event"), theme.Plural(writes, "write"), failed}
}

// dryRuns counts those among the events that fulfil a condition; none where there is no
// condition.
func (from sources) dryRuns(ctx context.Context, which store.Expr) int {
	if which == nil {
		return 0
	}
	sel, err := from.snap.Select(ctx, from.lang, store.And{which, is("outcome", trail.DryRun)}, nil)
	if err != nil {
		return 0
	}
	return sel.Len()
}
