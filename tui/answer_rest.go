package tui

import (
	"context"
	"slices"
	"strconv"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/phrase"
	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

// A table that has only the first of its lines ends with how many others there are. Their
// events are found by what the lines have in common, without the values that tell them
// apart; where that finds others, all events of the answer are there to look at.

// endTable adds what leads to the lines that a table leaves out, if it leaves out any.
func (from sources) endTable(ctx context.Context, s *answers.Section, t question.Table, q *question.Answer) {
	if t.More == 0 {
		return
	}
	s.Part = true
	line := answers.Line{Rest: true, Cells: make([]string, len(s.Columns))}
	line.Cells[0] = moreText(t.More)
	events := slices.IndexFunc(s.Columns, func(c answers.Column) bool { return c.Title == eventsHead })
	if sel := from.leadToRest(ctx, &line, s.Lines, t.More); sel != nil && events >= 0 {
		line.Cells[events] = theme.Count(sel.Len())
		line.At, line.Until, _ = from.snap.SpanOf(sel)
		_, listed := apart(s.Lines)
		from.unfold(ctx, &line, listed.Field, t, sel)
		s.Lines = append(s.Lines, line)
		return
	}
	if filter, err := from.lang.Parse(q.Filter); err == nil && q.Filter != "" && q.Events() > 0 {
		text := moreText(t.More) + ": enter lists all " + theme.Plural(q.Events(), "event")
		s.Lines = append(s.Lines, answers.Line{Whole: true, Cells: []string{text}, To: answers.Target{Events: filter, Count: q.Events()}})
		return
	}
	s.Note = moreText(t.More)
}

// bytesHead heads the column that sums up how many bytes went out, as bytesField says.
const (
	bytesHead  = "bytes"
	bytesField = "additionalEventData.bytesTransferredOut"
)

// unfold makes a line that stands for one value say that value: it takes the room of it
// anyway. Where a column says something that is not worked out here it stays as it is.
func (from sources) unfold(ctx context.Context, line *answers.Line, listed string, t question.Table, sel *store.Selection) {
	sums := len(t.Heads) == 2 && t.Heads[1] == bytesHead
	if t.More != 1 || len(t.Heads) > 1 && !sums || from.secret != nil && from.secret(listed) {
		return
	}
	of, err := from.snap.Facet(ctx, from.lang, listed, sel, 1)
	if err != nil || len(of.Values) != 1 || of.Values[0].Value == "" || of.Missing > 0 {
		return
	}
	if sums {
		line.Cells[1] = from.bytesOut(ctx, listed, sel)
	}
	line.Rest, line.Cells[0] = false, of.Values[0].Value
	line.To.Field, line.To.Value = listed, of.Values[0].Value
}

// bytesOut says how many bytes went out by events that have one value of a field; "" where
// that is not known.
func (from sources) bytesOut(ctx context.Context, field string, sel *store.Selection) string {
	sums, err := from.snap.Sums(ctx, from.lang, bytesField, sel, field)
	if err != nil || len(sums) != 1 || len(sums[0]) != 1 || sums[0][0].None {
		return ""
	}
	return phrase.Size(sums[0][0].Sum)
}

// sayBytes says in a column of counted bytes how many these are as the sums of them do.
func sayBytes(s *answers.Section, c int, fields []string) {
	if len(fields) != 1 || fields[0] != bytesField {
		return
	}
	for i := range s.Lines {
		if n, err := strconv.ParseFloat(s.Lines[i].Cells[c], 64); err == nil && n >= 0 {
			s.Lines[i].Cells[c] = phrase.Size(n)
		}
	}
}

// leadToRest makes a line lead to the events of so many values that are in none of some
// lines, and returns them; nil where it cannot be told which these are.
func (from sources) leadToRest(ctx context.Context, line *answers.Line, lines []answers.Line, values int) *store.Selection {
	common, listed := apart(lines)
	if len(listed.Values) == 0 {
		return nil
	}
	rest := append(common, inverse(listed))
	sel, err := from.snap.Select(ctx, from.lang, rest, nil)
	if err != nil {
		return nil
	}
	of, err := from.snap.Facet(ctx, from.lang, listed.Field, sel, 1)
	if err == nil && of.Missing > 0 && of.Distinct == values { // what has none is not among them
		rest = append(rest, store.Match{Field: listed.Field, Op: store.Present})
		sel, err = from.snap.Select(ctx, from.lang, rest, nil)
		of.Missing = 0
	}
	if err != nil || of.Distinct+min(of.Missing, 1) != values {
		return nil
	}
	line.To.Events, line.To.Count = rest, sel.Len()
	return sel
}

// apart returns which conditions all lines have in common, and which values of one field
// tell them apart; without values where something else does.
func apart(lines []answers.Line) (common store.And, listed store.Match) {
	for _, l := range lines {
		own := slices.DeleteFunc(conjuncts(l.To.Events), func(e store.Expr) bool { return inAll(lines, e) })
		m, ok := onlyValue(own)
		if !ok || listed.Field != "" && m.Field != listed.Field {
			return nil, store.Match{}
		}
		listed.Field, listed.Op = m.Field, store.Equal
		listed.Values = append(listed.Values, m.Values...)
	}
	for _, e := range conjuncts(lines[0].To.Events) {
		if inAll(lines, e) {
			common = append(common, e)
		}
	}
	return common, listed
}

// conjuncts are the conditions that all hold where an expression does; none for nil.
func conjuncts(e store.Expr) store.And {
	switch e := e.(type) {
	case nil:
		return nil
	case store.And:
		return slices.Clone(e)
	}
	return store.And{e}
}

// inAll reports whether the events of all lines have to fulfil a condition.
func inAll(lines []answers.Line, e store.Expr) bool {
	text := e.String()
	for _, l := range lines {
		if !slices.ContainsFunc(conjuncts(l.To.Events), func(other store.Expr) bool { return other.String() == text }) {
			return false
		}
	}
	return true
}

// onlyValue returns the condition that a field has one value, if this is all.
func onlyValue(all store.And) (store.Match, bool) {
	if len(all) != 1 {
		return store.Match{}, false
	}
	m, ok := all[0].(store.Match)
	return m, ok && m.Op == store.Equal && len(m.Values) == 1
}
