package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/axis"
	"github.com/trailsift/trailsift/tui/theme"
)

// The room of accounts and regions beside the map on a terminal.
const (
	heatAccount = 12
	heatRegion  = 14
)

// shownGaps is how many gaps are listed below the map, those first in which most
// events are missing.
const shownGaps = 10

// printHeat writes a line for each account and region: how many events match, and
// how many there are over time; then the gaps, by the hour however wide a column is.
func printHeat(w io.Writer, data, hours *store.Heat, none string, unseen []string) error {
	var b strings.Builder
	if len(data.Starts) == 0 {
		b.WriteString(room(w).prose(none) + "\n")
	} else {
		writeHeat(&b, cuts(w), data)
		writeGaps(&b, room(w), hours)
	}
	if data.Missing > 0 {
		fmt.Fprintf(&b, "\n%s without a time: in none of these lines\n", theme.Plural(data.Missing, "event"))
	}
	writeCaveats(&b, room(w), unseen)
	_, err := io.WriteString(w, b.String())
	return err
}

func writeHeat(b *strings.Builder, cut bool, data *store.Heat) {
	count := max(len("events"), len(theme.Count(data.Total.Matches)))
	widths := [2]int{heatAccount, heatRegion}
	for _, l := range data.Lines {
		for side := range widths {
			if !cut {
				widths[side] = max(widths[side], min(theme.Width(theme.Clean(pairText(l.Values[side]))), longestText))
			}
		}
	}
	line := func(account, region, events, cells string) {
		text := theme.Pad(theme.CleanCutMiddle(account, widths[0]), widths[0]) + "  " +
			theme.Pad(theme.CleanCutMiddle(region, widths[1]), widths[1]) + "  " + theme.PadLeft(events, count) + "  " + cells
		b.WriteString(strings.TrimRight(text, " ") + "\n")
	}
	line("account", "region", "events", axis.Context(data.Starts)+", "+data.Bucket.Name+" a column")
	line("", "", "", heatAxis(data.Starts))
	line("all", "", theme.Count(data.Total.Matches), heatCells(&data.Total))
	for i := range data.Lines {
		l := &data.Lines[i]
		line(pairText(l.Values[0]), pairText(l.Values[1]), theme.Count(l.Matches), heatCells(l))
	}
	if data.More > 0 {
		fmt.Fprintf(b, "and %s of fewer events\n", theme.Plural(data.More, "line"))
	}
	b.WriteString(heatLegend(data))
}

// heatAxis is the times above the columns.
func heatAxis(starts []time.Time) string {
	const behind = 12 // the last label may be longer than its column
	cells := []byte(strings.Repeat(" ", len(starts)+behind))
	for _, mark := range axis.Labels(starts, 1, len(cells)) {
		copy(cells[mark.At:], mark.Text)
	}
	return string(cells)
}

// heatCells are the counts of a line: how many digits each has. That is the same
// in any output, and grows as the busy hours of a trail do.
func heatCells(l *store.HeatLine) string {
	cells := []byte(strings.Repeat(" ", len(l.Rows)))
	for _, g := range l.Gaps() {
		for i := g[0]; i < g[1]; i++ {
			cells[i] = '-'
		}
	}
	for i, n := range l.Selected {
		if l.Rows[i] > 0 {
			cells[i] = '.'
		}
		if n > 0 {
			cells[i] = '0' + byte(len(strconv.Itoa(int(n)))) // a row has no more than ten digits
		}
	}
	return string(cells)
}

// heatLegend says what the cells mean, as far as they occur.
func heatLegend(data *store.Heat) string {
	text := "\n1 is 1 to 9 events, 2 is 10 to 99, and so on"
	if data.Total.Matches < data.Total.Events {
		text += "; . none of those that are loaded matches"
	}
	switch gaps, around := heatBlanks(data); {
	case gaps && around:
		text += "\n- nothing is loaded; blank: before its first event, or after its last one"
	case gaps:
		text += "\n- nothing is loaded"
	case around:
		text += "\nblank: before the first event of a line, or after its last one"
	}
	return text + "\n"
}

// heatBlanks reports whether a line has columns without rows between others, and
// whether one has some before or after all others.
func heatBlanks(data *store.Heat) (gaps, around bool) {
	gaps = len(data.Total.Gaps()) > 0
	for i := range data.Lines {
		cells := heatCells(&data.Lines[i])
		gaps = gaps || strings.Contains(cells, "-")
		around = around || strings.Contains(cells, " ")
	}
	return gaps, around
}

// lineGap is a gap of a line, and how many events it would have at the line's rate.
type lineGap struct {
	line     *store.HeatLine
	from, to int
	missing  float64
}

// gapsOf are the gaps of the lines, those first in which most is missing.
func gapsOf(data *store.Heat) []lineGap {
	var out []lineGap
	for i := range data.Lines {
		l := &data.Lines[i]
		for _, g := range l.Gaps() {
			out = append(out, lineGap{l, g[0], g[1], rateOf(l, g[1]-g[0]) * float64(g[1]-g[0])})
		}
	}
	slices.SortStableFunc(out, func(a, b lineGap) int { return cmp.Compare(b.missing, a.missing) })
	return out
}

// rateOf returns how many events a line has in a bucket, without those of a gap. The
// first and the last one that have events do not count, of which a part may be missing,
// unless there are no others: question log-complete counts so, too.
func rateOf(l *store.HeatLine, gap int) float64 {
	has := func(n uint32) bool { return n > 0 }
	first := slices.IndexFunc(l.Rows, has)
	last := len(l.Rows) - 1
	for last > first && l.Rows[last] == 0 {
		last--
	}
	events, whole := 0, last-first-1-gap
	if whole <= 0 {
		return float64(l.Events) / float64(last-first+1-gap)
	}
	for _, n := range l.Rows[first+1 : last] {
		events += int(n)
	}
	return float64(events) / float64(whole)
}

// writeGaps lists the gaps in which most is missing.
func writeGaps(b *strings.Builder, room space, data *store.Heat) {
	gaps := gapsOf(data)
	if len(gaps) == 0 {
		return
	}
	rows := [][]string{{"FROM", "TO", "ACCOUNT", "REGION", "USUAL EVENTS"}}
	for _, g := range gaps[:min(len(gaps), shownGaps)] {
		rows = append(rows, []string{textTime(data.Starts[g.from]), textTime(data.Starts[g.to]), pairText(g.line.Values[0]), pairText(g.line.Values[1]),
			theme.Count(int(g.missing + 0.5))})
	}
	title := theme.Plural(len(gaps), "gap")
	if data.More > 0 {
		title += " in these lines"
	}
	section(b, room, title+", by how many events the line usually has in as long a time", rows)
	if more := len(gaps) - shownGaps; more > 0 {
		fmt.Fprintf(b, "  … %s more\n", theme.Count(more))
	}
	b.WriteString("\ntrailsift ask log-complete tells which gaps are unlikely, and who switched recording off\n")
}
