package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/tui/theme"
)

// pairHistogram is the JSON form of `trailsift hist FIELD,FIELD`. A value that
// an event lacks is null; events that lack both are missing. Notes say what could
// not be loaded.
type pairHistogram struct {
	Field   string      `json:"field"`
	Events  int         `json:"events"`
	Missing int         `json:"missing"`
	Values  []pairValue `json:"values"`
	Notes   []string    `json:"notes"`
}

type pairValue struct {
	Value [2]*string `json:"value"`
	Count int        `json:"count"`
}

// histPairs counts two fields against each other.
func (a *app) histPairs(ctx context.Context, fields [2]string, paths []string, limit int, asJSON bool) error {
	l, err := a.load(ctx, paths)
	if err != nil {
		return err
	}
	for _, field := range fields {
		a.warnUnknownPath(l, field)
		a.warnContainer(l, field)
	}
	pairs, err := l.snap.Pairs(ctx, l.lang, fields, l.sel, limit)
	if err != nil {
		return fmt.Errorf("hist: count %s,%s: %w", fields[0], fields[1], err)
	}
	a.maskPairs(pairs)
	if asJSON {
		out := pairHistogramOf(pairs)
		out.Notes = append(out.Notes, l.unseen()...)
		return writeJSON(a.output(), out)
	}
	return printPairs(a.output(), pairs)
}

// maskPairs hides the values of secret fields, unless they are wanted.
func (a *app) maskPairs(pairs *store.Pairs) {
	masked := 0
	for side, field := range pairs.Fields {
		if a.reveal || !trail.Secret(field) {
			continue
		}
		for i := range pairs.Values {
			if v := &pairs.Values[i].Values[side]; !v.None {
				v.Text = trail.Mask
				masked++
			}
		}
	}
	if masked > 0 {
		a.tellMasked(masked)
	}
}

func pairHistogramOf(pairs *store.Pairs) pairHistogram {
	out := pairHistogram{strings.Join(pairs.Fields[:], ","), pairs.Events, pairs.Missing, []pairValue{}, []string{}}
	for i := range pairs.Values {
		v := pairValue{Count: pairs.Values[i].Count}
		for side := range v.Value {
			if !pairs.Values[i].Values[side].None {
				v.Value[side] = &pairs.Values[i].Values[side].Text
			}
		}
		out.Values = append(out.Values, v)
	}
	return out
}

// printPairs writes counts, bars and pairs, and what is not shown.
func printPairs(w io.Writer, pairs *store.Pairs) error {
	var b strings.Builder
	lines := barsFor(w, pairs.Events, len(pairs.Fields))
	for _, v := range pairs.Values {
		lines.add(v.Count, true, pairText(v.Values[0]), pairText(v.Values[1]))
	}
	if pairs.Missing > 0 {
		lines.add(pairs.Missing, false, "(neither)")
	}
	writeColumns(&b, "", lines.room, lines.rows)
	names := theme.Clean(pairs.Fields[0]) + " and " + theme.Clean(pairs.Fields[1])
	sum := fmt.Sprintf("%s, %s of %s", theme.Plural(pairs.Events, "event"), theme.Plural(pairs.Distinct, "distinct pair"), names)
	if more := pairs.Distinct - len(pairs.Values); more > 0 {
		sum += fmt.Sprintf(", %s not shown", theme.Count(more))
	}
	_, err := fmt.Fprintln(w, b.String()+lines.room.prose(sum))
	return err
}

func pairText(v store.PairValue) string {
	if v.None {
		return "(none)"
	}
	return v.Text
}
