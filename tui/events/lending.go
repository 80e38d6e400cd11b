package events

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

const (
	// worth is how many values become whole, at least, for each that is cut instead, and
	// nameWorth for each name of what was done, which is read before all else.
	worth     = 4
	nameWorth = 16
	// often is the part of the values, as its divisor, that a column must cut for the
	// others to give way: one that scrolls by now and then is not worth it.
	often = 4
)

// lend gives room that others hardly need to columns that are cut in many lines: first to
// what events were about, as far as that tells them apart, then to those that want least.
// All of that is judged by the sample: what scrolls into sight changes nothing. What all
// lines say gives way before anything else is cut.
func (t *Table) lend(spans []span) {
	if what := t.whatAmong(spans); what >= 0 {
		t.lendWhat(spans, what)
	}
	var order []int
	starved := t.wishes(spans) > 0 || t.untold(spans) > 0
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

// lendWhat gives what events were about a cell after the other, as long as more lines have
// not enough there to be told apart than that cuts.
func (t *Table) lendWhat(spans []span, what int) {
	told := t.sampleOf(spans[what]).told
	for {
		from, losing := t.idlest(spans, what)
		short := over(told, spans[what].width)
		if from < 0 || short == 0 || losing*t.worth(spans[from]) > short {
			return
		}
		spans[from].width--
		spans[what].width++
	}
}

// worth returns how many values become whole, at least, for each that a column cuts instead.
func (t *Table) worth(s span) int {
	if t.columns[s.column].Field == "event" {
		return nameWorth
	}
	return worth
}

// wants returns how much wider a column would have to be for its sample.
func (t *Table) wants(s span) int {
	told := t.sampleOf(s).told
	if len(told) == 0 {
		return 0
	}
	return max(0, min(told[len(told)-1], t.most(s.column))-s.width)
}

// makeRoom lets the others give way to the column at a position until all of it is seen,
// or as much of it as is worth what they cut then. Nothing is cut for what is in few lines,
// or in all.
func (t *Table) makeRoom(spans []span, to int) {
	told := t.sampleOf(spans[to]).told
	for i := len(told) - 1; i >= 0 && told[i] > spans[to].width; i-- {
		if i+1 < len(told) && told[i+1] == told[i] || told[i] > t.most(spans[to].column) {
			continue
		}
		made := over(told, spans[to].width) - over(told, told[i])
		if made*often < len(told) || !t.tells(spans[to]) {
			made = 0
		}
		if out, ok := t.widened(spans, to, told[i], made); ok {
			copy(spans, out)
			return
		}
	}
}

// widened returns the columns with the one at a position as wide as told, if that cuts few
// enough values of the others for those that it makes whole.
func (t *Table) widened(spans []span, to, width, made int) (out []span, ok bool) {
	out = slices.Clone(spans)
	for lost := 0; out[to].width < width; {
		from, losing := t.idlest(out, to)
		if lost += losing; from < 0 || lost*worth > made {
			return nil, false
		}
		out[from].width--
		out[to].width++
	}
	return out, true
}

// idlest returns the column that loses least by a cell, and how many values are cut by
// that; -1 where none has one to give. Blanks go before what all lines say, of which the
// longest goes first.
func (t *Table) idlest(spans []span, to int) (from, losing int) {
	from = -1
	for i, s := range spans {
		if i == to || !t.flexible(s.column) || s.width <= t.tight(s.column) {
			continue
		}
		if n := t.loses(s); from < 0 || n < losing || n == losing && t.idler(s, spans[from]) {
			from, losing = i, n
		}
	}
	return from, losing
}

// idler reports which of two columns gives way that lose the same.
func (t *Table) idler(s, than span) bool {
	if t.tells(s) || t.tells(than) {
		return !t.tells(than) && t.tells(s) || t.columns[s.column].Field == What
	}
	return s.width > than.width
}

// loses returns how many values a column cuts, or cuts more, when it has a cell less. What
// all lines say is no loss: how much of it must be read its least room says.
func (t *Table) loses(s span) int {
	told := t.sampleOf(s).told
	if !t.tells(s) {
		return 0
	}
	return over(told, s.width-1)
}

// readable returns the room in which a column is read that tells nothing apart: an address
// or a region is whole or of no use.
func (t *Table) readable(s span) int {
	told := t.sampleOf(s).told
	if len(told) > 0 && t.alike(t.columns[s.column].Field) {
		if longest := told[len(told)-1]; longest <= shortWord {
			return longest
		}
	}
	return echoed
}

// tight returns the least room that a column keeps: its title, with the sign of the order
// where that is its, and an address; what was done, and to what, so much that it is read, how
// many events a line stands for, and so what all lines say.
func (t *Table) tight(column int) int {
	c := t.columns[column]
	switch c.Field {
	case What:
		return telling
	case "event":
		return min(max(telling, t.folding.widest), t.usual(column))
	}
	title := theme.Width(c.Title())
	if t.order.Field == c.Field {
		title += orderSign
	}
	if t.needs != nil {
		title = max(title, t.needs[column].address)
	}
	if s := (span{column: column}); !t.tells(s) {
		return max(title, min(t.readable(s), t.usual(column)))
	}
	return max(title, least)
}
