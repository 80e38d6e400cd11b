package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// eventsOptions are the flags of `trailsift events`.
type eventsOptions struct {
	format  string
	columns string
	sort    string
	limit   int
}

// defaultColumns is what a table shows.
const defaultColumns = "time,actor,event,service,region,ip,error"

var formats = []string{"table", "ndjson", "raw", "json", "csv"}

func newEvents(a *app) *cobra.Command {
	var o eventsOptions
	cmd := &cobra.Command{
		Use:   "events PATH...",
		Short: "Print events",
		Long: `events prints the events that match the filter, in time order.

  table   the chosen columns, aligned
  csv     the chosen columns; formulas are made harmless
  ndjson  each record's own bytes on one line: line breaks become spaces
  raw     each record's own bytes, unchanged, followed by a NUL byte
  json    an array of the records

Session tokens and passwords are masked unless --reveal-secrets is given.`,
		Example: `  trailsift events -f 'failed:yes' ~/logs
  trailsift events -o ndjson -f 'event:ConsoleLogin' ~/logs | jq .sourceIPAddress
  trailsift events --columns time,actor,event,requestParameters.bucketName --sort -time --limit 20 ~/logs`,
		Args: sourceArgs(),
		RunE: func(cmd *cobra.Command, args []string) error { return a.events(cmd.Context(), args, o) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&o.format, "output", "o", "table", "table, ndjson, raw, json or csv")
	flags.StringVar(&o.columns, "columns", defaultColumns, "fields to show in table and csv")
	flags.StringVar(&o.sort, "sort", "time", "time, or -time for the newest first")
	flags.IntVar(&o.limit, "limit", 0, "only so many events; 0 for all")
	return cmd
}

func (a *app) events(ctx context.Context, paths []string, o eventsOptions) error {
	columns, err := o.check()
	if err != nil {
		return err
	}
	l, err := a.load(ctx, paths)
	if err != nil {
		return err
	}
	view, err := l.snap.View(ctx, l.sel, o.sort == "-time")
	if err != nil {
		return err
	}
	p := &printer{app: a, ctx: ctx, loaded: l, columns: columns, rows: rows(view, o.limit), out: a.output()}
	err = p.print(o.format)
	if p.masked > 0 {
		a.tell("%s masked; --reveal-secrets shows them", theme.Plural(p.masked, "secret"))
	}
	return err
}

// check looks at the flags before anything is read.
func (o eventsOptions) check() (columns []string, err error) {
	if !slices.Contains(formats, o.format) {
		return nil, usagef("events: no format %q: choose one of %s", o.format, strings.Join(formats, ", "))
	}
	if o.sort != "time" && o.sort != "-time" {
		return nil, usagef("events: cannot sort by %q: time or -time", o.sort)
	}
	if o.limit < 0 {
		return nil, usagef("events: --limit %d is below 0", o.limit)
	}
	lang := trail.Language()
	for name := range strings.SplitSeq(o.columns, ",") {
		name = strings.TrimSpace(name)
		if err := checkField(lang, name); err != nil {
			return nil, err
		}
		columns = append(columns, name)
	}
	return columns, nil
}

func checkHist(field string, limit int) error {
	if limit < 0 {
		return usagef("hist: --limit %d is below 0", limit)
	}
	return checkField(trail.Language(), field)
}

// rows returns the first rows of a view, all for limit 0.
func rows(view *store.View, limit int) []store.Row {
	n := view.Len()
	if limit > 0 {
		n = min(n, limit)
	}
	out := make([]store.Row, n)
	for i := range out {
		out[i] = view.Row(i)
	}
	return out
}
