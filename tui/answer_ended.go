package tui

import (
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/tui/theme"
)

// didFacts sums up what somebody did, and again in less room: how many failed tells more
// than how many were dry runs, and than how many wrote.
func didFacts(events, writes int, ended phrase.Ended) (facts []string, fewer [][]string) {
	all, wrote := theme.Plural(events, "event"), theme.Plural(writes, "write")
	failed := phrase.Ended{Failed: ended.Failed}.Short()
	return []string{all, wrote, ended.Short()}, [][]string{{all, wrote, failed}, {all, failed}, {failed}}
}
