package main

import "github.com/spf13/cobra"

const configHelp = `Settings are read from a file, in TOML:

  Linux, BSD   ~/.config/trailsift/config.toml
  macOS        ~/Library/Application Support/trailsift/config.toml
  Windows      %AppData%\trailsift\config.toml

Where XDG_CONFIG_HOME is set, on any system, it is the folder above trailsift.
--config FILE reads another file, --config none reads none. Flags win over the
file. What the file says wrongly is an error with its line.

This says all that can be said; leave out what should stay as it is:

`

// newConfigHelp is a topic of help: it says what the file of settings can say.
func newConfigHelp() *cobra.Command {
	return &cobra.Command{
		Use: "config", Aliases: []string{"settings"}, Short: "The file of settings", Long: configHelp + settingsHelp(),
	}
}
