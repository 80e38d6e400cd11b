package tui

import (
	"context"
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
		from.nameSessions(ctx, &s, t.Heads)
		partWays(&s, t.Heads)
		if q.Question.Needs != nil {
			askAgain(&s, t, q.Question.Needs.Kind)
		}
		from.endTable(ctx, &s, t, q)
		out.Sections = append(out.Sections, s)
	}
	s := eventSection(q, from, view)
	from.nameSessions(ctx, &s, nil)
	switch {
	case len(s.Lines) == 0:
	case listsFirst(q):
		s.Title = "Events"
		out.Sections = append(out.Sections, s)
	default:
		out.Sections = slices.Insert(out.Sections, 0, s)
	}
	for i := range out.Sections {
		callPolicies(&out.Sections[i])
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
			Title: c.title, Look: look, Spare: i >= neededColumns && c.title != outcomeTitle && !c.must, Must: c.must,
			Keep: c.fields[0] == "event" || c.title == outcomeTitle, Names: c.fields[0] == "actor", Many: !isAgent(c.fields[0]), Agent: isAgent(c.fields[0]),
			Gist: c.title == outcomeTitle || c.gist, Again: c.fields[0] == "verb", // which the event tells, and its colour
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
			sayBytes(&s, i, c.fields)
		}
	}
	leaveOutEmpty(&s)
	if rest := q.Events() - len(s.Lines); rest > 0 {
		s.Part, s.Lines = true, append(s.Lines, restLine(q, from.lang, rest))
	}
	return s
}

// outcomeTitle heads the column that says how sign-ins ended.
const outcomeTitle = "OUTCOME"

// outcomeGist is how a sign-in ended and with what, as lists of events have it: that there
// was no second factor is said where nothing else has room.
func outcomeGist(text string) trail.Gist {
	ended, factor, both := strings.Cut(text, ", ")
	if !both {
		return trail.Gist{}
	}
	return trail.Gist{Ended: ended, Things: []trail.Thing{{Text: factor}}, Sentence: true}
}

// isAgent reports whether a field, or what its column is headed by, has user agents: one
// value of many words, whose last tells as much as its first.
func isAgent(field string) bool {
	return field == "ua" || field == "userAgent" || field == question.Head("ua")
}

// seenColumn is a column of events: a field, or several of which an event has
// one.
type seenColumn struct {
	title  string
	fields []string
	must   bool // the question is about it
	gist   bool // what the event was about, with its error
}

// seenColumns are the columns worth seeing; those of one kind are one.
func seenColumns(q *question.Answer) []seenColumn {
	var out []seenColumn
	for _, c := range q.Seen() {
		if q.Question.Gist && strings.HasPrefix(c.Fields[0], requested) { // which tells that too
			continue
		}
		title := strings.ToUpper(c.Title)
		if title == "" {
			title = columnTitle(c.Fields[0])
		}
		out = append(out, seenColumn{title: title, fields: c.Fields, must: slices.Contains(c.Fields, q.Question.Subject)})
		if last := &out[len(out)-1]; q.Question.Gist && c.Fields[0] == "error" {
			last.title, last.gist, last.must = gistTitle, true, true
		}
	}
	return out
}

// requested is where the fields are of what was asked for.
const requested = "requestParameters."

// gistTitle heads the column of what events were about, as in lists of events: where it
// is, what they failed with is a part of that.
const gistTitle = "WHAT"

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
		switch line.Cells = append(line.Cells, from.seen(r, c.fields)); {
		case c.gist:
			line.Gist = trail.GistOf(r)
			line.Cells[len(line.Cells)-1] = line.Gist.String()
		case c.title == outcomeTitle:
			line.Gist = outcomeGist(line.Cells[len(line.Cells)-1])
		}
	}
	line.To.Field = columns[0].fields[0]
	line.To.Value, _ = r.Value(from.lang, line.To.Field)
	if line.To.Value == "" {
		line.To.Field = ""
	}
	return line
}

// seen is what a column of fields says of an event: a session is called as elsewhere.
func (from sources) seen(r store.Record, fields []string) string {
	if name, ok := from.sessionOf(r, fields); ok {
		return name
	}
	return from.joint(r, fields)
}

// joint returns what fields have that are seen as one: of several each value once, by the
// name that lists call it by, whether or not the call did.
func (from sources) joint(r store.Record, fields []string) string {
	own, _ := r.Value(from.lang, "account")
	read := func(field string) []store.Value {
		values := slices.Clone(from.values(r, field))
		for i := range values {
			values[i].Text = groupWord(field, len(fields)) + trail.CalledIn(own, values[i].Text)
		}
		return values
	}
	return strings.Join(question.Joint{Fields: fields}.Values(read, maxAnswerCell), " ")
}

// groupWord says before a group that it is one, where users and roles stand in the same column:
// people are put into groups, and both are named then.
func groupWord(field string, together int) string {
	if together > 1 && field == "requestParameters.groupName" {
		return "group "
	}
	return ""
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
