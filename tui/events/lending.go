package events

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

const (
	// worth is how many values become whole, at least, for each that is cut instead.
	worth = 4
	// often is the part of the values, as its divisor, that a column must cut for the
	// others to give way: one that scrolls by now and then is not worth it.
	often = 4
)

// lend gives room that others hardly need to columns that are cut in many lines, those
// first that want least, as far as their values are whole then. All of that is judged by
// the sample: what scrolls into sight changes nothing. What it was about is of any length,
// and takes what is left; it gives nothing to what all lines say.
func (t *Table) lend(spans []span) {
	var order []int
	starved := t.wishes(spans) > 0
	for i, s := range spans {
		if t.wants(s) > 0 && t.columns[s.column].Field != What && (t.tells(s) || !starved) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return t.wants(spans[i]) - t.wants(spans[j]) })
	for _, i := range order {
		t.makeRoom(spans, i)
	}
}

// wants returns how much wider a column would have to be for its sample.
func (t *Table) wants(s span) int {
	if !t.flexible(s.column) || t.needs == nil || len(t.needs[s.column].sample) == 0 {
		return 0
	}
	return max(0, min(slices.Max(t.needs[s.column].sample), t.most(s.column))-s.width)
}

// makeRoom lets the others give way to the column at a position until all of it is seen,
// or not at all, where too many of their values would be cut.
func (t *Table) makeRoom(spans []span, to int) {
	sample, out := t.needs[spans[to].column].sample, slices.Clone(spans)
	cut := count(sample, func(n int) bool { return n > spans[to].width })
	if cut*often < len(sample) {
		return
	}
	lost := 0
	for range t.wants(spans[to]) {
		from, losing := t.idlest(out, to)
		if lost += losing; from < 0 || lost*worth > cut {
			return
		}
		out[from].width--
		out[to].width++
	}
	copy(spans, out)
}

// idlest returns the column that loses least by a cell, and how many values are cut by
// that; -1 where none has one to give.
func (t *Table) idlest(spans []span, to int) (from, losing int) {
	from = -1
	for i, s := range spans {
		if i == to || !t.flexible(s.column) || s.width <= t.tight(s.column) {
			continue
		}
		n, isWhat := t.loses(s), t.columns[s.column].Field == What
		if from < 0 || n < losing || n == losing && isWhat {
			from, losing = i, n
		}
	}
	return from, losing
}

// loses returns how many values a column cuts, or cuts more, when it has a cell less.
// What it was about is cut wherever it is long: that is no loss.
func (t *Table) loses(s span) int {
	what := t.columns[s.column].Field == What
	return count(t.needs[s.column].sample, func(n int) bool {
		return n == s.width || n > s.width && (!what || n <= WidthOf(What))
	})
}

// tight returns the least room that a column keeps: its title, with the sign of the order
// where that is its.
func (t *Table) tight(column int) int {
	c := t.columns[column]
	if c.Field == What {
		return telling
	}
	title := theme.Width(c.Title())
	if t.order.Field == c.Field {
		title += orderSign
	}
	return max(title, least)
}

// count returns how many numbers are such.
func count(all []int, such func(n int) bool) (n int) {
	for _, x := range all {
		if such(x) {
			n++
		}
	}
	return n
}
