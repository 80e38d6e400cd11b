package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"
)

// Heat is rows over time by the values of two fields: for each pair of values
// that occurs how many rows there are in each bucket, and how many of them are
// selected. A row with several values is in several lines, so the totals are
// counted and not added up.
type Heat struct {
	Fields  [2]string
	Starts  []time.Time // start of each bucket, in the zone asked for
	End     time.Time   // of the last bucket, which does not hold it
	Bucket  Bucket
	Total   HeatLine // of all rows; it has no values
	Lines   []HeatLine
	More    int // lines that are left out, those of the fewest rows
	Missing int // rows without a time, which are in no line
}

// HeatLine is a pair of values over time.
type HeatLine struct {
	Values   [2]PairValue
	Rows     []uint32 // by bucket
	Selected []uint32 // by bucket, those that are selected
	Events   int      // rows in all
	Matches  int      // selected rows in all
}

// Gaps returns the buckets in a row that have no rows of a line though some before
// and some after them do: of each gap the first bucket, and the one behind the last.
func (l *HeatLine) Gaps() [][2]int {
	var out [][2]int
	before := -1 // the last bucket with rows
	for i, n := range l.Rows {
		if n == 0 {
			continue
		}
		if before >= 0 && i > before+1 {
			out = append(out, [2]int{before + 1, i})
		}
		before = i
	}
	return out
}

// HeatQuery is a wish for a [Heat].
type HeatQuery struct {
	Fields   [2]string
	Within   *Selection // the rows to look at; nil for all
	Selected *Selection // which of them are counted as selected; nil for all
	Width    int        // the most buckets there may be
	Limit    int        // the most lines
	Zone     *time.Location
}

// hourlyFrom is the span from which buckets are no narrower than an hour, in
// seconds: CloudTrail delivers some minutes' events together, and a few quiet
// minutes say nothing.
const hourlyFrom = 12 * 3600

// between is a width of buckets that only maps have, between two of those of timelines: on
// a wide screen they would use little more than half of it.
var between = Bucket{Name: "4 min", seconds: 240}

// heatBucket is [bucketFor] with that least width, or one between.
func heatBucket(first, last int64, zone *time.Location, width int) (Bucket, []int64) {
	b, edges := bucketFor(first, last, zone, width)
	if b.seconds == 300 && last-first < hourlyFrom {
		if finer := between.edges(first, last, zone, width); len(finer) <= width+1 {
			return between, finer
		}
	}
	if last-first < hourlyFrom || b.nominal() >= 3600 {
		return b, edges
	}
	hour := buckets[slices.IndexFunc(buckets, func(b Bucket) bool { return b.seconds == 3600 })]
	return hour, hour.edges(first, last, zone, width)
}

// Heat counts rows over time by two fields. Lines come by the rows of their
// first value, then by their own, ties by text.
func (s *Snapshot) Heat(ctx context.Context, lang *Language, q HeatQuery) (*Heat, error) {
	within, err := s.all(ctx, q.Within)
	if err != nil {
		return nil, err
	}
	oldest, newest, err := s.selectedSpan(ctx, within)
	if err != nil {
		return nil, err
	}
	if oldest == noTime {
		return &Heat{Fields: q.Fields, Missing: within.count}, nil
	}
	b, edges := heatBucket(int64(oldest), int64(newest), q.Zone, max(q.Width, 1))
	c := &heatCounting{snap: s, within: within, selected: q.Selected, starts: edges[:len(edges)-1], step: b.nominal(), limit: max(q.Limit, 1)}
	for side, name := range q.Fields {
		if c.ids[side], err = s.ids(ctx, s.field(lang, name)); err != nil {
			return nil, err
		}
	}
	out := newHeat(q.Fields, b, edges, q.Zone)
	return out, c.count(ctx, out)
}

