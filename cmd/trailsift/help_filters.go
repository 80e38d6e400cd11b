package main

import (
	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/store/trail"
)

// newFilterHelp is a topic of help rather than a command: it says what can
// stand behind --filter.
func newFilterHelp() *cobra.Command {
	return &cobra.Command{Use: "filters", Aliases: []string{"filter"}, Short: "The language of filters", Long: trail.FilterHelp()}
}
