package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// histogram is the JSON form of `trailsift hist`. Notes say what could not be loaded.
type histogram struct {
	Field   string      `json:"field"`
	Events  int         `json:"events"`
	Missing int         `json:"missing"`
	Values  []histValue `json:"values"`
	Notes   []string    `json:"notes"`
}

type histValue struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

func newHist(a *app) *cobra.Command {
	var limit int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "hist FIELD[,FIELD] PATH...",
		Short: "Count the values of a field, or the pairs of two",
		Long: `hist counts how many events have each value of a field, most frequent first.
FIELD is a short name (actor, event, region, ip …) or a JSON path such as
requestParameters.bucketName. An event that has several values of the field
counts once for each of them. Two fields count pairs of values: who did what how
often. (none) stands for the value of an event that lacks one of them.`,
		Example: "  trailsift hist actor ~/logs\n  trailsift hist actor,event --limit 20 ~/logs\n  trailsift hist error -f 'actor:bob' --limit 5 ~/logs",
		Args:    sourceArgs("field"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.hist(cmd.Context(), args[0], args[1:], limit, asJSON)
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 0, "only so many values; 0 for all")
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

func (a *app) hist(ctx context.Context, field string, paths []string, limit int, asJSON bool) error {
	fields, err := checkHist(field, limit)
	if err != nil {
		return err
	}
	if len(fields) == 2 {
		return a.histPairs(ctx, [2]string(fields), paths, limit, asJSON)
	}
	l, err := a.load(ctx, paths)
	if err != nil {
		return err
	}
	a.warnUnknownPath(l, field)
	a.warnContainer(l, field)
	facet, err := l.snap.Facet(ctx, l.lang, field, l.sel, limit)
	if err != nil {
		return err
	}
	a.mask(facet)
	if asJSON {
		out := histogramOf(facet)
		out.Notes = append(out.Notes, l.unseen()...)
		return writeJSON(a.output(), out)
	}
	return printHist(a.output(), facet)
}

// mask hides the values of a secret field, unless they are wanted. They stay
// apart, so that their number can still be read.
func (a *app) mask(facet *store.Facet) {
	if a.reveal || !trail.Secret(facet.Field) || len(facet.Values) == 0 {
		return
	}
	for i := range facet.Values {
		facet.Values[i].Value = trail.Mask
	}
	a.tellMasked(len(facet.Values))
}

func histogramOf(facet *store.Facet) histogram {
	out := histogram{facet.Field, facet.Events, facet.Missing, []histValue{}, []string{}}
	for _, v := range facet.Values {
		out.Values = append(out.Values, histValue{v.Value, v.Count})
	}
	return out
}

// histBar is how long the bar of all events is, and narrowBar where a terminal has little
// room beside it for the names of pairs, which tell more.
const (
	histBar   = 20
	narrowBar = 8
	wideLine  = 110
)

// bars writes the lines of a histogram, which belong below each other.
type bars struct {
	room   space
	events int
	long   int
	rows   [][]string
}

// barsFor returns a histogram of events where so many values stand side by side.
func barsFor(w io.Writer, events, values int) *bars {
	out := &bars{room: room(w), events: events, long: histBar}
	if line := out.room.line; line > 0 && line < wideLine && values > 1 {
		out.long = narrowBar
	}
	return out
}

// add adds a line; what has none of the values has no bar.
func (h *bars) add(count int, bar bool, values ...string) {
	long := 0
	if bar {
		long = max(1, count*h.long/h.events)
	}
	number := fmt.Sprintf("%*s", len(theme.Count(h.events)), theme.Count(count))
	h.rows = append(h.rows, append([]string{number, fmt.Sprintf("%-*s", h.long, strings.Repeat("#", long))}, values...))
}

// printHist writes counts, bars and values, and what is not shown.
func printHist(w io.Writer, facet *store.Facet) error {
	var b strings.Builder
	lines := barsFor(w, facet.Events, 1)
	for _, v := range facet.Values {
		lines.add(v.Count, true, v.Value)
	}
	if facet.Missing > 0 {
		lines.add(facet.Missing, false, "(none)")
	}
	writeColumns(&b, "", lines.room, lines.rows)
	sum := fmt.Sprintf("%s, %s of %s", theme.Plural(facet.Events, "event"), theme.Plural(facet.Distinct, "distinct value"), theme.Clean(facet.Field))
	if more := facet.Distinct - len(facet.Values); more > 0 {
		sum += fmt.Sprintf(", %s not shown", theme.Count(more))
	}
	_, err := fmt.Fprintln(w, b.String()+lines.room.prose(sum))
	return err
}