func newHeat(fields [2]string, b Bucket, edges []int64, zone *time.Location) *Heat {
	last := len(edges) - 1
	out := &Heat{Fields: fields, Bucket: b, End: time.Unix(edges[last], 0).In(zone)}
	for _, at := range edges[:last] {
		out.Starts = append(out.Starts, time.Unix(at, 0).In(zone))
	}
	return out
}

// heatCounting is a heat map being counted.
type heatCounting struct {
	snap             *Snapshot
	within, selected *Selection
	ids              [2]*idTable
	starts           []int64
	step             int64
	limit            int
	only             map[heatKey]bool // the lines to count; nil for all
}

// heatKey is a pair of values.
type heatKey [2]valueID

// heatSpan is a line so far. Beyond the limit lines have no buckets: then the
// rows are read once more, for those lines that are wanted.
type heatSpan struct {
	rows, selected  []uint32
	events, matches int
}

// add counts rows of one bucket.
func (h *heatSpan) add(at int, match bool) {
	h.events++
	if match {
		h.matches++
	}
	if h.rows == nil {
		return
	}
	h.rows[at]++
	if match {
		h.selected[at]++
	}
}

// join adds what another goroutine counted.
func (h *heatSpan) join(o *heatSpan) {
	h.events, h.matches = h.events+o.events, h.matches+o.matches
	if h.rows == nil || o.rows == nil {
		h.rows, h.selected = nil, nil
		return
	}
	for i := range h.rows {
		h.rows[i] += o.rows[i]
		h.selected[i] += o.selected[i]
	}
}

func (c *heatCounting) span() *heatSpan {
	return &heatSpan{rows: make([]uint32, len(c.starts)), selected: make([]uint32, len(c.starts))}
}

// count fills in the lines.
func (c *heatCounting) count(ctx context.Context, out *Heat) error {
	all, err := c.tally(ctx)
	if err != nil {
		return err
	}
	out.Missing, out.Total = all.missing, all.total.line()
	lines, keys, err := c.spell(ctx, all)
	if err != nil {
		return err
	}
	if out.More = len(lines) - c.limit; out.More > 0 {
		lines, keys = lines[:c.limit], keys[:c.limit]
		c.only = make(map[heatKey]bool, len(keys))
		for _, key := range keys {
			c.only[key] = true
		}
		if all, err = c.tally(ctx); err != nil {
			return err
		}
		for i, key := range keys {
			line := all.lines[key].line()
			lines[i].Rows, lines[i].Selected = line.Rows, line.Selected
		}
	}
	out.More, out.Lines = max(out.More, 0), lines
	return nil
}

func (h *heatSpan) line() HeatLine {
	return HeatLine{Rows: h.rows, Selected: h.selected, Events: h.events, Matches: h.matches}
}

// heatTally counts the rows of some blocks.
type heatTally struct {
	*heatCounting
	readers [2]*idReader
	buckets bucketCount
	total   *heatSpan
	missing int
	full    bool // there are too many lines
	lines   map[heatKey]*heatSpan
	recent  [64]struct { // those met last: rows near each other are often alike
		key  heatKey
		span *heatSpan
	}
	sides [2][]valueID
}

// maxHeatLines is how many pairs may occur: more are no picture, and would
// take the memory that events need.
const maxHeatLines = 1 << 18

// tally counts all rows, on all processors.
func (c *heatCounting) tally(ctx context.Context) (*heatTally, error) {
	tallies := make([]*heatTally, workers(len(c.within.rows)))
	for i := range tallies {
		tallies[i] = &heatTally{heatCounting: c, total: c.span(), lines: make(map[heatKey]*heatSpan)}
		tallies[i].readers = [2]*idReader{c.ids[0].reader(), c.ids[1].reader()}
		tallies[i].buckets = bucketCount{starts: c.starts, step: c.step}
	}
	err := forEach(ctx, len(c.within.rows), func(w, i int) { tallies[w].block(ctx, i) })
	if err != nil {
		return nil, err
	}
	all := tallies[0]
	for _, more := range tallies[1:] {
		all.total.join(more.total)
		all.missing += more.missing
		all.full = all.full || more.full
		for key, span := range more.lines {
			if all.lines[key] == nil {
				all.lines[key] = span
				continue
			}
			all.lines[key].join(span)
		}
	}
	if all.full || len(all.lines) > maxHeatLines {
		return nil, fmt.Errorf("more than %d pairs of values", maxHeatLines)
	}
	return all, nil
}

