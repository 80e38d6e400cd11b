package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/export"
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

// formats are what -o takes.
var formats = append([]string{"table"}, export.Formats()...)

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
	flags.StringVar(&o.columns, "columns", defaultColumns, "fields to show in table and csv; what is the error and the most telling parameters")
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
	p := a.printer(l, columns, rows(view, o.limit))
	err = p.print(ctx, o.format)
	a.tellMasked(p.Masked())
	return err
}

// tellMasked says on standard error that an answer is not the whole truth.
func (a *app) tellMasked(n int) {
	if n > 0 {
		a.tell("%s masked; --reveal-secrets shows them", theme.Plural(n, "secret"))
	}
}

// check looks at the flags before anything is read.
func (o eventsOptions) check() (columns []string, err error) {
	if !slices.Contains(formats, o.format) {
		if err := strayCondition("-o" + o.format); err != nil { // -origin:service
			return nil, err
		}
		return nil, usagef("events: no format %q: choose one of %s", o.format, strings.Join(formats, ", "))
	}
	if o.sort != "time" && o.sort != "-time" {
		return nil, usagef("events: cannot sort by %q: time or -time", o.sort)
	}
	if o.limit < 0 {
		return nil, usagef("events: --limit %d is below 0", o.limit)
	}
	lang := trail.Language()
	for _, name := range splitFields(o.columns) {
		if name = strings.TrimSpace(name); strings.EqualFold(name, export.What) {
			name = export.What // no field, but a column of the interface's list
		} else if err := checkField(lang, name); err != nil {
			return nil, err
		}
		columns = append(columns, name)
	}
	return columns, nil
}

// splitFields splits a list of fields at its commas; those inside a quoted
// segment of a path are part of it.
func splitFields(list string) []string {
	var out []string
	quoted, start := false, 0
	for i := 0; i < len(list); i++ {
		switch {
		case list[i] == '\\' && quoted:
			i++
		case list[i] == '"':
			quoted = !quoted
		case list[i] == ',' && !quoted:
			out = append(out, strings.TrimSpace(list[start:i]))
			start = i + 1
		}
	}
	return append(out, strings.TrimSpace(list[start:]))
}

// checkHist returns the one or two fields that hist is asked for.
func checkHist(list string, limit int) ([]string, error) {
	if limit < 0 {
		return nil, usagef("hist: --limit %d is below 0", limit)
	}
	fields := splitFields(list)
	if len(fields) > 2 {
		return nil, usagef("hist: %d fields; one or two can be counted", len(fields))
	}
	return fields, checkFields(trail.Language(), fields)
}

// checkFields is checkField for several.
func checkFields(lang *store.Language, names []string) error {
	for _, name := range names {
		if err := checkField(lang, name); err != nil {
			return err
		}
	}
	return nil
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
