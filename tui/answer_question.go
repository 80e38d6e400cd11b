package tui

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail"
	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

const (
	// listedWhole is how many events an answer lists before its tables; of more
	// it lists the first ones only, behind them.
	listedWhole = 40
	// neededColumns is how many of the columns worth seeing are drawn however
	// little room there is.
	neededColumns = 2
	listedFirst   = 10
	// maxAnswerCell is how much of a value a cell of an answer has, in bytes.
	maxAnswerCell = 400
)

// questionAnswer lays out what a question of the catalogue came to: the events,
// then the tables that sum them up. Where only the first of the events are
// listed, the tables answer, and come before them.
func questionAnswer(ctx context.Context, q *question.Answer, from sources, view *store.View) *answers.Answer {
	out := &answers.Answer{Title: q.Question.Text, Sentence: q.Text, Unproven: q.Unproven}
	if n := q.Events(); n > 0 {
		out.Facts = []string{theme.Plural(n, "event")}
	}
	out.Caveats = q.Notes
	if means := q.Question.Means; means != "" && q.Events() > 0 {
		out.Caveats = append([]string{means}, out.Caveats...)
	}
	for _, t := range q.Tables {
		s := tableSection(t, from.lang)
		if q.Question.Needs != nil {
			askAgain(&s, t, q.Question.Needs.Kind)
		}
		from.endTable(ctx, &s, t, q)
		out.Sections = append(out.Sections, s)
	}
	switch s := eventSection(q, from, view); {
	case len(s.Lines) == 0:
	case listsFirst(q):
		s.Title = "Events"
		out.Sections = append(out.Sections, s)
	default:
		out.Sections = slices.Insert(out.Sections, 0, s)
	}
	for i := range out.Sections {
		leaveOutSaid(&out.Sections[i], q.Text)
	}
	return out
}

// listsFirst reports whether an answer lists only its first events, because its
// tables sum them up.
func listsFirst(q *question.Answer) bool { return q.Events() > listedWhole && len(q.Tables) > 0 }

// eventSection lists the events of an answer, or the first of them.
func eventSection(q *question.Answer, from sources, view *store.View) answers.Section {
	s := answers.Section{Timed: true}
	columns := seenColumns(q)
	for i, c := range columns {
		look := answers.Plain
		if c.fields[0] == "event" {
			look = answers.ByVerb
		}
		s.Columns = append(s.Columns, answers.Column{
			Title: c.title, Look: look, Spare: i >= neededColumns,
			Keep: c.fields[0] == "event", Names: c.fields[0] == "actor", Many: !isAgent(c.fields[0]),
		})
	}
	rows := rowsIn(q, view)
	shown := len(rows)
	if listsFirst(q) {
		shown = listedFirst
	}
	for _, row := range rows[:min(shown, maxListed)] {
		s.Lines = append(s.Lines, eventLine(from, row, columns))
	}
	for i, c := range columns {
		if i > 0 && from.isNumbers(rows[:len(s.Lines)], c.fields) {
			alignNumbers(&s, i)
		}
	}
	leaveOutEmpty(&s)
	if rest := q.Events() - len(s.Lines); rest > 0 {
		s.Lines = append(s.Lines, restLine(q, from.lang, rest))
	}
	return s
}

// isAgent reports whether a field has user agents: one value of many words, whose
// last tells as much as its first.
func isAgent(field string) bool { return field == "ua" || field == "userAgent" }

// seenColumn is a column of events: a field, or several of which an event has
// one.
type seenColumn struct {
	title  string
	fields []string
}

// seenColumns are the columns worth seeing; those of one kind are one.
func seenColumns(q *question.Answer) []seenColumn {
	var out []seenColumn
	for _, c := range q.Seen() {
		title := strings.ToUpper(c.Title)
		if title == "" {
			title = columnTitle(c.Fields[0])
		}
		out = append(out, seenColumn{title, c.Fields})
	}
	return out
}

// leaveOutEmpty drops the columns that no line has anything in: there is more
// room for the others.
func leaveOutEmpty(s *answers.Section) {
	for c := len(s.Columns) - 1; c > 0; c-- {
		if slices.ContainsFunc(s.Lines, func(l answers.Line) bool { return l.Cells[c] != "" }) {
			continue
		}
		leaveOut(s, c)
	}
}

// leaveOutSaid drops the columns that have one value in all of several lines, which
// the sentence above them has said: who did it all need not be said again, but who of
// several did.
func leaveOutSaid(s *answers.Section, sentence string) {
	for c := len(s.Columns) - 1; c > 0; c-- {
		value := commonCell(s, c)
		switch {
		case value == "", s.Columns[c].Right, !says(sentence, value):
		case s.Columns[c].Names && isOneOfSeveral(sentence, value):
		default:
			leaveOut(s, c)
		}
	}
}

