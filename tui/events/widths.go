package events

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

const (
	// clockWidth and dateWidth are the room for a time of day and for a date
	// with a blank behind it.
	clockWidth = 8
	dateWidth  = 11
	// gap is the room between two columns.
	gap = 2
	// least is the room that a column must have to be drawn at all.
	least = 6
	// sampled is how many rows of a list are measured before it is drawn first.
	sampled = 96
	// mostGrown is how wide a column becomes by itself, if others are behind it.
	mostGrown = 60
	// telling is the room in which what was done, and to what, is still read.
	telling = 14
	// leastWhat is the room that to what it was done has before the name of that gives way.
	leastWhat = 12
	// mostLent is how many cells what was done, and to what, give for another column
	// to be whole; for an address, which says nothing when it is cut, all but telling.
	mostLent = 4
	// orderSign is the room that a title leaves for the sign of the order.
	orderSign = 2
)

// A column that nobody gave a width takes what its values need: less than its
// usual width where they are short, more where they are cut and there is room.
// That is measured on rows from all over the list, and on those that were drawn;
// while a list is open columns only grow, so that nothing moves for long.

// measure finds out how wide the values of the columns are.
func (t *Table) measure() {
	if t.needs == nil {
		t.needs = make([]need, len(t.columns))
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
		t.measureLine(lines[k])
	}
	for column := range t.columns {
		need := &t.needs[column]
		*need = need.withoutSample()
		if !t.flexible(column) {
			continue
		}
		for _, i := range lines {
			need.sample = append(need.sample, t.needOf(i, column))
			if g, ok := t.lineGist(i, column); ok {
				need.whole = append(need.whole, theme.Width(whole(g)))
				need.wholeBehind = append(need.wholeBehind, theme.Width(whole(behindError(g, t.codeOf(i, codes)))))
			}
		}
		need.known = t.knownOf(lines, column)
	}
	t.measured = t.view
}

// needOf returns how many cells a column needs for a line: what an event was about those
// for what tells most of that.
func (t *Table) needOf(i, column int) int {
	if g, ok := t.lineGist(i, column); ok {
		return leastFor(g)
	}
	return theme.Width(t.lineCell(i, column))
}

// need is how many cells the values of a column take that were seen so far, and those
// of some from all over the list.
type need struct {
	all, behindError int
	sample           []int
	// whole and wholeBehind are as sample, but for all that the events were about.
	whole, wholeBehind []int
	known              known
}

// withoutSample returns what is known of the values seen, wherever they were.
func (n need) withoutSample() need { return need{all: n.all, behindError: n.behindError} }

