package store

import (
	"context"
	"math/bits"
	"sort"
	"time"
)

// Timeline is a histogram of rows over time.
type Timeline struct {
	Starts  []time.Time // start of each bucket, UTC
	Bucket  Bucket
	Counts  []int // selected rows by bucket
	Overlay []int // those that are in the overlay selection too
	Missing int   // selected rows without a time
}

// Bucket is the width of a timeline's buckets: a number of seconds, of days
// counted from a Monday, or of calendar months.
type Bucket struct {
	Name    string
	seconds int64
	months  int
}

// buckets are the widths to choose from, narrow to wide. Each divides the
// day, or is a number of whole days, weeks or months.
var buckets = []Bucket{
	{Name: "1 s", seconds: 1}, {Name: "2 s", seconds: 2}, {Name: "5 s", seconds: 5},
	{Name: "10 s", seconds: 10}, {Name: "15 s", seconds: 15}, {Name: "30 s", seconds: 30},
	{Name: "1 min", seconds: 60}, {Name: "2 min", seconds: 120}, {Name: "5 min", seconds: 300},
	{Name: "10 min", seconds: 600}, {Name: "15 min", seconds: 900}, {Name: "30 min", seconds: 1800},
	{Name: "1 h", seconds: 3600}, {Name: "2 h", seconds: 7200}, {Name: "3 h", seconds: 3 * 3600},
	{Name: "6 h", seconds: 6 * 3600}, {Name: "12 h", seconds: 12 * 3600}, {Name: "1 day", seconds: 86400},
	{Name: "2 days", seconds: 2 * 86400}, {Name: "1 week", seconds: 7 * 86400}, {Name: "1 month", months: 1},
	{Name: "3 months", months: 3}, {Name: "1 year", months: 12}, {Name: "10 years", months: 120},
}

// monday is a Monday, from which days and weeks are counted: 1970-01-05.
const monday = 4 * 86400

// floor returns the start of the bucket that holds a time.
func (b Bucket) floor(sec int64) int64 {
	if b.months == 0 {
		offset := int64(0)
		if b.seconds > 86400 {
			offset = monday
		}
		rest := (sec - offset) % b.seconds
		if rest < 0 {
			rest += b.seconds
		}
		return sec - rest
	}
	t := time.Unix(sec, 0).UTC()
	month := (t.Year()-1970)*12 + int(t.Month()) - 1
	return time.Date(1970, time.Month(1+month-month%b.months), 1, 0, 0, 0, 0, time.UTC).Unix()
}

// next returns the start of the bucket behind the one that starts at sec.
func (b Bucket) next(sec int64) int64 {
	if b.months == 0 {
		return sec + b.seconds
	}
	return time.Unix(sec, 0).UTC().AddDate(0, b.months, 0).Unix()
}

// count returns how many buckets cover the time from first to last, or limit
// + 1 when it is more than that.
func (b Bucket) count(first, last int64, limit int) int {
	if b.months == 0 {
		return int(min((b.floor(last)-b.floor(first))/b.seconds+1, int64(limit)+1))
	}
	n := 1
	for at := b.next(b.floor(first)); at <= last && n <= limit; at = b.next(at) {
		n++
	}
	return n
}

// bucketFor returns the narrowest bucket of which at most width cover the
// time from first to last, in seconds.
func bucketFor(first, last int64, width int) Bucket {
	for _, b := range buckets {
		if b.count(first, last, width) <= width {
			return b
		}
	}
	return buckets[len(buckets)-1]
}

// Timeline counts selected rows (nil for all) over time, in the narrowest
// buckets of which at most width cover them. The overlay may be nil.
func (s *Snapshot) Timeline(ctx context.Context, sel, overlay *Selection, width int) (*Timeline, error) {
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
	b := bucketFor(int64(oldest), int64(newest), max(width, 1))
	t := &Timeline{Bucket: b}
	var starts []int64
	for at := b.floor(int64(oldest)); at <= int64(newest); at = b.next(at) {
		starts = append(starts, at)
		t.Starts = append(t.Starts, time.Unix(at, 0).UTC())
	}
	counts := make([]bucketCount, workers(len(sel.rows)))
	for i := range counts {
		counts[i] = bucketCount{bucket: b, starts: starts, all: make([]int, len(starts)), over: make([]int, len(starts))}
	}
	err = forEach(ctx, len(sel.rows), func(w, i int) { counts[w].add(s.blocks[i], sel.rows[i], overlay.block(i)) })
	if err != nil {
		return nil, err
	}
	t.Counts, t.Overlay = make([]int, len(starts)), make([]int, len(starts))
	for _, c := range counts {
		t.Missing += c.missing
		for at := range starts {
			t.Counts[at] += c.all[at]
			t.Overlay[at] += c.over[at]
		}
	}
	return t, nil
}

// selectedSpan returns the oldest and the newest time of selected rows, noTime
// and 0 without any.
func (s *Snapshot) selectedSpan(ctx context.Context, sel *Selection) (oldest, newest uint32, err error) {
	firsts, lasts := make([]uint32, len(sel.rows)), make([]uint32, len(sel.rows))
	err = forEach(ctx, len(sel.rows), func(_, i int) { firsts[i], lasts[i] = s.blocks[i].spanOf(sel.rows[i]) })
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
	bucket    Bucket
	starts    []int64
	all, over []int
	missing   int
}

// at returns the bucket of a time.
func (c *bucketCount) at(sec int64) int {
	if c.bucket.months == 0 {
		return int((sec - c.starts[0]) / c.bucket.seconds)
	}
	return sort.Search(len(c.starts), func(k int) bool { return c.starts[k] > sec }) - 1
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
