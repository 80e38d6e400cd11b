package timeline

import (
	"sort"
	"time"
)

// cursor returns the bucket under the cursor; there must be one.
func (p *Pane) cursor() int { return max(0, p.bucket(p.at)) }

// bucket returns the bucket that holds a time, or the last one before it; -1
// when there is none.
func (p *Pane) bucket(t time.Time) int {
	return sort.Search(p.bars(), func(i int) bool { return p.data.Starts[i].After(t) }) - 1
}

// end returns where bucket i ends.
func (p *Pane) end(i int) time.Time {
	if i+1 < p.bars() {
		return p.data.Starts[i+1]
	}
	return p.data.End
}

// Cursor returns the start and the end of the bucket under the cursor; ok is
// false when there are no buckets.
func (p *Pane) Cursor() (from, to time.Time, ok bool) {
	if p.bars() == 0 {
		return time.Time{}, time.Time{}, false
	}
	i := p.cursor()
	return p.data.Starts[i], p.end(i), true
}

// Brush is what somebody set on the timeline: the cursor and the range. Zero
// times are the start, and open ends.
type Brush struct{ at, from, to time.Time }

// At returns the time that the cursor was put on; zero is the start.
func (p *Pane) At() time.Time { return p.at }

// MoveTo moves the cursor to a time; zero is the start.
func (p *Pane) MoveTo(t time.Time) { p.at = t }

// Move moves the cursor by n buckets.
func (p *Pane) Move(n int) {
	if p.bars() > 0 {
		p.moveTo(p.cursor() + n)
	}
}

func (p *Pane) moveTo(i int) { p.at = p.data.Starts[max(0, min(i, p.bars()-1))] }

// burstFactor is how many times as many events, or failures, as on average make a
// bar part of a burst.
const burstFactor = 2

// burstPart is which part of the tallest bar one of a burst has at least.
const burstPart = 4

// leastFailed is how many failures a burst of them has at least: where few failed,
// two in one bar are twice the average.
const leastFailed = 10

// MoveBurst moves the cursor to the bar that stands out most of the next burst, or
// the one before when step is -1, and reports whether there is one.
func (p *Pane) MoveBurst(step int) bool {
	if p.bars() == 0 {
		return false
	}
	heights := p.heights()
	bursts := func(i int) bool { return i >= 0 && i < len(heights) && heights[i] > 0 }
	i := p.cursor() + step
	for bursts(p.cursor()) && bursts(i) { // out of this one
		i += step
	}
	for i >= 0 && i < p.bars() && !bursts(i) {
		i += step
	}
	if !bursts(i) {
		return false
	}
	best := i
	for ; bursts(i); i += step {
		if heights[i] > heights[best] {
			best = i
		}
	}
	p.moveTo(best)
	return true
}

// heights returns of each bar in a burst how many times the average it is, in
// events or in failures, and 0 of the others.
func (p *Pane) heights() []float64 {
	out := make([]float64, p.bars())
	for k, counts := range [][]int{p.data.Counts, p.data.Overlay} {
		total, tallest := 0, 0
		for _, n := range counts {
			total, tallest = total+n, max(tallest, n)
		}
		for i, n := range counts {
			if n*len(counts) <= burstFactor*total || n*burstPart < tallest || k > 0 && n < leastFailed {
				continue // where there are few events each stands out
			}
			out[i] = max(out[i], float64(n*len(counts))/float64(total))
		}
	}
	return out
}

// MoveFailure moves the cursor to the next bar with failures, or the one before
// when step is -1, and reports whether there is one.
func (p *Pane) MoveFailure(step int) bool {
	if p.bars() == 0 {
		return false
	}
	for i := p.cursor() + step; i >= 0 && i < p.bars(); i += step {
		if p.data.Overlay[i] > 0 {
			p.moveTo(i)
			return true
		}
	}
	return false
}

// SetFrom lets the range start with the bucket under the cursor. An end that
// would lie before it is dropped.
func (p *Pane) SetFrom() {
	from, _, ok := p.Cursor()
	if !ok {
		return
	}
	p.from = from
	if !p.to.IsZero() && !p.to.After(from) {
		p.to = time.Time{}
	}
}

// SetTo lets the range end with the bucket under the cursor. A start that
// would lie behind it is dropped.
func (p *Pane) SetTo() {
	_, to, ok := p.Cursor()
	if !ok {
		return
	}
	p.to = to
	if !p.from.Before(to) {
		p.from = time.Time{}
	}
}

// Range returns the range that was set; a zero time is an open end. ok is
// false when there is none.
func (p *Pane) Range() (from, to time.Time, ok bool) {
	return p.from, p.to, !p.from.IsZero() || !p.to.IsZero()
}

// ClearRange drops the range and reports whether there was one.
func (p *Pane) ClearRange() bool {
	_, _, had := p.Range()
	p.from, p.to = time.Time{}, time.Time{}
	return had
}

// marked returns the first and the last bucket of the range; last is before
// first when no bucket is in it.
func (p *Pane) marked() (first, last int, ok bool) {
	from, to, ok := p.Range()
	first, last = 0, p.bars()-1
	if !from.IsZero() {
		first = sort.Search(p.bars(), func(i int) bool { return p.end(i).After(from) })
	}
	if !to.IsZero() {
		last = sort.Search(p.bars(), func(i int) bool { return !p.data.Starts[i].Before(to) }) - 1
	}
	return first, last, ok && p.bars() > 0
}