// measureLine takes the values of the line of the row at position i into
// account.
func (t *Table) measureLine(i int) {
	code := t.codeOf(i, t.codeColumn())
	for column := range t.columns {
		most, n := t.most(column), &t.needs[column]
		if n.behindError >= most || !t.flexible(column) {
			continue
		}
		text := t.lineCell(i, column)
		n.all = min(max(n.all, theme.Width(text)), most)
		if g, ok := t.lineGist(i, column); ok {
			text = whole(behindError(g, code))
		}
		n.behindError = min(max(n.behindError, theme.Width(text)), most)
	}
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

// most returns how wide a column becomes by itself: the most telling one and the
// last as wide as any can be.
func (t *Table) most(column int) int {
	if column == len(t.columns)-1 || t.columns[column].Field == What {
		return MaxWidth
	}
	return mostGrown
}

// flexible reports whether a column is as wide as its values need: one that
// somebody gave a width is not.
func (t *Table) flexible(column int) bool {
	return column > 0 && !t.columns[column].given()
}

// usual returns the room that a column takes where there is none to spare.
func (t *Table) usual(column int) int {
	c := t.columns[column]
	if !t.flexible(column) || t.needs == nil {
		return c.Width
	}
	title := theme.Width(c.Title())
	if t.needs[column].all > 0 || t.order.Field == c.Field { // nobody sorts by what no event has
		title += orderSign
	}
	if t.needs[column].known == echo {
		return min(c.Width, max(min(t.needs[column].all, echoed), title))
	}
	return min(c.Width, max(t.needs[column].all, title))
}

// Drawn returns how wide the column of a field is; one that the edge of the list
// cuts, or that is not in sight, how wide it would be; 0 for a field without one.
func (t *Table) Drawn(field string) int {
	column := slices.IndexFunc(t.columns, func(c Column) bool { return c.Field == field })
	if column < 1 || t.view == nil {
		return 0
	}
	t.measure()
	for _, s := range t.spans(t.left) {
		if s.column == column {
			return max(s.width, t.usual(column))
		}
	}
	return t.usual(column)
}

// Shown returns the fields of the columns that are in sight, but for the time.
func (t *Table) Shown() []string {
	var out []string
	for _, s := range t.spans(t.left) {
		out = append(out, t.columns[s.column].Field)
	}
	return out
}

// lead is the room before the first scrolled column: the mark, the time, the
// sign of failure and blanks between them. Where the list is not in time order
// each line has its date.
func (t *Table) lead() int {
	n := 1 + 1 + clockWidth + 1 + 1 + 1
	if t.order.Field != "" {
		n += dateWidth
	}
	return n
}

// span is a column's place in a line.
type span struct {
	column int
	width  int
	apart  bool // another one shows the error that this begins with
}

// spans returns the columns from left on that fit in the list, behind the name of what
// was done where that is further left. What a column at the edge cannot show whole it
// does not show, as long as there are others and it is not the one that tells most of a
// part; what the columns leave those get whose values need it.
func (t *Table) spans(left int) []span {
	room := t.width - t.lead()
	var out []span
	for _, i := range t.from(left) {
		if len(out) > 0 {
			room -= gap
		}
		want := t.usual(i)
		if room < min(least, want) {
			room += gap
			break
		}
		w := min(want, room)
		out = append(out, span{column: i, width: w})
		room -= w
	}
	if edge := len(out) - 1; edge > 0 && !t.makeWhole(out) {
		room += out[edge].width + gap
		out = out[:edge]
	}
	t.tellApart(out)
	if len(out) > 0 && room > 0 {
		t.spread(out, room)
	}
	t.lend(out)
	return out
}

// from returns the columns to be drawn when the window of columns begins with left: what
// was done stays in sight where the cursor's column has its room behind it.
func (t *Table) from(left int) []int {
	left = max(left, 1)
	var out []int
	name := slices.IndexFunc(t.columns, func(c Column) bool { return c.Field == "event" })
	if name > 0 && name < left && t.usual(name)+gap+t.usual(max(left, t.column)) <= t.width-t.lead() {
		out = append(out, name)
	}
	for i := left; i < len(t.columns); i++ {
		out = append(out, i)
	}
	return out
}

// tellApart notes which column need not say the error, because another one does.
func (t *Table) tellApart(spans []span) {
	at := errorAmong(t, spans)
	for i := range spans {
		spans[i].apart = at >= 0 && spans[at].width >= telling && t.columns[spans[i].column].Field == What
	}
}

// makeWhole lets columns whose values tell something when they are cut give way to the
// one at the edge, as far as all of that is seen then. It reports whether it is, or what
// is seen of it tells something.
func (t *Table) makeWhole(spans []span) bool {
	last := len(spans) - 1
	edge := t.columns[spans[last].column].Field
	lacks := t.usual(spans[last].column) - spans[last].width
	give, have := make([]int, len(spans)), 0
	for _, field := range []string{What, "event"} {
		i := slices.IndexFunc(spans[:last], func(s span) bool { return t.columns[s.column].Field == field })
		if i < 0 || !t.flexible(spans[i].column) {
			continue
		}
		give[i] = max(0, min(spans[i].width-telling, lacks-have))
		have += give[i]
	}
	if lacks <= 0 {
		return true
	}
	switch {
	case !t.tells(spans[last]) && t.wishes(spans) > 0:
		return !t.flexible(spans[last].column)
	case edge == What:
		lacks = min(have, max(0, leastWhat-spans[last].width))
	case have < lacks || edge != "ip" && lacks > mostLent:
		return !t.flexible(spans[last].column)
	}
	for i, n := range give {
		n = min(n, lacks)
		spans[i].width -= n
		spans[last].width, lacks = spans[last].width+n, lacks-n
	}
	return true
}

// spread gives away what the columns leave to those that are cut, the least cut
// first; the most telling one gets half if it needs that. What all lines say gets none
// before most of what tells them apart is whole. What nobody needs stays free behind the
// last one, so that what belongs together stands together.
func (t *Table) spread(spans []span, room int) {
	what := slices.IndexFunc(spans, func(s span) bool { return t.columns[s.column].Field == What })
	give := room
	if what >= 0 {
		give -= min(room/2, t.lacks(spans[what]))
	}
	room -= t.giveTo(spans, give, t.tells)
	if what >= 0 {
		more := min(room, t.wishes(spans))
		spans[what].width, room = spans[what].width+more, room-more
	}
	room -= t.giveTo(spans, room, func(s span) bool { return !t.tells(s) })
	if what >= 0 {
		spans[what].width += min(room, t.lacks(spans[what]))
	}
}

// giveTo gives some columns what they lack, but for what events were about, and returns
// how much that is.
func (t *Table) giveTo(spans []span, room int, some func(span) bool) (given int) {
	var order []int
	for i, s := range spans {
		if t.lacks(s) > 0 && t.columns[s.column].Field != What && some(s) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return t.lacks(spans[i]) - t.lacks(spans[j]) })
	for _, i := range order {
		more := min(t.lacks(spans[i]), room-given)
		spans[i].width += more
		given += more
	}
	return given
}

// lacks returns how much wider a column would have to be to show its values.
func (t *Table) lacks(s span) int {
	if !t.flexible(s.column) || t.needs == nil {
		return 0
	}
	n := t.needs[s.column].all
	if s.apart {
		n = t.needs[s.column].behindError
	}
	return max(0, min(n, t.most(s.column))-s.width)
}

// scrollColumns moves the window of columns so that the cursor's is seen: no further
// than that takes.
func (t *Table) scrollColumns() {
	if t.column <= 1 {
		t.left = 1
		return
	}
	t.left = max(1, min(t.left, t.column))
	for t.left < t.column && !t.shown(t.column) {
		t.left++
	}
	for t.left > 1 && t.wholeFrom(t.left-1) {
		t.left--
	}
}

// wholeFrom reports whether all columns from one on fit in the list: then there
// is no reason to hide it.
func (t *Table) wholeFrom(left int) bool {
	spans := t.spans(left)
	last := len(t.columns) - 1
	return spans[len(spans)-1].column == last && spans[len(spans)-1].width >= t.usual(last)-orderSign
}

// shown reports whether a column is in sight, and not cut by the edge so far that it
// tells nothing.
func (t *Table) shown(column int) bool {
	for _, s := range t.spans(t.left) {
		if s.column == column {
			return s.width >= min(telling, t.usual(column))
		}
	}
	return false
}
