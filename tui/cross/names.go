package cross

import (
	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/tui/theme"
)

// Naming says what people call a value, if its text says it to nobody.
type Naming func(value string) (theme.Called, bool)

// SetNames tells what the values down and across are called; nil where their texts are
// names.
func (t *Table) SetNames(down, across Naming) { t.called = [2]Naming{down, across} }

// heading returns how a row or a column is headed in at most width cells.
func (t *Table) heading(side, i, width int) string {
	lines := t.lines(side)
	if called, ok := t.calledAs(side, i); ok {
		return called.CleanCut(width)
	}
	if i > 0 && lines[i-1].Kind == store.OneValue && t.cross.Fields[side] == "actor" {
		return theme.CleanCutActor(name(lines, i), width)
	}
	return theme.CleanCutMiddle(name(lines, i), width)
}

// wanted returns how wide a heading is that is cut to so much.
func (t *Table) wanted(side, i, most int) int {
	if called, ok := t.calledAs(side, i); ok {
		return theme.Width(called.CleanCut(max(most, max(leastWho, t.width/mostWho)+len(" ")+len(called.Since))))
	}
	return theme.Width(theme.CleanCut(name(t.lines(side), i), most))
}

// calledAs returns what people call a value down or across, if it has such a name.
func (t *Table) calledAs(side, i int) (called theme.Called, ok bool) {
	lines := t.lines(side)
	if t.called[side] == nil || i == 0 || lines[i-1].Kind != store.OneValue {
		return called, false
	}
	return t.called[side](lines[i-1].Value)
}

// lines returns what is down or across.
func (t *Table) lines(side int) []store.CrossLine {
	if side == down {
		return t.cross.Rows
	}
	return t.cross.Columns
}

// The sides of a table.
const down, across = 0, 1

// name returns how a row or a column is headed; 0 is the totals.
func name(lines []store.CrossLine, i int) string {
	if i == 0 {
		return "total"
	}
	switch line := lines[i-1]; line.Kind {
	case store.OtherValues:
		if line.More == 0 {
			return "others"
		}
		return theme.Plural(line.More, "other")
	case store.NoValue:
		return "(none)"
	default:
		return line.Value
	}
}