// isOneOfSeveral reports whether a sentence names somebody in a list of several: "by mira,
// jonas and 3 more". Behind a name alone come the times.
func isOneOfSeveral(sentence, name string) bool {
	before, behind, _ := strings.Cut(sentence, name)
	next, listed := strings.CutPrefix(behind, ", ")
	return strings.HasSuffix(before, ", ") || strings.HasSuffix(before, " and ") || strings.HasPrefix(behind, " and ") ||
		listed && !aDate.MatchString(next)
}

// aDate finds what begins with a date.
var aDate = regexp.MustCompile(`^\d{4}-\d\d-\d\d`)

// commonCell returns what all lines have in a column, at least two; "" where they
// differ, or where others are not listed, which may.
func commonCell(s *answers.Section, c int) string {
	value, n := "", 0
	for _, l := range s.Lines {
		if l.Rest {
			return ""
		}
		if l.Whole {
			continue
		}
		if n++; c >= len(l.Cells) || n > 1 && l.Cells[c] != value {
			return ""
		}
		value = l.Cells[c]
	}
	if n < 2 {
		return ""
	}
	return value
}

// says reports whether a sentence has a value in it, not only as a part of a longer
// word.
func says(sentence, value string) bool {
	const inWords = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/@."
	for rest := sentence; ; {
		before, behind, found := strings.Cut(rest, value)
		if !found {
			return false
		}
		whole := before == "" || !strings.ContainsAny(before[len(before)-1:], inWords)
		if whole && (behind == "" || !strings.ContainsAny(behind[:1], inWords) || behind[0] == '.' && len(behind) == 1) {
			return true
		}
		rest = behind
	}
}

// leaveOut takes a column away.
func leaveOut(s *answers.Section, c int) {
	s.Columns = slices.Delete(s.Columns, c, c+1)
	for i := range s.Lines {
		if !s.Lines[i].Whole && c < len(s.Lines[i].Cells) {
			s.Lines[i].Cells = slices.Delete(s.Lines[i].Cells, c, c+1)
		}
	}
}

// maxListed is how many events an answer lists at most: the event list is for
// more.
const maxListed = 500

// rowsIn returns the events of an answer in their order, as far as they may be
// listed.
func rowsIn(q *question.Answer, view *store.View) []store.Row {
	var out []store.Row
	for i := 0; view != nil && i < min(view.Len(), maxListed); i++ {
		out = append(out, view.Row(i))
	}
	return out
}

// columnTitle is how the column of a field is headed.
func columnTitle(field string) string { return headOf(question.Head(field)) }

// headOf is a head in capitals; one that is the name of a field, such as errorMessage,
// is parted into words, which capitals would hide.
func headOf(head string) string {
	if !strings.Contains(head, " ") {
		head = question.Head("." + head)
	}
	return strings.ToUpper(head)
}

func eventLine(from sources, row store.Row, columns []seenColumn) answers.Line {
	r := from.snap.Record(row)
	line := answers.Line{To: answers.Target{Event: true, Row: row}}
	line.At, _ = r.Time()
	line.Verb, _ = r.Value(from.lang, "verb")
	outcome, _ := r.Value(from.lang, "outcome")
	line.Failed, line.DryRun = outcome == trail.Failed, outcome == trail.DryRun
	for _, c := range columns {
		line.Cells = append(line.Cells, from.joint(r, c.fields))
	}
	line.To.Field = columns[0].fields[0]
	line.To.Value, _ = r.Value(from.lang, line.To.Field)
	if line.To.Value == "" {
		line.To.Field = ""
	}
	return line
}

// joint returns what fields have that are seen as one: of several each value once.
func (from sources) joint(r store.Record, fields []string) string {
	read := func(field string) []store.Value { return from.values(r, field) }
	return strings.Join(question.Joint{Fields: fields}.Values(read, maxAnswerCell), " ")
}

// values returns the values of a field in an event, secrets masked.
func (from sources) values(r store.Record, field string) []store.Value {
	column := field
	if c, ok, _ := from.lang.Resolve(field); ok {
		column = c
	}
	values := r.Values(from.lang, field)
	if len(values) > 0 && from.secret != nil && from.secret(column) {
		return []store.Value{{Text: trail.Mask}}
	}
	return values
}

// alignNumbers puts the numbers of a column below each other; CloudTrail writes some
// whole ones as 717.0.
func alignNumbers(s *answers.Section, c int) {
	s.Columns[c].Right = true
	for i := range s.Lines {
		s.Lines[i].Cells[c] = strings.TrimSuffix(s.Lines[i].Cells[c], ".0")
	}
}

