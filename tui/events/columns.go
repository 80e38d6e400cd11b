package events

// column is one column of the list.
type column struct {
	title string
	field string // what it shows; empty for what is made from several fields
	width int    // cells; the last one takes what is left
}

// allColumns are the columns, the time first.
var allColumns = [...]column{
	{"TIME", "", 8},
	{"ACTOR", "actor", 15},
	{"EVENT", "event", 22},
	{"SERVICE", "service", 10},
	{"REGION", "region", 14},
	{"IP", "ip", 15},
	{"ERROR", "error", 18},
	{"WHAT", "", 24},
}

// Fields returns the fields that the list has columns for.
func Fields() []string {
	var out []string
	for _, c := range allColumns {
		if c.field != "" {
			out = append(out, c.field)
		}
	}
	return out
}

const (
	// lead is the room before the first scrolled column: the mark, the time,
	// the sign of failure and blanks between them.
	lead = 1 + 1 + 8 + 1 + 1 + 1
	// gap is the room between two columns.
	gap = 2
	// least is the room that a column must have to be drawn at all.
	least = 6
)

// span is a column's place in a line.
type span struct {
	column int
	width  int
}

// spans returns the columns from left on that fit in width cells. The last
// one that fits is cut or, if it is the last of all, widened.
func spans(left, width int) []span {
	room := width - lead
	var out []span
	for i := max(left, 1); i < len(allColumns); i++ {
		if len(out) > 0 {
			room -= gap
		}
		if room < least {
			break
		}
		w := min(allColumns[i].width, room)
		if i == len(allColumns)-1 {
			w = room
		}
		out = append(out, span{i, w})
		room -= w
	}
	return out
}

// scrollColumns moves the window of columns so that the cursor's is seen
// whole, or as wide as it can be.
func (t *Table) scrollColumns() {
	if t.column <= 1 {
		t.left = 1
		return
	}
	t.left = max(1, min(t.left, t.column))
	for t.left < t.column && !t.shown(t.column) {
		t.left++
	}
}

func (t *Table) shown(column int) bool {
	for _, s := range spans(t.left, t.width) {
		if s.column == column {
			return s.width >= allColumns[column].width
		}
	}
	return false
}
