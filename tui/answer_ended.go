package tui

import (
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/theme"
)

// didFacts sums up what somebody did.
func didFacts(events, writes int, ended phrase.Ended) []string {
	return []string{theme.Plural(events, "event"), theme.Plural(writes, "write"), ended.Short()}
}
