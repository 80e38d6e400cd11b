package store

import (
	"context"
	"math/bits"
	"slices"
	"time"
)

// Timeline is a histogram of rows over time.
type Timeline struct {
	Starts  []time.Time // start of each bucket, in the zone asked for
	End     time.Time   // of the last bucket, which does not hold it
	Bucket  Bucket
	Counts  []int // selected rows by bucket
	Overlay []int // those that are in the overlay selection too
	Missing int   // selected rows without a time
}

// Bucket is the width of a timeline's buckets: a number of seconds that
// divides the day, of days counted from a Monday, or of calendar months.
type Bucket struct {
	Name    string
	seconds int64
	days    int
	months  int
}

// Clock reports whether the buckets are parts of a day.
func (b Bucket) Clock() bool { return b.days == 0 && b.months == 0 }

// buckets are the widths to choose from, narrow to wide. Each is at most twice as wide as
// the one before, where the calendar has such, so that a timeline uses most of its width.
var buckets = []Bucket{
	{Name: "1 s", seconds: 1}, {Name: "2 s", seconds: 2}, {Name: "3 s", seconds: 3}, {Name: "5 s", seconds: 5},
	{Name: "10 s", seconds: 10}, {Name: "15 s", seconds: 15}, {Name: "20 s", seconds: 20}, {Name: "30 s", seconds: 30},
	{Name: "1 min", seconds: 60}, {Name: "2 min", seconds: 120}, {Name: "3 min", seconds: 180}, {Name: "5 min", seconds: 300},
	{Name: "10 min", seconds: 600}, {Name: "15 min", seconds: 900}, {Name: "20 min", seconds: 1200}, {Name: "30 min", seconds: 1800},
	{Name: "1 h", seconds: 3600}, {Name: "2 h", seconds: 7200}, {Name: "3 h", seconds: 3 * 3600}, {Name: "4 h", seconds: 4 * 3600},
	{Name: "6 h", seconds: 6 * 3600}, {Name: "8 h", seconds: 8 * 3600}, {Name: "12 h", seconds: 12 * 3600}, {Name: "1 day", days: 1},
	{Name: "2 days", days: 2}, {Name: "1 week", days: 7}, {Name: "2 weeks", days: 14}, {Name: "1 month", months: 1},
	{Name: "2 months", months: 2}, {Name: "3 months", months: 3}, {Name: "6 months", months: 6},
	{Name: "1 year", months: 12}, {Name: "2 years", months: 24}, {Name: "5 years", months: 60}, {Name: "10 years", months: 120},
}

// monday is a Monday, from which days and weeks are counted: 1970-01-05, in
// days after the first day of 1970.
const monday = 4

// edges returns the starts of the buckets that cover the time from first to
// last, and the end of the last of them, by the calendar of a zone. There are
// no more than limit + 1 buckets; then the last ones are missing.
func (b Bucket) edges(first, last int64, zone *time.Location, limit int) []int64 {
	out := []int64{b.start(first, zone, 0)}
	for i := 1; out[i-1] <= last && i <= limit+1; i++ {
		out = append(out, b.start(first, zone, i))
	}
	return out
}

// start returns the start of bucket n, where number 0 holds sec. Buckets below
// a day are as far apart everywhere, whatever happens to the clocks.
func (b Bucket) start(sec int64, zone *time.Location, n int) int64 {
	t := time.Unix(sec, 0).In(zone)
	year, month, day := t.Date()
	switch {
	case b.months > 0:
		months := (year-1970)*12 + int(month) - 1
		months += n*b.months - positiveRest(months, b.months)
		return time.Date(1970, time.Month(1+months), 1, 0, 0, 0, 0, zone).Unix()
	case b.days > 0:
		days := int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/86400) - monday
		days += n*b.days - positiveRest(days, b.days)
		return time.Date(1970, 1, 1+monday+days, 0, 0, 0, 0, zone).Unix()
	}
	_, ahead := t.Zone()
	return sec - positiveRest(sec+int64(ahead), b.seconds) + int64(n)*b.seconds
}

// positiveRest returns what is left of a number after multiples of step below
// it.
func positiveRest[T int | int64](n, step T) T { return (n%step + step) % step }

// maxDecades is more than there are in the times that a row can have.
const maxDecades = 100

// bucketFor returns the narrowest bucket of which at most width cover the
// time from first to last, in seconds, and their edges.
func bucketFor(first, last int64, zone *time.Location, width int) (Bucket, []int64) {
	for _, b := range buckets[:len(buckets)-1] {
		if edges := b.edges(first, last, zone, width); len(edges) <= width+1 {
			return b, edges
		}
	}
	widest := buckets[len(buckets)-1]
	return widest, widest.edges(first, last, zone, maxDecades)
}

