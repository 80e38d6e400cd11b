package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// newMan prints the manual page, for packages; people read --help.
func newMan(a *app) *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  "Print the manual page",
		Hidden: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("man: there is one page for all commands: leave out %s", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := a.out.Write(manual(cmd.Root()))
			return err
		},
	}
}

const manEnvironment = `NO_COLOR        any value switches colours off
XDG_CONFIG_HOME the folder above trailsift/config.toml
LC_ALL, LC_CTYPE, LANG
                the first that is set says whether more than ASCII can be drawn
TRAILSIFT_NO_SYNC
                any value keeps trailsift from asking the terminal for
                synchronized output`

const manExit = `0   there was an answer, also an empty one
1   nothing could be loaded, or the command failed
2   the command line or the file of settings is wrong`

// manual returns the manual page in roff. It is made from what --help says,
// and from nothing that differs from machine to machine.
func manual(root *cobra.Command) []byte {
	p := &manPage{}
	p.raw(`.TH TRAILSIFT 1 "" "trailsift ` + roff(root.Version) + `" "User Commands"`)
	p.section("NAME")
	p.raw("trailsift " + `\-` + " " + roff(root.Short))
	p.section("SYNOPSIS")
	p.verbatim("trailsift [FLAGS] [PATH...]\ntrailsift COMMAND [FLAGS] ARGUMENT...")
	p.section("DESCRIPTION")
	p.text(root.Long)
	p.section("OPTIONS")
	p.flags(root.LocalFlags())
	p.section("COMMANDS")
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" {
			p.command(c)
		}
	}
	for _, c := range root.Commands() {
		if c.IsAdditionalHelpTopicCommand() {
			p.section(strings.ToUpper(c.Short))
			p.verbatim(c.Long)
		}
	}
	p.section("ENVIRONMENT")
	p.verbatim(manEnvironment)
	p.section("EXIT STATUS")
	p.verbatim(manExit)
	p.section("EXAMPLES")
	p.verbatim(root.Example)
	return p.out.Bytes()
}

// command describes a command. What all commands take is not said again.
func (p *manPage) command(c *cobra.Command) {
	p.raw(`.SS "` + roff(strings.TrimSuffix(c.UseLine(), " [flags]")) + `"`)
	if c.HasAvailableSubCommands() || c.Long == "" {
		p.text(c.Short + ".") // of the completions, which go on for pages
		return
	}
	p.text(c.Long)
	p.flags(c.NonInheritedFlags())
	if c.Example != "" {
		p.raw(".PP")
		p.verbatim(c.Example)
	}
}
