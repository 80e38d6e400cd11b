package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// commandLine returns the words that a command was started with, but for its
// filter: the interface has a newer one.
func commandLine(cmd *cobra.Command, args []string) []string {
	out := strings.Fields(cmd.CommandPath())
	left := []string{"filter"}
	if !slices.ContainsFunc(args, isRemote) {
		left = append(left, "from", "to") // which are conditions of the filter
	}
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if slices.Contains(left, f.Name) {
			return
		}
		values := []string{f.Value.String()}
		if several, ok := f.Value.(pflag.SliceValue); ok {
			values = several.GetSlice()
		}
		for _, value := range values {
			out = append(out, "--"+f.Name+"="+value)
		}
	})
	return append(out, args...)
}
