package events

import "slices"

// known is why the values of a column tell no line of a list from another.
type known uint8

const (
	tellsApart known = iota
	alike            // it has the same value in all lines
	echo             // it says again who did it, as services do that have no address
)

// echoed is the room of what stands elsewhere in the line, or in the filter.
const echoed = 10

// knownOf finds out whether the values of a column tell some lines apart. Of all lines it
// would take too long, and what scrolls into sight must not move the columns.
func (t *Table) knownOf(lines []int, column int) known {
	field := t.columns[column].Field
	if len(lines) < 2 || field == What {
		return tellsApart
	}
	same := !slices.ContainsFunc(lines, func(i int) bool { return t.lineCell(i, column) != t.lineCell(lines[0], column) })
	echoes := field != "actor" && !slices.ContainsFunc(lines, func(i int) bool { return t.lineCell(i, column) != t.actorOf(i) })
	switch {
	case echoes && (same || t.has("actor")):
		return echo
	case same:
		return alike
	}
	return tellsApart
}

// actorOf returns who did what the line at position i is about.
func (t *Table) actorOf(i int) string {
	actor, _ := t.snap.Record(t.view.Row(i)).Value(t.lang, "actor")
	return actor
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
	at := slices.IndexFunc(spans, func(s span) bool { return t.columns[s.column].Field == What })
	if at < 0 || !t.flexible(spans[at].column) || t.needs == nil {
		return 0
	}
	widths := slices.Clone(t.needs[spans[at].column].whole)
	if spans[at].apart {
		widths = slices.Clone(t.needs[spans[at].column].wholeBehind)
	}
	if len(widths) == 0 {
		return 0
	}
	slices.Sort(widths)
	return max(0, min(widths[len(widths)-1-len(widths)/often], MaxWidth)-spans[at].width)
}