// isNumbers reports whether events have only numbers in some fields.
func (from sources) isNumbers(rows []store.Row, fields []string) bool {
	said := false
	for _, row := range rows {
		for _, f := range fields {
			for _, v := range from.snap.Record(row).Values(from.lang, f) {
				if said = v.Kind == store.Number; !said {
					return false
				}
			}
		}
	}
	return said
}

// restLine leads to all events of an answer that lists the first ones only.
func restLine(q *question.Answer, lang *store.Language, rest int) answers.Line {
	line := answers.Line{Whole: true, Cells: []string{moreText(rest)}}
	if filter, err := lang.Parse(q.Filter); err == nil && q.Filter != "" {
		line.Cells[0] += ": enter lists all " + theme.Count(q.Events())
		line.To.Events, line.To.Count = filter, q.Events()
	}
	return line
}

// eventsHead heads the column that says how many events are behind a line.
const eventsHead = "EVENTS"

// outcomeHead heads the column that says which events failed; tables with one
// have a line for each event.
const outcomeHead = "outcome"

// tableSection lays out a table of an answer. Lines that are single events begin with
// their time, as the events above do; how often they were is not said.
func tableSection(t question.Table, lang *store.Language) answers.Section {
	s := answers.Section{Title: t.Title}
	counted := slices.ContainsFunc(t.Lines, func(l question.Line) bool { return l.Count > 0 })
	outcome := -1
	if last := len(t.Heads) - 1; last > 0 && t.Heads[last] == outcomeHead { // alone it is what is counted
		outcome = last
	}
	single := outcome >= 0 || ofEvents(t)
	s.Timed = counted && (single || mayBeMeant(t))
	for i, h := range t.Heads {
		s.Columns = append(s.Columns, tableColumn(i, h, outcome >= 0))
		s.Columns[i].Many = !isAgent(h) && t.Heads[0] != "word" // such as which user agent
	}
	if counted && !single {
		s.Columns = append(s.Columns, answers.Column{Title: eventsHead, Right: true})
	}
	if counted && !s.Timed {
		s.Columns = append(s.Columns, answers.Column{Title: "FIRST", When: answers.First, Look: answers.Muted, Spare: true}, answers.Column{Title: "LAST", When: answers.Last, Look: answers.Muted, Spare: true})
	}
	if id := slices.Index(t.Heads, "principal"); id >= 0 && slices.ContainsFunc(s.Columns, func(c answers.Column) bool { return c.Names }) {
		s.Columns[id].Again = true
	}
	for _, l := range t.Lines {
		s.Lines = append(s.Lines, tableLine(l, len(t.Heads), outcome, counted, lang))
		if counted && !single {
			countEvents(&s.Lines[len(s.Lines)-1], l)
		}
	}
	for i := 1; i < len(t.Heads); i++ {
		s.Columns[i].Right = isNumbers(s.Lines, i)
	}
	if t.Heads[0] == "policy" {
		if who := slices.Index(t.Heads, "who"); who > 0 {
			s.Columns[who].Again = single // the list of the events has who did it
		}
		for i := range s.Lines {
			s.Lines[i].Cells[0] = withoutKind(s.Lines[i].Cells[0])
		}
	}
	if outcome >= 0 {
		layOutOutcome(&s, outcome, counted)
	}
	return s
}

// aNumber is how numbers and sizes are written for people; an account is none.
var aNumber = regexp.MustCompile(`^\d{1,3}(,\d{3})*(\.\d+)?( ?%| [kMGTP]?B)?$`)

// isNumbers reports whether all that lines have in a column are numbers.
func isNumbers(lines []answers.Line, c int) bool {
	said := false
	for _, l := range lines {
		if l.Whole || c >= len(l.Cells) || l.Cells[c] == "" {
			continue
		}
		if said = aNumber.MatchString(l.Cells[c]); !said {
			return false
		}
	}
	return said
}

// layOutOutcome leaves out what was no failure anywhere. Where all that is there
// failed, the sign before a line says so too, and why may give way; that something was
// a dry run, whose sign fewer people know, may not.
func layOutOutcome(s *answers.Section, outcome int, counted bool) {
	said, signs := false, true
	for _, l := range s.Lines {
		if l.Cells[outcome] != "" {
			said, signs = true, signs && l.Failed
		}
	}
	if !said && counted {
		leaveOut(s, outcome)
		return
	}
	s.Columns[outcome].Spare = signs
}

