package main

import (
	"bufio"
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// app is what the subcommands share: the streams and the common flags.
type app struct {
	streams
	filter    string
	from, to  string
	maxMemory string
	reveal    bool
	facets    string // of the interface, as are theme and ascii
	theme     string
	ascii     choice
	// configFile is the file of settings that somebody named; settings is what
	// was read, nil before that.
	configFile string
	settings   *settings

	remote remote

	command string        // that runs
	words   []string      // that it was started with, without the filter
	workers int           // that load; 0 is one a processor
	stays   bool          // after one answer: memory counts, not the last tenth of a second
	busy    bool          // the interface has the terminal
	lines   *bufio.Reader // answers to questions
	screen  *escapeWriter // where answers go on a terminal; nil before the first
}

const rootHelp = `trailsift explores CloudTrail trail files in a terminal: histograms by region,
identity, service and address, then event lists, then the raw JSON.

PATH is a file, a folder, an archive (.tar, .tar.gz, .zip) or - for standard
input. What a file holds is found out from its content: log files as AWS
delivers them, compressed or not, and what the AWS CLI, the console, CloudWatch
Logs, EventBridge, Athena, Elastic and Splunk make of them.

PATH may also be s3://BUCKET or s3://BUCKET/PREFIX, the bucket of a trail: --from
and --to, --account and --region say which part of it is read. lookup: is Event
history, the last 90 days of management events, and logs:GROUP a log group. Only
these reach for the network; nothing is ever written there.

Without a terminal on standard output, trailsift PATH... prints what info does.`

const rootExamples = `  trailsift demo                                 look around in an invented incident
  trailsift ~/logs                               open a folder of logs
  trailsift -f 'failed:yes -origin:service' logs.zip
  trailsift hist actor ~/logs                    who did how much
  trailsift events -f 'event:RunInstances' -o ndjson ~/logs | jq .
  aws cloudtrail lookup-events | trailsift info -
  trailsift --from 2026-09-01 --to 2026-09-03 --region eu-west-1 s3://my-trail
  trailsift --follow --from 2026-09-01 s3://my-trail`

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "trailsift [PATH...]",
		Short:         "Explore CloudTrail trail files in a terminal",
		Long:          rootHelp,
		Example:       rootExamples,
		Version:       version(),
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !a.remote.follow { // a file that is followed may come later
				if err := cmp.Or(a.checkPaths(args), checkCommand(cmd, args)); err != nil {
					return err
				}
			}
			return a.open(cmd.Context(), args)
		},

		PersistentPreRun: func(cmd *cobra.Command, args []string) {
			a.command, a.words = cmd.Name(), commandLine(cmd, args)
		},
	}
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetIn(a.in)
	root.SetVersionTemplate("trailsift {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	flags := root.PersistentFlags()
	flags.StringVarP(&a.filter, "filter", "f", "", "only events that match, as in 'region:eu-* -failed:yes'; see help filters")
	flags.StringVar(&a.from, "from", "", "only events from this time on: 2026-09-01, 2026-09-01T10:20Z")
	flags.StringVar(&a.to, "to", "", "only events before this time")
	flags.StringVar(&a.maxMemory, "max-memory", "", "stop loading at this much memory: "+defaultMemory+" if nothing is said, 4GB; 0 for no limit")
	flags.StringVar(&a.configFile, "config", "", "`FILE` of settings, or none; see help config")
	flags.BoolVar(&a.reveal, "reveal-secrets", false, "show session tokens and passwords instead of masking them")
	a.awsFlags(flags)
	root.Flags().BoolVar(&a.remote.follow, "follow", false, "stay open for files that are delivered later")
	a.interfaceFlags(root)
	root.AddCommand(newDemo(a), newInfo(a), newHist(a), newHeat(a), newEvents(a), newWho(a), newTrace(a), newProfile(a), newAsk(a), newIAMPolicy(a), newFilterHelp(), newConfigHelp(), newMan(a))
	if width := (&escapeWriter{to: a.out}).width(); width > 0 {
		root.SetUsageTemplate(strings.ReplaceAll(root.UsageTemplate(), ".FlagUsages", fmt.Sprintf(".FlagUsagesWrapped %d", width)))
	}
	root.InitDefaultHelpCmd()
	if help, _, err := root.Find([]string{"help"}); err == nil {
		help.Args = checkTopic
	}
	return root
}

// sourceArgs makes a wrong number of arguments a usage error: names of the
// command's own arguments come first, then at least one source.
func sourceArgs(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < len(names) {
			return usagef("%s: name a %s, as in trailsift %s", cmd.Name(), names[len(args)], cmd.Use)
		}
		if len(args) == len(names) {
			return usagef("%s: name a file or folder to read, or - for standard input, as in trailsift %s", cmd.Name(), cmd.Use)
		}
		return nil
	}
}
