package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/store"
)

// heatAnswer is the JSON form of `trailsift heat`. The lines are in the middle of it,
// and written one by one: a year of a thousand of them does not fit in the memory.
type heatAnswer struct {
	heatHead
	Lines []heatLine `json:"lines"`
	heatTail
}

type heatHead struct {
	Bucket  string `json:"bucket"`  // how long a time is counted at once: "1 h", less of two hours, more of too many
	Events  int    `json:"events"`  // that match the filter
	Loaded  int    `json:"loaded"`  // that are loaded of the time, matching or not
	Missing int    `json:"missing"` // without a time, counted nowhere else
}

type heatTail struct {
	More  int       `json:"more"` // lines that are left out, those of the fewest events
	Gaps  []heatGap `json:"gaps"` // when nothing at all is loaded
	Notes []string  `json:"notes"`
}

// heatLine is one account in one region.
type heatLine struct {
	Account *string      `json:"account"` // null for events that name none
	Region  *string      `json:"region"`
	Events  int          `json:"events"`
	Loaded  int          `json:"loaded"`
	Counts  []heatBucket `json:"counts"` // times with events only
	Gaps    []heatGap    `json:"gaps"`   // times without, in between
}

type heatBucket struct {
	Start  string `json:"start"`
	Events int    `json:"events"`
	Loaded int    `json:"loaded"`
}

type heatGap struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// heatOptions are the flags of `trailsift heat`.
type heatOptions struct {
	asJSON bool
	width  int
	limit  int
}

const (
	// heatWidth is how many columns of time the text has: with the names before
	// them, as many as a terminal of 80 cells holds.
	heatWidth = 40
	// heatHours is how many hours the JSON form tells apart, more than a year; over
	// a longer time what is counted at once is longer than an hour.
	heatHours = 10_000
	heatLines = 1000
)

const heatHelp = `heat counts the events of each account and region over time: where logs are
written apart from each other, so that one of them can be missing. It shows the
gaps, hours in which nothing of an account and region is loaded, though there is
something before and after.

A filter leaves the gaps as they are: they are about what is loaded, and a time
in which nothing matches is another thing. --from and --to say which time is
looked at. trailsift ask log-complete tells which gaps are unlikely, and who
switched recording off.`

func newHeat(a *app) *cobra.Command {
	var o heatOptions
	cmd := &cobra.Command{
		Use:     "heat PATH...",
		Short:   "Count events by account, region and hour, and show the gaps",
		Long:    heatHelp,
		Example: "  trailsift heat ~/logs\n  trailsift heat -f 'failed:yes' --from 2026-09-01 --to 2026-09-03 ~/logs\n  trailsift heat --json ~/logs | jq '.lines[] | select(.gaps != [])'",
		Args:    sourceArgs(),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.heat(cmd.Context(), args, o) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.asJSON, "json", false, "as JSON, by the hour where there are several")
	flags.IntVar(&o.width, "width", heatWidth, "columns of time in the text")
	flags.IntVar(&o.limit, "limit", heatLines, "only so many accounts and regions")
	return cmd
}

func (a *app) heat(ctx context.Context, paths []string, o heatOptions) error {
	if o.width < 1 || o.width > heatHours || o.limit < 1 || o.limit > heatLines {
		return usagef("heat: --width takes 1 to %d, --limit 1 to %d", heatHours, heatLines)
	}
	l, err := a.load(ctx, paths)
	if err != nil {
		return err
	}
	within, err := a.heatTime(ctx, l)
	if err != nil {
		return err
	}
	count := func(width int) (*store.Heat, error) {
		return l.snap.Heat(ctx, l.lang, store.HeatQuery{
			Fields: [2]string{"account", "region"}, Within: within, Selected: l.sel, Width: width, Limit: o.limit, Zone: time.UTC,
		})
	}
	hours, err := count(hoursOf(l.snap, within))
	if err != nil {
		return fmt.Errorf("heat: %w", err)
	}
	if o.asJSON {
		return writeHeatJSON(a.output(), hours, l.unseen())
	}
	data, err := count(o.width)
	if err != nil {
		return fmt.Errorf("heat: %w", err)
	}
	none, err := l.noHeat(ctx)
	if err != nil {
		return fmt.Errorf("heat: %w", err)
	}
	return printHeat(a.output(), data, hours, none, l.unseen())
}

// noHeat says why there is nothing to be counted, where that is so.
func (l *loaded) noHeat(ctx context.Context) (string, error) {
	all, err := l.snap.Select(ctx, l.lang, nil, nil)
	if err != nil {
		return "", err
	}
	first, last, ok := l.snap.SpanOf(all)
	if !ok {
		return "no events that have a time are loaded", nil
	}
	return fmt.Sprintf("no events from then are loaded: those that are have times from %s to %s", textTime(first), textTime(last)), nil
}

// heatTime selects what is loaded of the time that --from and --to name, whatever
// else is asked for.
func (a *app) heatTime(ctx context.Context, l *loaded) (*store.Selection, error) {
	when, err := a.rangeFlags(l.lang)
	if err != nil {
		return nil, err
	}
	return l.snap.Select(ctx, l.lang, when, nil)
}

// hoursOf returns how many hours by the clock some events lie in.
func hoursOf(snap *store.Snapshot, rows *store.Selection) int {
	first, last, ok := snap.SpanOf(rows)
	if !ok {
		return 1
	}
	hours := last.Truncate(time.Hour).Sub(first.Truncate(time.Hour))/time.Hour + 1
	return int(max(1, min(hours, heatHours)))
}

// writeHeatJSON writes a [heatAnswer].
func writeHeatJSON(w io.Writer, data *store.Heat, notes []string) error {
	times := make([]string, len(data.Starts))
	for i, start := range data.Starts {
		times[i] = jsonTime(start)
	}
	head, err := lineJSON(heatHead{Bucket: data.Bucket.Name, Events: data.Total.Matches, Loaded: data.Total.Events, Missing: data.Missing})
	if err != nil {
		return err
	}
	tail, err := lineJSON(heatTail{More: data.More, Gaps: heatGaps(times, &data.Total), Notes: append([]string{}, notes...)})
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16) // it remembers what went wrong until it is flushed
	out.Write(head[:len(head)-len("}\n")])
	out.WriteString(`,"lines":[`)
	for i := range data.Lines {
		line, err := lineJSON(heatLineOf(times, &data.Lines[i]))
		if err != nil {
			return err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		if _, err := out.Write(line[:len(line)-len("\n")]); err != nil {
			return err
		}
	}
	out.WriteString("],")
	out.Write(tail[len("{"):])
	return out.Flush()
}

func heatLineOf(times []string, l *store.HeatLine) heatLine {
	return heatLine{
		Account: pairValueText(&l.Values[0]), Region: pairValueText(&l.Values[1]), Events: l.Matches, Loaded: l.Events,
		Counts: heatBuckets(times, l), Gaps: heatGaps(times, l),
	}
}

// pairValueText is a value as JSON has it; nil is null.
func pairValueText(v *store.PairValue) *string {
	if v.None {
		return nil
	}
	return &v.Text
}

func heatBuckets(times []string, l *store.HeatLine) []heatBucket {
	out := []heatBucket{}
	for i, n := range l.Rows {
		if n > 0 {
			out = append(out, heatBucket{times[i], int(l.Selected[i]), int(n)})
		}
	}
	return out
}

func heatGaps(times []string, l *store.HeatLine) []heatGap {
	out := []heatGap{}
	for _, g := range l.Gaps() {
		out = append(out, heatGap{times[g[0]], times[g[1]]})
	}
	return out
}
