package events

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

// known is why the values of a column tell no line of a list from another.
type known uint8

const (
	tellsApart known = iota
	alike            // it has the same value in all lines
	echo             // it says again who did it, as services do that have no address
)

// echoed is the room of what stands elsewhere in the line, or in the filter.
const echoed = 10

// shortWord is the longest value of one column that is not cut for the others: that of an
// IPv4 address, which all regions have room in.
const shortWord = 15

// knownOf finds out whether the values of a column tell some lines apart. Of all lines it
// would take too long, and what scrolls into sight must not move the columns.
func (t *Table) knownOf(lines []int, column int) known {
	field := t.columns[column].Field
	if len(lines) < 2 || field == What {
		return tellsApart
	}
	same := !slices.ContainsFunc(lines, func(i int) bool { return t.lineCell(i, column) != t.lineCell(lines[0], column) })
	echoes := !slices.ContainsFunc(lines, func(i int) bool { return !t.echoes(i, column) })
	switch {
	case echoes && (same || t.has("actor")):
		return echo
	case same:
		return alike
	}
	return tellsApart
}

// echoes reports whether the cell of another column says again who did what the line at
// position i is about.
func (t *Table) echoes(i, column int) bool {
	return t.columns[column].Field != "actor" && t.lineCell(i, column) == t.actorOf(i)
}

// actorOf returns who did what the line at position i is about.
func (t *Table) actorOf(i int) string {
	actor, _ := t.snap.Record(t.view.Row(i)).Value(t.lang, "actor")
	return theme.CleanCut(actor, maxCell)
}

// has reports whether there is a column of a field.
func (t *Table) has(field string) bool {
	return slices.ContainsFunc(t.columns, func(c Column) bool { return c.Field == field })
}

// tells reports whether a column tells lines apart.
func (t *Table) tells(s span) bool {
	return t.needs == nil || t.needs[s.column].known == tellsApart
}

// wishes returns how much wider what events were about would have to be for most of the
// sample to be whole; 0 where that is not among the columns. What tells nothing is as
// narrow as it can be as long as there is such a wish.
func (t *Table) wishes(spans []span) int {
	at := t.whatAmong(spans)
	if at < 0 {
		return 0
	}
	all := t.sampleOf(spans[at]).whole
	if len(all) == 0 {
		return 0
	}
	return max(0, min(all[len(all)-1-len(all)/often], MaxWidth)-spans[at].width)
}

// whatAmong returns which of the columns drawn says what events were about, -1 for none.
func (t *Table) whatAmong(spans []span) int {
	return slices.IndexFunc(spans, func(s span) bool { return t.columns[s.column].Field == What })
}