// Timeline counts selected rows (nil for all) over time, in the narrowest
// buckets of which at most width cover them, by the calendar of a zone. The
// overlay may be nil.
func (s *Snapshot) Timeline(ctx context.Context, sel, overlay *Selection, width int, zone *time.Location) (*Timeline, error) {
	sel, err := s.all(ctx, sel)
	if err != nil {
		return nil, err
	}
	oldest, newest, err := s.selectedSpan(ctx, sel)
	if err != nil {
		return nil, err
	}
	if oldest == noTime {
		return &Timeline{Missing: sel.count}, nil
	}
	b, edges := bucketFor(int64(oldest), int64(newest), zone, max(width, 1))
	t := newTimeline(b, edges, zone)
	starts := edges[:len(edges)-1]
	counts := make([]bucketCount, workers(len(sel.rows)))
	for i := range counts {
		counts[i] = bucketCount{starts: starts, step: b.nominal(), all: make([]int, len(starts)), over: make([]int, len(starts))}
	}
	err = forEach(ctx, len(sel.rows), func(w, i int) { counts[w].add(s.blocks[i], sel.rows[i], overlay.block(i)) })
	if err != nil {
		return nil, err
	}
	for _, c := range counts {
		t.add(c)
	}
	return t, nil
}

// newTimeline returns a timeline with nothing counted.
func newTimeline(b Bucket, edges []int64, zone *time.Location) *Timeline {
	last := len(edges) - 1
	t := &Timeline{Bucket: b, End: time.Unix(edges[last], 0).In(zone), Counts: make([]int, last), Overlay: make([]int, last)}
	for _, at := range edges[:last] {
		t.Starts = append(t.Starts, time.Unix(at, 0).In(zone))
	}
	return t
}

// add adds what was counted of some blocks.
func (t *Timeline) add(c bucketCount) {
	t.Missing += c.missing
	for i := range t.Counts {
		t.Counts[i] += c.all[i]
		t.Overlay[i] += c.over[i]
	}
}

// nominal returns about how many seconds a bucket is wide.
func (b Bucket) nominal() int64 {
	return b.seconds + int64(b.days)*86400 + int64(b.months)*2629746 // a twelfth of 365.2425 days
}

// selectedSpan returns the oldest and the newest time of selected rows, noTime
// and 0 without any.
func (s *Snapshot) selectedSpan(ctx context.Context, sel *Selection) (oldest, newest uint32, err error) {
	firsts, lasts := slices.Repeat([]uint32{noTime}, len(sel.rows)), make([]uint32, len(sel.rows))
	err = s.eachBlock(ctx, sel, func(_, i int) { firsts[i], lasts[i] = s.blocks[i].spanOf(sel.rows[i]) })
	oldest = noTime
	for i := range firsts {
		oldest, newest = min(oldest, firsts[i]), max(newest, lasts[i])
	}
	return oldest, newest, err
}

// spanOf returns the oldest and the newest time of some rows.
func (b *block) spanOf(rows bitmap) (oldest, newest uint32) {
	if rows.count() == b.rows {
		return b.oldest, b.newest
	}
	oldest = noTime
	rows.eachRange(0, b.rows, func(slot int) {
		if t := b.times[slot]; t != noTime {
			oldest, newest = min(oldest, t), max(newest, t)
		}
	})
	return oldest, newest
}

// bucketCount counts the rows of some blocks by bucket.
type bucketCount struct {
	starts    []int64
	step      int64 // from one to the next, about
	all, over []int
	missing   int
}

// at returns the bucket of a time, which one of them holds.
func (c *bucketCount) at(sec int64) int {
	i := min(int((sec-c.starts[0])/c.step), len(c.starts)-1)
	for c.starts[i] > sec {
		i--
	}
	for i+1 < len(c.starts) && c.starts[i+1] <= sec {
		i++
	}
	return i
}

// add counts the rows of a block, and those among them that are in the
// overlay too.
func (c *bucketCount) add(b *block, rows, overlay bitmap) {
	for w, m := range rows {
		over := uint64(0)
		if overlay != nil {
			over = overlay[w]
		}
		for ; m != 0; m &= m - 1 {
			bit := bits.TrailingZeros64(m)
			sec := b.times[w*64+bit]
			if sec == noTime {
				c.missing++
				continue
			}
			at := c.at(int64(sec))
			c.all[at]++
			c.over[at] += int(over >> bit & 1)
		}
	}
}
