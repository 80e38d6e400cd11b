package events

import (
	"slices"

	"github.com/trailsift/trailsift/tui/theme"
)

// span is a column's place in a line.
type span struct {
	column int
	width  int
	apart  bool // another one shows the error that this begins with
}

// place is what the columns drawn depend on, beside what is known of their values.
type place struct {
	left, column, width int
	order               Order
}

// spans returns the columns from left on that fit in the list, behind the name of what
// was done where that is further left. They are worked out once for all lines.
func (t *Table) spans(left int) []span {
	at := place{left, t.column, t.width, t.order}
	if out, ok := t.laid[at]; ok {
		return out
	}
	if t.laid == nil {
		t.laid = make(map[place][]span)
	}
	t.laid[at] = t.best(t.from(left))
	return t.laid[at]
}

// best returns as many of some columns as fit, without those that say the same in each
// line. The errors have no column of their own where few events have one, or where more
// is read without it: then they are said with what the events were about.
func (t *Table) best(columns []int) []span {
	if needed := slices.DeleteFunc(slices.Clone(columns), t.saidOnce); len(needed) > 0 {
		columns = needed
	}
	at := slices.IndexFunc(columns, t.saidElsewhere)
	if at < 0 || len(columns) == 1 {
		return t.laidOut(columns)
	}
	less := slices.Delete(slices.Clone(columns), at, at+1)
	with, without := t.laidOut(columns), t.laidOut(less)
	errors := t.errors(columns[at])
	if errors*often < t.sampleLines(columns[at]) || t.lost(without, less).less(t.lost(with, columns), errors) {
		return without
	}
	return with
}

// loss is how much of the sample some columns do not show: values of which too little is
// seen to tell what they should, and values that are not whole.
type loss struct{ unread, cut int }

// less reports whether it is less than another loss by more than some errors that are not
// in a column of their own then: first what tells lines apart counts, then all that is said.
func (l loss) less(than loss, errors int) bool {
	read, whole := than.unread-l.unread-errors/often, than.cut-l.cut-errors
	return read > 0 || read == 0 && whole > 0
}

// errors returns how many events of the sample have a value in the column of the errors,
// and sampleLines how many events that is of.
func (t *Table) errors(column int) int      { return over(t.sampleOf(span{column: column}).told, 0) }
func (t *Table) sampleLines(column int) int { return len(t.sampleOf(span{column: column}).told) }

// lost returns what is lost where of some columns those are drawn that have room; of the
// others that tell lines apart everything is.
func (t *Table) lost(spans []span, columns []int) loss {
	out := loss{unread: t.unread(spans)}
	for _, s := range spans {
		out.cut += over(t.sampleOf(s).whole, s.width)
	}
	for _, i := range columns {
		drawn := slices.ContainsFunc(spans, func(s span) bool { return s.column == i })
		if s := (span{column: i}); !drawn && t.tells(s) {
			out.unread += over(t.sampleOf(s).told, 0)
		}
	}
	return out
}

// saidElsewhere reports whether a column has the errors, which are said with what the events
// were about where it is left out, and no key acts on it.
func (t *Table) saidElsewhere(column int) bool {
	return t.columns[column].Field == "error" && t.mayLeave(column)
}

// saidOnce reports whether a column is left out because the filter says its value, or all
// lines have one and the line of the date says it.
func (t *Table) saidOnce(column int) bool {
	field := t.columns[column].Field
	return t.mayLeave(column) && t.alike(field) && (!t.dated() || t.said != nil && t.said(field))
}

// mayLeave reports whether a column may be left out: nobody chose it, no key acts on it or
// did when the list came, and it is not what says how many events a folded line stands for.
func (t *Table) mayLeave(column int) bool {
	return !t.chosen && column != t.column && t.columns[column].Field != t.stays && t.flexible(column) && !(t.folding.widest > 0 && column == t.foldColumn())
}

// leaves reports whether a column may be left out for what it says.
func (t *Table) leaves(column int) bool { return t.saidElsewhere(column) || t.saidOnce(column) }

// sameText says in some cells what all lines have in the columns that are left out for that;
// "" where none is.
func (t *Table) sameText(cols []span, width int) string {
	var out []theme.Shared
	for i, c := range t.columns {
		drawn := slices.ContainsFunc(cols, func(s span) bool { return s.column == i })
		value, same := t.same[c.Field]
		if same && i >= t.left && !drawn && t.saidOnce(i) && !t.said(c.Field) {
			out = append(out, theme.Shared{Title: c.Title(), Value: value, Actor: c.Field == "actor", Least: c.Field == "service" || c.Field == "region"})
		}
	}
	return theme.InAll(out, width)
}

// unread returns how many values of the sample are cut so that they do not tell what they
// should; what all lines say counts as little as it is worth.
func (t *Table) unread(spans []span) (n int) {
	for _, s := range spans {
		told := t.sampleOf(s).told
		switch cut := over(told, s.width); {
		case t.tells(s):
			n += cut
		case s.width < t.readable(s):
			n += (cut + often*worth - 1) / (often * worth)
		}
	}
	return n
}

// untold returns of how many events of the sample one does not see what they were about.
func (t *Table) untold(spans []span) int {
	what := t.whatAmong(spans)
	if what < 0 {
		return 0
	}
	return over(t.sampleOf(spans[what]).told, spans[what].width)
}

// laidOut returns as many of some columns as fit. What a column at the edge cannot show
// whole it does not show, as long as there are others and it is not the one that tells most
// of a part; what the columns leave those get whose values need it.
func (t *Table) laidOut(columns []int) []span {
	room := t.width - t.lead()
	var out []span
	for _, i := range columns {
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
		give[i] = max(0, min(spans[i].width-t.tight(spans[i].column), lacks-have))
		have += give[i]
	}
	if lacks <= 0 {
		return true
	}
	switch {
	case !t.tells(spans[last]) && t.wishes(spans) > 0:
		return !t.flexible(spans[last].column)
	case edge == What:
		lacks = min(have, max(0, telling-spans[last].width))
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
