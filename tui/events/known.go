package events

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

// echoed is the room of what stands elsewhere in the line, or in the filter.
const echoed = 10

// shortWord is the longest value of one column that is not cut for the others: that of an
// IPv4 address, which all regions have room in.
const shortWord = 15

// echoesActor reports whether a column says again who did it, as services do that have no
// address. That is judged by some lines: of all it would take too long, and what scrolls
// into sight must not move the columns.
func (t *Table) echoesActor(lines []int, column int) bool {
	return len(lines) > 1 && t.columns[column].Field != What && t.has("actor") &&
		!slices.ContainsFunc(lines, func(i int) bool { return !t.echoes(i, column) })
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
	return t.needs == nil || !t.needs[s.column].echo && !t.alike(t.columns[s.column].Field)
}

// alike reports whether all lines have one value of a field, or the filter says it.
func (t *Table) alike(field string) bool {
	_, same := t.same[field]
	return same || t.said != nil && t.said(field)
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
