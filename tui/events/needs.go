package events

import (
	"slices"
	"strings"

	"github.com/trailsift/trailsift/tui/gist"
	"github.com/trailsift/trailsift/tui/theme"
)

// A column that nobody gave a width takes what its values need: less than its
// usual width where they are short, more where they are cut and there is room.
// That is measured on rows from all over the list, and on those that were drawn;
// while a list is open columns only grow, so that nothing moves for long.

// measure finds out how wide the values of the columns are.
func (t *Table) measure() {
	if t.needs == nil {
		t.needs, t.laid = make([]need, len(t.columns)), nil
	}
	if t.measured != t.view {
		t.sample(min(sampled, t.countLines()))
	}
	for l := t.line(t.top); l < min(t.line(t.top)+t.height, t.countLines()); l++ {
		t.measureLine(t.pos(l))
	}
}

// sample measures n lines from all over the list. What is cut in how many of them
// is only known of these, so that scrolling does not change it.
func (t *Table) sample(n int) {
	lines, codes := make([]int, n), t.codeColumn()
	for k := range lines {
		lines[k] = t.pos(k * t.countLines() / n)
	}
	lines = t.addFirst(lines)
	for _, i := range lines {
		t.measureLine(i)
	}
	for column := range t.columns {
		need := &t.needs[column]
		*need = need.withoutSample()
		if !t.flexible(column) {
			continue
		}
		for _, i := range lines {
			t.addNeeds(need, i, column, t.codeOf(i, codes))
		}
		need.sample.sort()
		need.behind.sort()
		need.echo = t.echoesActor(lines, column)
	}
	t.measured, t.laid = t.view, nil
}

// addFirst adds the lines that are seen first: as many as those that are not tell how wide
// columns are, if they are a small part of the list.
func (t *Table) addFirst(lines []int) []int {
	if len(lines) == t.countLines() {
		return lines
	}
	top := t.line(t.top)
	for range firstCounts {
		for l := top; l < min(top+t.height, t.countLines()); l++ {
			lines = append(lines, t.pos(l))
		}
	}
	return lines
}

// addNeeds adds how many cells a column needs for a line: what an event was about those
// for what tells it from others, and for all of it. What says again who did it needs few.
func (t *Table) addNeeds(n *need, i, column int, code string) {
	if g, ok := t.lineGist(i, column); ok {
		n.sample.add(gist.Fair(g), gist.Fair(g), theme.Width(gist.Whole(g)))
		g = behindError(g, code)
		n.behind.add(gist.Fair(g), gist.Fair(g), theme.Width(gist.Whole(g)))
		return
	}
	text := t.lineCell(i, column)
	told, whole := theme.Width(text), theme.Width(text)
	eased := told
	switch t.columns[column].Field {
	case "actor":
		told = theme.RoomForActor(text)
		eased = easyActor(text, told)
	case "ip": // of a service the name is enough
		told = theme.RoomForActor(text)
		eased, whole = told, told
	}
	if t.echoes(i, column) && t.has("actor") {
		told, eased, whole = min(told, echoed), min(eased, echoed), min(whole, echoed)
	}
	n.sample.add(told, eased, whole)
}

const (
	// wide is the width of a list from which on roles are read, not only told apart: there is
	// room for that beside what they did.
	wide = 100
	// readRole is the room in which a role is read that had a session.
	readRole = 20
)

// easyActor returns the room in which it can be read with ease who did something, where that
// can be told in some cells.
func easyActor(text string, told int) int {
	if strings.HasSuffix(text, ".amazonaws.com") {
		return told
	}
	return max(told, min(theme.Width(text), readRole))
}

// need is how many cells the values of a column take that were seen so far, and those
// of some from all over the list.
type need struct {
	all, behindError int
	address          int // of the widest IPv4 address
	// sample is of the lines from all over, behind the same without the error, where
	// another column shows that.
	sample, behind widths
	echo           bool // it says again who did it
}

// widths are how many cells the values of some lines take, in ascending order.
type widths struct {
	told  []int // for what tells a line from others
	eased []int // for that to be read with ease
	whole []int
}

func (w *widths) add(told, eased, whole int) {
	w.told, w.eased, w.whole = append(w.told, told), append(w.eased, eased), append(w.whole, whole)
}

func (w *widths) sort() {
	slices.Sort(w.told)
	slices.Sort(w.eased)
	slices.Sort(w.whole)
}

func (w widths) toTell() []int { return w.told }
func (w widths) inAll() []int  { return w.whole }

// steps returns those of some widths in ascending order that are above one, up to another.
func steps(all []int, above, most int) (out []int) {
	for _, n := range all[len(all)-over(all, above):] {
		if n <= most && (len(out) == 0 || out[len(out)-1] != n) {
			out = append(out, n)
		}
	}
	return out
}

// sampleOf returns what the values of the sample take in a column as it is drawn.
func (t *Table) sampleOf(s span) widths {
	if t.needs == nil || !t.flexible(s.column) {
		return widths{}
	}
	out := t.needs[s.column].sample
	if s.apart {
		out = t.needs[s.column].behind
	}
	if t.width >= wide {
		out.told = out.eased
	}
	return out
}

// over returns how many of some numbers in ascending order are greater than one.
func over(sorted []int, n int) int {
	at, _ := slices.BinarySearch(sorted, n+1)
	return len(sorted) - at
}

// withoutSample returns what is known of the values seen, wherever they were.
func (n need) withoutSample() need {
	return need{all: n.all, behindError: n.behindError, address: n.address}
}

// measureLine takes the values of the line of the row at position i into
// account.
func (t *Table) measureLine(i int) {
	code := t.codeOf(i, t.codeColumn())
	for column := range t.columns {
		most, n := t.most(column), &t.needs[column]
		if n.behindError >= most || !t.flexible(column) {
			continue
		}
		text, before := t.lineCell(i, column), *n
		n.all = min(max(n.all, theme.Width(text)), most)
		n.address = max(n.address, t.addressIn(column, text))
		if g, ok := t.lineGist(i, column); ok {
			text = gist.Whole(behindError(g, code))
		}
		n.behindError = min(max(n.behindError, theme.Width(text)), most)
		if n.all != before.all || n.behindError != before.behindError || n.address != before.address {
			t.laid = nil
		}
	}
}

// addressIn returns the room of an IPv4 address, of which no half tells anything, 0 for
// other values and in other columns. Of a service its name is enough.
func (t *Table) addressIn(column int, text string) int {
	if t.columns[column].Field != "ip" || !theme.IsAddress(text) || theme.Width(text) > shortWord {
		return 0
	}
	return theme.Width(text)
}

// codeColumn returns which column is that of the error, -1 for none.
func (t *Table) codeColumn() int {
	return slices.IndexFunc(t.columns, func(c Column) bool { return c.Field == "error" })
}

// codeOf returns what the column of the error says in the line at position i.
func (t *Table) codeOf(i, column int) string {
	if column < 0 {
		return ""
	}
	return t.lineCell(i, column)
}
