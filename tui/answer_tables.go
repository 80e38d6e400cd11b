package tui

import (
	"regexp"
	"slices"
	"strings"

	"github.com/trailsift/trailsift/store"
	"github.com/trailsift/trailsift/store/trail/question"
	"github.com/trailsift/trailsift/tui/answers"
	"github.com/trailsift/trailsift/tui/theme"
)

// eventsHead heads the column that says how many events are behind a line.
const eventsHead = "EVENTS"

// outcomeHead heads the column that says which events failed; tables with one
// have a line for each event.
const outcomeHead = "outcome"

// beganHead heads the column that says how a session began.
const beganHead = "began"

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
		s.Columns[i].Agent = isAgent(h)
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
		layOutPolicies(&s, t.Heads)
	}
	if outcome >= 0 {
		layOutOutcome(&s, outcome, counted)
	}
	return s
}

// layOutPolicies says whose policies are without that these are policies, and who changed one
// in any room; that one was not seen before goes first.
func layOutPolicies(s *answers.Section, heads []string) {
	for i, head := range heads {
		switch head {
		case "actor":
			s.Columns[i].Must, s.Columns[i].Spare = true, false
		case "before":
			s.Columns[i].Spare = true
		}
	}
	for i := range s.Lines {
		s.Lines[i].Cells[0] = withoutKind(s.Lines[i].Cells[0])
	}
}

// partWays parts how sessions began from where that came from.
func partWays(s *answers.Section, heads []string) {
	at := slices.Index(heads, beganHead)
	for i := range s.Lines {
		if line := &s.Lines[i]; at >= 0 && at < len(line.Cells) {
			line.Cells[at] = inParts(line.Cells[at])
		}
	}
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
	c := answers.Column{Title: headOf(head), Names: head == "actor", Spare: i > neededColumns}
	c.Keep = slices.Contains([]string{"how", "what", "adds", "takes away", "such as", "new", "left", "afterwards"}, head)
	c.Prose = head == "handed out" || head == beganHead || head == "afterwards" // the start says little, or all
	c.Parts, c.Key = head == beganHead, head == "key" && i > 0
	c.Spare = c.Spare || c.Key
	c.Again = head == "session" // its key and its times are shorter
	if single {
		c.Spare = c.Spare && head != "actor" && head != "event"
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