// tableColumn is a column of a table. What answers gets its width before names do.
// Where lines are single events, the list above has their names: they go first.
func tableColumn(i int, head string, single bool) answers.Column {
	c := answers.Column{Title: headOf(head), Names: head == "actor" || head == "who", Spare: i > neededColumns}
	c.Keep = slices.Contains([]string{"how", "what", "adds", "such as", "new", "left", "afterwards"}, head)
	c.Prose = head == "handed out" || head == "began" || head == "afterwards" // the start says little, or all
	c.Again = head == "session"                                               // its key and its times are shorter
	if single {
		c.Spare = c.Spare && head != "who" && head != "event"
		c.Again, c.Prose = head == "event" || head == "call", c.Prose || head == outcomeHead
	}
	return c
}

// countEvents ends a line with how many events it stands for, until when.
func countEvents(line *answers.Line, l question.Line) {
	line.Cells = append(line.Cells, theme.Count(l.Count))
	line.Until = l.Last
}

// mayBeMeant reports whether the lines of a table are what the value of a question may
// mean, told apart by when that was.
func mayBeMeant(t question.Table) bool {
	return slices.ContainsFunc(t.Lines, func(l question.Line) bool { return l.About != "" && !l.First.IsZero() })
}

// ofEvents reports whether the lines of a table are events, or what no event tells.
func ofEvents(t question.Table) bool {
	return !slices.ContainsFunc(t.Lines, func(l question.Line) bool { return l.Event == nil && l.Count > 0 })
}

// tableLine is a line of a table with so many heads, of which one may be the
// outcome.
func tableLine(l question.Line, heads, outcome int, counted bool, lang *store.Language) answers.Line {
	line := answers.Line{Cells: slices.Clone(l.Cells)}
	for counted && len(line.Cells) < heads {
		line.Cells = append(line.Cells, "")
	}
	if outcome >= 0 && outcome < len(line.Cells) && line.Cells[outcome] != "" {
		line.Failed = strings.Contains(line.Cells[outcome], "failed")
		line.DryRun = line.Cells[outcome] == "dry run"
		line.Cells[outcome] = strings.TrimPrefix(line.Cells[outcome], "failed: ") // the sign says that
	}
	if counted {
		line.At = l.First
	}
	if filter, err := lang.Parse(l.Filter); err == nil && l.Filter != "" {
		line.To = targetOf(filter)
		line.To.Count = l.Count
	}
	if l.Event != nil { // a list of one event would only stand before it
		line.To.Event, line.To.Row, line.To.Events, line.To.Count = true, *l.Event, nil, 0
	}
	return line
}

// askAgain makes the lines that may be meant lead to the answers about them: the chain of
// a session, the history of a resource.
func askAgain(s *answers.Section, t question.Table, kind string) {
	for i, l := range t.Lines {
		switch {
		case l.About == "":
		case kind == "session":
			s.Lines[i].To = answers.Target{Ask: askChain, Field: "session", Value: l.About}
		case kind == "resource":
			s.Lines[i].To = answers.Target{Ask: askHistory, Field: resourceField, Value: l.About}
		}
	}
}

// withoutKind returns what a cell says of a policy without that it is one, which the head
// says: in little room nothing would be left of which it is.
func withoutKind(text string) string {
	for _, kind := range []string{"policy in the ", "managed policy "} {
		if which, found := strings.CutPrefix(text, kind); found {
			return which
		}
	}
	return text
}

// targetOf leads to the events of a filter; where it is about one value of a
// field, also to that.
func targetOf(filter store.Expr) answers.Target {
	to := answers.Target{Events: filter}
	all, ok := filter.(store.And)
	if !ok {
		all = store.And{filter}
	}
	for _, e := range all {
		m, ok := e.(store.Match)
		if !ok || m.Op != store.Equal && m.Op != store.Like || len(m.Values) != 1 {
			continue
		}
		if text, plain := m.Values[0].Plain(); plain {
			to.Field, to.Value = m.Field, text
		}
	}
	return to
}

// questionList lists the catalogue.
func questionList() *answers.Answer {
	all := question.Catalogue()
	s := answers.Section{Columns: []answers.Column{{Prose: true, Keep: true}, {Look: answers.Muted, Spare: true}, {Look: answers.Muted, Whole: true}}}
	for _, q := range all {
		needs := ""
		if q.Needs != nil {
			needs = q.Needs.Kind
		}
		s.Lines = append(s.Lines, answers.Line{
			Cells: []string{q.Text, q.Name, needs},
			To:    answers.Target{Ask: askQuestion, Field: q.Name},
		})
	}
	return &answers.Answer{Facts: []string{theme.Plural(len(all), "question")}, Sentence: "What responders ask. enter asks; for a key, a bucket … it asks first.", Sections: []answers.Section{s}}
}