// block counts the rows of a block.
func (t *heatTally) block(ctx context.Context, i int) {
	b, rows, selected := t.snap.blocks[i], t.within.rows[i], t.selected.block(i)
	if rows.empty() {
		return
	}
	t.readers[0].read(i, rows)
	t.readers[1].read(i, rows)
	single := t.readers[0].single() && t.readers[1].single()
	p := pulse{ctx: ctx}
	rows.eachRange(0, b.rows, func(slot int) {
		sec := b.times[slot]
		if sec == noTime {
			t.missing++
			return
		}
		if t.full || p.stopped(1) {
			return
		}
		match := t.selected == nil || selected != nil && selected.has(slot)
		at := t.buckets.at(int64(sec))
		t.total.add(at, match)
		if !single {
			t.pairs(&p, slot, at, match)
		} else if span := t.of(heatKey{t.readers[0].first[slot], t.readers[1].first[slot]}); span != nil {
			span.add(at, match)
		}
	})
}

// pairs counts a row for each of its pairs of values.
func (t *heatTally) pairs(p *pulse, slot, at int, match bool) {
	t.sides[0], t.sides[1] = t.readers[0].of(slot, t.sides[0]), t.readers[1].of(slot, t.sides[1])
	for _, l := range t.sides[0] {
		if t.full || p.stopped(len(t.sides[1])) {
			return
		}
		for _, r := range t.sides[1] {
			if span := t.of(heatKey{l, r}); span != nil {
				span.add(at, match)
			}
		}
	}
}

// of returns the line of a pair; nil for one that is not counted.
func (t *heatTally) of(key heatKey) *heatSpan {
	hit := &t.recent[(key[0]*31+key[1])%valueID(len(t.recent))]
	if hit.span != nil && hit.key == key {
		return hit.span
	}
	span := t.lines[key]
	if span == nil {
		if t.only != nil && !t.only[key] {
			return nil
		}
		if t.full = len(t.lines) >= maxHeatLines; t.full {
			return nil
		}
		if span = new(heatSpan); len(t.lines) < t.limit {
			span = t.span()
		}
		t.lines[key] = span
	}
	hit.key, hit.span = key, span
	return span
}

// spell returns the lines with their values, in order, and their keys.
func (c *heatCounting) spell(ctx context.Context, all *heatTally) ([]HeatLine, []heatKey, error) {
	keys := make([]heatKey, 0, len(all.lines))
	for key := range all.lines {
		keys = append(keys, key)
	}
	var texts [2]map[valueID]string
	for side, table := range c.ids {
		var err error
		if texts[side], err = spelled(ctx, table, keys, func(key heatKey) valueID { return key[side] }); err != nil {
			return nil, nil, err
		}
	}
	firsts := make(map[valueID]int) // rows by the first value
	for key, span := range all.lines {
		firsts[key[0]] += span.events
	}
	value := func(key heatKey, side int) PairValue {
		return PairValue{Text: texts[side][key[side]], None: key[side] == 0}
	}
	slices.SortFunc(keys, func(a, b heatKey) int {
		return cmp.Or(cmp.Compare(firsts[b[0]], firsts[a[0]]), value(a, 0).compare(value(b, 0)),
			cmp.Compare(all.lines[b].events, all.lines[a].events), value(a, 1).compare(value(b, 1)))
	})
	lines := make([]HeatLine, len(keys))
	for i, key := range keys {
		lines[i] = all.lines[key].line()
		lines[i].Values = [2]PairValue{value(key, 0), value(key, 1)}
	}
	return lines, keys, nil
}
