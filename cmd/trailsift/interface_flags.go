package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/tui"
)

// interfaceFlags are the flags of the commands that open the interface.
func (a *app) interfaceFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&a.facets, "facets", "", facetsHelp)
	flags.StringVar(&a.theme, "theme", "", "light or dark, as the background is; auto asks the terminal")
	themes := cobra.FixedCompletions([]string{"light", "dark", "auto"}, cobra.ShellCompDirectiveNoFileComp)
	_ = cmd.RegisterFlagCompletionFunc("theme", themes) // it fails for unknown flags only
	flags.VarPF(&a.ascii, "ascii", "", "draw with ASCII only; =false with other characters, whatever the locale says").NoOptDefVal = "true"
}

// choice is a flag of a yes or a no that may also be left out.
type choice struct{ chosen *bool }

// Set takes the flag's value.
func (c *choice) Set(text string) error {
	yes, err := strconv.ParseBool(text)
	if err != nil {
		return err
	}
	c.chosen = &yes
	return nil
}

// String returns the value as it would be given.
func (c *choice) String() string {
	if c.chosen == nil {
		return ""
	}
	return strconv.FormatBool(*c.chosen)
}

// Type has the flag documented as one without an argument.
func (c *choice) Type() string { return "bool" }

// checkInterface reads the settings and looks at the flags of the interface.
func (a *app) checkInterface() error {
	if err := a.readSettings(); err != nil {
		return err
	}
	if _, ok := backgroundNamed(a.theme); a.theme != "" && !ok {
		return usagef("--theme: want auto, light or dark, not %q", a.theme)
	}
	return a.checkFacets()
}

// preset tells the interface what flags and settings say; flags go first.
func (a *app) preset(cfg *tui.Config) {
	cfg.Facets = a.facetList()
	cfg.ASCII = a.ascii.chosen
	cfg.Background, _ = backgroundNamed(a.theme)
	s := a.settings
	if s == nil {
		return
	}
	if cfg.Facets == nil {
		cfg.Facets = s.facets
	}
	if cfg.ASCII == nil {
		cfg.ASCII = s.ascii
	}
	if a.theme == "" {
		cfg.Background = s.background
	}
	cfg.Columns, cfg.Sort = s.columns, s.sort
	cfg.LocalTime, cfg.Zone = s.local, s.zone
	cfg.NoPreview, cfg.Mouse, cfg.Copy = s.noPreview, s.mouse, s.copy
}

// defaultMemory is the limit when nobody says another.
const defaultMemory = "75%"

// memoryLimit returns the limit in bytes that the flag, the settings or
// nobody says; 0 is none.
func (a *app) memoryLimit() (uint64, error) {
	if err := a.readSettings(); err != nil {
		return 0, err
	}
	switch {
	case a.maxMemory != "":
		return memoryLimit(a.maxMemory)
	case a.settings.maxMemory != "":
		return memoryLimit(a.settings.maxMemory)
	}
	return memoryLimit(defaultMemory)
}
